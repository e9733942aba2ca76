import type { CancellationToken } from 'vscode-languageserver';
import type { ManifestView } from './documents/view';
import type { Setup } from './handler';
import { throwIfCancelled } from './log';

/**
 * Has all manifests looked at, once they have been found, before something is said or changed about every user of an entry:
 * those that were not yet one by one, giving way to messages.
 */
export async function lookAtAll(
  { store, host }: Pick<Setup, 'store' | 'host'>,
  token: CancellationToken,
): Promise<void> {
  await store.found;
  for (const uri of store.notLookedAt) {
    await new Promise<void>((resolve) => {
      host.later(resolve);
    });
    throwIfCancelled(token);
    store.lookAt(uri);
  }
  store.noteKnown();
}

/** All manifests of the workspace, once they have been found, giving way to messages before each. */
export async function* manifestsInTurn(
  { store, host }: Setup,
  token: CancellationToken,
): AsyncGenerator<ManifestView, void, undefined> {
  await store.found;
  for (const uri of store.manifests) {
    await new Promise<void>((resolve) => {
      host.later(resolve);
    });
    throwIfCancelled(token);
    const view = store.manifest(store.clientUri(uri));
    if (view !== undefined) yield view;
  }
}
