import type { Distribution, Manifest, Work } from '../model/manifest';
import { workOf } from '../model/manifest';
import type { Context } from '../rules/rule';
import type { Options } from './options';
import type { Before } from './run';

/**
 * The works and distributions that the rules have to look at again: those that changed, all that they come from and all
 * that comes from them, before and after. Nothing where that can't be told and everything is to be looked at again.
 */
export function affectedBy(before: Before, context: Context, options: Options): ReadonlySet<object> | undefined {
  const { context: was } = before;
  const sameWorld = was.files === context.files && was.today === context.today && before.options === options;
  if (!sameWorld || !sameBreaches(was.manifest, context.manifest)) return undefined;
  const affected = new Set<object>();
  const changed = changedIds(was.manifest, context.manifest);
  for (const { manifest, lineage, usage } of changed.size === 0 ? [] : [was, context]) {
    for (const id of changed) {
      const work = workOf(manifest, id);
      const both = [manifest.artifacts.get(id), manifest.derivatives.get(id)].flatMap((it) => it ?? []);
      const sources = (work === undefined ? [] : [work]).flatMap((it) =>
        lineage.closure(it).map((reached) => reached.work),
      );
      const made = [...usage.descendants(id)].flatMap((it) => workOf(manifest, it) ?? []);
      for (const it of [...both, ...sources, ...made, ...usage.distributions(id)]) affected.add(it);
    }
  }
  const distributions = changedDistributions(was.manifest, context.manifest);
  for (const distribution of distributions) {
    affected.add(distribution);
    for (const { manifest, lineage } of [was, context]) {
      for (const work of subjectsOf(manifest, distribution))
        for (const reached of lineage.closure(work)) affected.add(reached.work);
    }
  }
  return affected;
}

function sameBreaches(a: Manifest, b: Manifest): boolean {
  return a.breaches.length === b.breaches.length && a.breaches.every((breach, index) => breach === b.breaches[index]);
}

function changedIds(a: Manifest, b: Manifest): ReadonlySet<string> {
  return new Set([...differing(a.artifacts, b.artifacts), ...differing(a.derivatives, b.derivatives)]);
}

function changedDistributions(a: Manifest, b: Manifest): readonly Distribution[] {
  return differing(a.distributions, b.distributions).flatMap((id) =>
    [a.distributions.get(id), b.distributions.get(id)].flatMap((it) => it ?? []),
  );
}

function subjectsOf(manifest: Manifest, distribution: Distribution): readonly Work[] {
  return distribution.of.flatMap(({ value }) => workOf(manifest, value) ?? []);
}

/** The keys under which two maps do not hold the same object. */
function differing<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>): string[] {
  const gone = [...a.keys()].filter((key) => !b.has(key));
  const other = [...b].filter(([key, value]) => a.get(key) !== value).map(([key]) => key);
  return [...gone, ...other];
}
