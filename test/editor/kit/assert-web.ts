/**
 * Stands for `node:assert/strict` in a web worker, with the checks that the
 * editor tests use.
 */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
  readonly showDiff = true;

  constructor(
    message: string,
    readonly actual: unknown,
    readonly expected: unknown,
  ) {
    super(message);
  }
}

export function ok(value: unknown, message = 'The value is not truthy.'): asserts value {
  if (!value) throw new AssertionError(message, value, true);
}

export function equal(actual: unknown, expected: unknown, message = 'The values differ.'): void {
  if (!Object.is(actual, expected)) throw new AssertionError(message, actual, expected);
}

export function deepEqual(actual: unknown, expected: unknown, message = 'The values differ.'): void {
  const [found, wanted] = [canonical(actual), canonical(expected)];
  if (found !== wanted) throw new AssertionError(message, found, wanted);
}

export function match(actual: string, expected: RegExp, message = `The text does not match ${expected}.`): void {
  if (!expected.test(actual)) throw new AssertionError(message, actual, String(expected));
}

export function fail(message: string): never {
  throw new AssertionError(message, undefined, undefined);
}

/** The same text for equal data, whatever the order of its keys. */
function canonical(value: unknown): string {
  const sorted = (_key: string, part: unknown): unknown =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part;
  return JSON.stringify(value, sorted, 2) ?? 'undefined';
}
