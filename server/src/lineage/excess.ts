import { t } from '../text/l10n';

/**
 * The most works that the entries of one manifest may come from, counted for each entry. What each release owes to each of
 * its sources is worked out and kept, which takes some ten microseconds and a kilobyte.
 */
export const MOST_SOURCES = 125_000;

/** What is said where there are more, of the entries and of each release. */
export const excess = {
  message: t`The entries of this manifest come from more than ${String(MOST_SOURCES)} works in all, so none of them is checked.`,
  remedy: t`Split it into several manifests, each with some of the releases.`,
};
