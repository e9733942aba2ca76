import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Question, Said } from './notes';

/** What a check has said, how it has ended, and what it was told for that. */
export interface Kept {
  readonly code: 0 | 1;
  readonly said: readonly Said[];
  /** Each question with the hash of its answer, in the order in which they were asked. */
  readonly answers: readonly (readonly [Question, string])[];
}

/** No check that is worth keeping takes more. */
const MOST_BYTES = 32 * 1024 * 1024;
/** So many checks are kept; of more the oldest go. */
const MOST_KEPT = 50;
/** What was begun and not ended in an hour never is. */
const STALE = 60 * 60 * 1000;
const NAME = /^[0-9a-f]{64}\.(?:json|[0-9a-f-]+\.part)$/;

/** The checks that are kept in a folder of the user’s own, in which nobody else may write. */
export class Store {
  constructor(private readonly folder: string) {}

  /** What was kept under a key; nothing for what can’t be read, was damaged, or may have come from somebody else. */
  at(key: string): Kept | undefined {
    try {
      if (!isOwn(lstatSync(this.folder))) return undefined;
      const text = ownText(join(this.folder, `${nameOf(key)}.json`));
      const end = text.indexOf('\n');
      const body = text.slice(end + 1);
      // The sum is over the key as well, so that no file stands for another.
      return text.slice(0, end) === sumOf(key, body) ? (JSON.parse(body) as Kept) : undefined;
    } catch {
      // Then all is looked at again, which is never wrong.
      return undefined;
    }
  }

  /** Keeps a check under a key, as a whole or not at all. */
  keep(key: string, kept: Kept): void {
    try {
      const body = JSON.stringify(kept);
      if (body.length > MOST_BYTES / 2) return;
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      if (!isOwn(lstatSync(this.folder))) return;
      const path = join(this.folder, nameOf(key));
      const part = `${path}.${randomUUID()}.part`;
      writeFileSync(part, `${sumOf(key, body)}\n${body}`, { flag: 'wx', mode: 0o600 });
      renameSync(part, `${path}.json`);
      this.clear();
    } catch {
      // The next check takes its time; it says the same.
    }
  }

  private clear(): void {
    const files = readdirSync(this.folder)
      .filter((name) => NAME.test(name))
      .map((name) => join(this.folder, name))
      .flatMap((path) => {
        const stat = lstatSync(path, { throwIfNoEntry: false });
        return stat === undefined ? [] : [{ path, age: Date.now() - stat.mtimeMs }];
      })
      .sort((a, b) => a.age - b.age);
    const isGone = ({ path, age }: { readonly path: string; readonly age: number }, index: number): boolean =>
      index >= MOST_KEPT || (path.endsWith('.part') && age > STALE);
    for (const { path } of files.filter(isGone)) rmSync(path, { force: true });
  }
}

/** Whether only the user can have written it, as far as this machine can tell. */
function isOwn({ uid, mode }: Stats): boolean {
  const user = process.getuid?.();
  return user === undefined || (uid === user && (mode & 0o022) === 0);
}

function ownText(path: string): string {
  // Where there is no such flag there are links only for those who may do everything.
  const file = openSync(path, constants.O_RDONLY | ((constants.O_NOFOLLOW as number | undefined) ?? 0));
  try {
    const stat = fstatSync(file);
    return stat.isFile() && isOwn(stat) && stat.size <= MOST_BYTES ? readFileSync(file, 'utf8') : '';
  } finally {
    closeSync(file);
  }
}

function nameOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function sumOf(key: string, body: string): string {
  return createHash('sha256').update(`${key}\n${body}`).digest('base64');
}

/** The folder for what programs keep for a user; nothing where that is not said. */
export function cacheFolder(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const { XDG_CACHE_HOME: named, LOCALAPPDATA: local, HOME: home } = environment;
  const isSaid = (path: string | undefined): path is string => path !== undefined && isAbsolute(path);
  if (isSaid(named)) return join(named, 'impact-manifest', 'checks');
  if (process.platform === 'win32') return isSaid(local) ? join(local, 'impact-manifest', 'checks') : undefined;
  if (!isSaid(home)) return undefined;
  const caches = process.platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
  return join(caches, 'impact-manifest', 'checks');
}
