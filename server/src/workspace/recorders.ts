import { Gathered, pointOf, unsettled } from '../lineage/recorded';
import { identityOf } from '../manifest/identity';
import type { Artifact, Breach, Manifest, Work } from '../manifest/manifest';
import { workOf } from '../manifest/manifest';
import type { BreachAt, Unsettled } from '../manifest/manifests';

/** What breaches a manifest records, as far as it can tell by itself what they are about. */
export interface Recorder {
  /** Those of works that come from anything in another manifest. */
  readonly drawn: readonly Breach[];
  /** By identity, those of works that come from an artifact that is described here. */
  readonly described: ReadonlyMap<string, readonly Breach[]>;
  /** All of it in a form that can be compared. */
  readonly said: string;
}

/** The breaches that a manifest records; nothing where it records none. */
export function recordedBy(manifest: Manifest): Recorder | undefined {
  if (manifest.breaches.length === 0) return undefined;
  const drawn: Breach[] = [];
  const found = new Map<string, Breach[]>();
  for (const breach of manifest.breaches) {
    const sources = artifactsBehind(breach, manifest);
    if (sources.some((artifact) => artifact.manifest !== undefined)) drawn.push(breach);
    for (const identity of new Set(sources.flatMap((artifact) => identityOf(artifact) ?? []))) {
      const known = found.get(identity);
      if (known === undefined) found.set(identity, [breach]);
      else known.push(breach);
    }
  }
  const wordsOf = (breach: Breach): string =>
    `${pointOf(breach)}${String(breach.remedied?.value)}${String(breach.resolved?.value)}`;
  const said = JSON.stringify([drawn.map(wordsOf), [...found].map(([identity, all]) => [identity, all.map(wordsOf)])]);
  return { drawn, described: found, said };
}

/** The artifacts of its own manifest that the work comes from that a breach is about. */
function artifactsBehind({ subject }: Breach, manifest: Manifest): readonly Artifact[] {
  const work = subject === undefined ? undefined : workOf(manifest, subject.value);
  const reached = new Set<Work>(work === undefined ? [] : [work]);
  for (const one of reached) {
    if (one.kind === 'artifact') continue;
    for (const { id } of one.from) {
      const source = workOf(manifest, id.value);
      if (source !== undefined) reached.add(source);
    }
  }
  return [...reached].filter((one) => one.kind === 'artifact');
}

/** All of some breaches that are not settled on a day: of those about one work in one state, the first. */
export function gathered(
  recorded: readonly (readonly [uri: string, breaches: readonly Breach[]])[],
  today: string,
): Unsettled<BreachAt> {
  const all = new Gathered<BreachAt>();
  const known = new Set<string>();
  for (const [uri, breaches] of [...recorded].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    for (const breach of breaches) {
      const cure = unsettled(breach, today);
      const key = JSON.stringify([uri, breach.subject?.value, cure?.state]);
      if (cure === undefined || breach.subject === undefined || known.has(key)) continue;
      known.add(key);
      all.add({ uri, id: breach.subject.value }, breach, cure);
    }
  }
  return all;
}
