import type { Setup } from './handler';

/** The most turns that files are waited for, some seconds in a browser; a client may never answer. */
const MOST_TURNS = 1000;

/** What a look finds once all files that it asks for are read: what ships is read when it is first looked for. */
export async function whenFilesAreRead<T>({ store, host }: Setup, look: () => T): Promise<T> {
  let found = look();
  for (let turn = 0; store.isWaiting && turn < MOST_TURNS; turn++) {
    await new Promise<void>((resolve) => {
      host.later(resolve);
    });
    if (!store.isWaiting) found = look();
  }
  return found;
}
