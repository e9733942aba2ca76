import { t } from '../text/l10n';
import { isInside, relativePath } from '../text/uri';
import type { NotRead } from '../workspace/discovered';
import type { Store } from './documents/store';

/** What in the workspace could not be looked at, as clients are told it: nothing where all could. */
export function notReadIn(store: Store): { readonly notRead?: readonly string[] } {
  const sentences = store.notRead.map((place) => notReadText(place, store.folders));
  return sentences.length === 0 ? {} : { notRead: sentences };
}

/** One place, as a sentence about its path from the folder of the workspace. */
export function notReadText({ uri, reason }: NotRead, folders: readonly string[]): string {
  const folder = folders.find((it) => isInside(it, uri));
  const path = folder === undefined ? uri : relativePath(`${folder}/-`, uri);
  return t`${path === '' ? t`The folder` : path} can’t be read: ${reason}.`;
}
