import { lstatSync, readFileSync } from 'node:fs';
import { t } from '../../text/l10n';
import type { Path } from '../../text/paths';

/** A file that is read as a whole, or why it is not. */
export type Bytes =
  | { readonly kind: 'bytes'; readonly bytes: Buffer; readonly stamp: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * Reads a file where it is a regular one: links are not followed, since they could lead out of the workspace, or to a
 * device that never ends. A folder is no file, so it counts as absent like a link.
 */
export function readRegular({ native }: Path, most: number): Bytes {
  try {
    const stat = lstatSync(native, { throwIfNoEntry: false });
    if (stat === undefined || stat.isDirectory() || stat.isSymbolicLink()) return { kind: 'absent' };
    if (!stat.isFile()) return { kind: 'unreadable', reason: t`it is not a regular file` };
    if (stat.size > most) return { kind: 'unreadable', reason: tooLarge(most) };
    return { kind: 'bytes', bytes: readFileSync(native), stamp: stampOf(stat) };
  } catch (error) {
    return isAbsent(error) ? { kind: 'absent' } : { kind: 'unreadable', reason: reasonOf(error) };
  }
}

/** Another word whenever a file has been written; nothing for one that is not there. */
export function stampAt({ native }: Path): string | undefined {
  try {
    const stat = lstatSync(native, { throwIfNoEntry: false });
    return stat && stampOf(stat);
  } catch {
    // Whoever reads it finds out why.
    return undefined;
  }
}

function stampOf({ mtimeMs, ctimeMs, size, ino }: NonNullable<ReturnType<typeof lstatSync>>): string {
  return [mtimeMs, ctimeMs, size, ino].join(' ');
}

/** Why a file that is longer than so many bytes is not read. */
export function tooLarge(most: number): string {
  return t`it is larger than ${String(Math.floor(most / 1024 / 1024))} MB`;
}

/** Whether something is just not there, which is no fault. */
export function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
}

/** Why something can’t be read, as half a sentence. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return REASONS[code] ?? (code === '' ? t`reading it fails` : t`reading it fails (${code})`);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: t`reading it is not permitted`,
  EPERM: t`reading it is not permitted`,
  ELOOP: t`its links form a loop`,
  ENAMETOOLONG: t`its path is too long for this machine`,
  EMFILE: t`too many files are open`,
  ENFILE: t`too many files are open`,
  EIO: t`the disk reports a fault (EIO)`,
};
