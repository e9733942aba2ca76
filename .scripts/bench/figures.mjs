/**
 * The value below which the given share of the values lies.
 *
 * @param {readonly number[]} values not empty
 * @param {number} share from 0 to 1; 0.5 for the median
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/** @param {readonly number[]} values */
export function median(values) {
  return quantile(values, 0.5);
}

/** Measured values by what was measured and of whom. */
export class Figures {
  /** @type {Map<string, Map<string, number[]>>} */
  #values = new Map();

  /** @param {string} what @param {string} whose @param {number | undefined} value */
  add(what, whose, value) {
    if (value === undefined) return;
    const row = this.#values.get(what) ?? new Map();
    this.#values.set(what, row);
    row.set(whose, [...(row.get(whose) ?? []), value]);
  }

  /** @param {string} what @param {string} whose @returns {readonly number[]} */
  valuesOf(what, whose) {
    return this.#values.get(what)?.get(whose) ?? [];
  }

  /** What was measured, in the order in which it first was. */
  get names() {
    return [...this.#values.keys()];
  }
}

/** @param {number} value three digits that say something */
export function shown(value) {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/**
 * A table in Markdown whose columns line up, so that it can be read in a terminal as well.
 *
 * @param {readonly (readonly string[])[]} rows the first one is the heading
 */
export function table(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (/** @type {readonly string[]} */ row) =>
    `| ${widths.map((width, column) => (column === 0 ? (row[column] ?? '').padEnd(width) : (row[column] ?? '').padStart(width))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  const [heading, ...rest] = rows.map(line);
  return [heading, rule, ...rest].join('\n');
}
