import type { Catalogs } from '../text/l10n';

/** The languages beside English: each a bundle of its own, loaded by those who speak it. */
export const CATALOGS: Catalogs = {
  de: () => (require('../../l10n/de') as typeof import('../../l10n/de')).TEXTS,
};
