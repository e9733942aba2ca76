import type { Catalogs, Texts } from '../text/l10n';

/** The languages beside English: each a bundle of its own, loaded by those who speak it. */
export const CATALOGS: Catalogs = {
  de: () => require('../../l10n/bundle.l10n.de.json') as Texts,
};
