/** A stretch of a text that is to be replaced: UTF-16 offsets, `end` exclusive; empty where something is inserted. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The stretches of one text that changes have been granted, none of which gets in the way of another one. */
export class Claims<T extends Stretch> {
  private readonly sorted: T[] = [];

  /** What has been granted, by where it starts, then by where it ends. */
  get granted(): readonly T[] {
    return this.sorted;
  }

  /** Whether a change can be made beside those granted: their words do not overlap, and do not begin at one place. */
  isFree(stretch: Stretch): boolean {
    const { start, end } = stretch;
    const index = this.placeOf(stretch);
    const [before, after] = [this.sorted[index - 1], this.sorted[index]];
    const isBehind = before === undefined || (before.start < start && before.end <= start);
    return isBehind && (after === undefined || (after.start > start && after.start >= end));
  }

  /** Grants a stretch that is free. */
  grant(stretch: T): void {
    this.sorted.splice(this.placeOf(stretch), 0, stretch);
  }

  /** How many are granted that stand before a stretch. */
  private placeOf({ start, end }: Stretch): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.sorted[middle] ?? { start, end };
      if (other.start < start || (other.start === start && other.end < end)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
