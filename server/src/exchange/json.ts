/** A value of JSON that somebody else has written, of whatever shape. */
export type Json = unknown;

export function parsedJson(text: string): Json {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // What is no JSON is in no format that is written in it.
    return undefined;
  }
}

/** A field of an object; nothing for anything else. */
export function at(value: Json, key: string): Json {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

export function textAt(value: Json, key: string): string | undefined {
  const text = at(value, key);
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

/** The items of a list; a value by itself is a list of one. */
export function itemsAt(value: Json, key: string): readonly Json[] {
  const items = at(value, key);
  if (Array.isArray(items)) return items as readonly Json[];
  return items === undefined || items === null ? [] : [items];
}
