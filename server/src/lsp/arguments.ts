/** What a client sends with a command may be anything: an argument that is text, or nothing. */
export function textArgument(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** An argument that is one of these words, or nothing. */
export function wordArgument<T extends string>(value: unknown, words: readonly T[]): T | undefined {
  return words.find((word) => word === value);
}

/** The fields of an argument that are text, by their names. */
export function textFields(value: unknown): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(
    Object.entries(value).flatMap(([key, text]: [string, unknown]) =>
      typeof text === 'string' ? [[key, text] as const] : [],
    ),
  );
}
