import { oncePer } from '../text/once';
import type { Artifact, Breach } from './manifest';

/**
 * By what an artifact is known in other manifests: its source, or its name where it has none. Nothing for one that has
 * neither, and for one that is taken from another manifest, where it is known already.
 */
export const identityOf = oncePer(({ source, name, manifest }: Artifact): string | undefined => {
  if (manifest !== undefined) return undefined;
  if (source !== undefined) return `source ${sourceKey(source.value)}`;
  return name === undefined ? undefined : `name ${folded(name.value)}`;
});

/** What tells descriptions with one identity apart: which revision, when it was obtained, and of which type it is. */
export function versionOf({ revision, acquired, type }: Artifact): readonly (string | undefined)[] {
  return [revision, acquired, type].map((field) => (field === undefined ? undefined : folded(field.value)));
}

/** Whether two descriptions with one identity may be of one thing: not where both say which revision, or when, and differ. */
export function mayBeSame(a: Artifact, b: Artifact): boolean {
  const others = versionOf(b);
  return versionOf(a).every((own, field) => {
    const other = others[field];
    return own === undefined || other === undefined || own === other;
  });
}

/** An address in one spelling: without scheme, trailing slash, query and fragment; the host in small letters. */
function sourceKey(address: string): string {
  const [, host = '', path = ''] = /^https?:\/\/([^/?#]*)([^?#]*)/i.exec(address.trim()) ?? [];
  if (host === '') return folded(address);
  let end = path.length;
  while (path[end - 1] === '/') end--;
  return host.toLowerCase() + path.slice(0, end);
}

function folded(words: string): string {
  return words.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** What of an artifact can contradict another description of it. */
export const saidOf = oncePer(({ license, risk, revision, acquired, type }: Artifact) =>
  wordsOf([license, risk, revision, acquired, type]),
);

/** What else matters wherever an artifact of a manifest is described: its breaches. Empty where there are none. */
export function breachesText(breaches: readonly Breach[]): string {
  const fields = breaches.flatMap(({ subject, notified, remedied, resolved }) => [
    subject,
    notified,
    remedied,
    resolved,
  ]);
  return fields.length === 0 ? '' : wordsOf(fields);
}

function wordsOf(fields: readonly ({ readonly value: string } | undefined)[]): string {
  return JSON.stringify(fields.map((field) => field?.value ?? null));
}
