/** The same answer for the same thing, worked out when it is first asked for, and kept as long as the thing is there. */
export function oncePer<K extends object, T>(make: (about: K) => T): (about: K) => T {
  const made = new WeakMap<K, { readonly value: T }>();
  return (about) => {
    let known = made.get(about);
    if (known === undefined) {
      known = { value: make(about) };
      made.set(about, known);
    }
    return known.value;
  };
}

/** The same answer, worked out when it is first asked for, and once. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
