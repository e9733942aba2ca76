import { t } from '../../../text/l10n';
/** What is read of a parcel before it counts as made to fill the machine. */
export interface Limits {
  readonly files: number;
  /** Bytes, unpacked. */
  readonly bytes: number;
  /** How many times longer than the archive all that is unpacked may be, beyond the first `free` bytes. */
  readonly ratio: number;
  readonly free: number;
}

/** The largest sets of weights have less; no text of people shrinks to a two hundredth. */
export const LIMITS: Limits = {
  files: 200_000,
  bytes: 2 * 1024 ** 4,
  ratio: 200,
  free: 256 * 1024 ** 2,
};

/** Why a parcel is not read to its end: told as it is. */
export class Unreadable extends Error {}

/** Counts what is read, and stops it where it is too much. */
export class Meter {
  private files = 0;
  private bytes = 0;

  /** `packed` is how long the archive is; nothing for a folder. */
  constructor(
    private readonly limits: Limits,
    private readonly packed?: number,
  ) {}

  file(): void {
    this.files++;
    if (this.files > this.limits.files)
      throw new Unreadable(t`it contains more than ${String(this.limits.files)} files, so it was not read completely`);
  }

  read(bytes: number): void {
    this.bytes += bytes;
    const { limits, packed } = this;
    if (this.bytes > limits.bytes) throw new Unreadable(t`it is larger than the limit`);
    if (packed !== undefined && this.bytes > Math.max(limits.free, packed * limits.ratio))
      throw new Unreadable(
        t`unpacked it is more than ${String(limits.ratio)} times as long, like archives that are made to fill a disk`,
      );
  }
}
