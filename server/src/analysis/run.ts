import type { Finding, Report } from '../findings/finding';
import type { Suppression } from '../model/suppression';
import type { Distribution, Work } from '../model/manifest';
import type { Context, Rule } from '../rules/rule';
import type { Tree } from '../syntax/parse';
import { affectedBy } from './affected';
import type { ChangedParts } from './changed-parts';
import type { Options } from './options';
import { inFileOrder, type Subject } from './order';

/** A rule that broke down on a subject. The other rules and subjects stand. */
export interface Fault {
  readonly rule: string;
  readonly error: unknown;
}

export interface Results {
  /** In file order. */
  readonly findings: readonly Finding[];
  readonly faults: readonly Fault[];
  /** What the rules said of each subject of which they said anything. */
  readonly bySubject: ReadonlyMap<Subject, readonly Finding[]>;
}

/** The run before an edit, in the same world and with the same options. */
export interface Before {
  readonly context: Context;
  readonly bySubject: ReadonlyMap<Subject, readonly Finding[]>;
  readonly changed: ChangedParts;
}

type Check = (rule: Rule) => Iterable<Report> | undefined;

/** Calls every rule on every subject; takes over what `before` found for subjects that nothing has changed for. */
export function run(rules: readonly Rule[], tree: Tree, context: Context, options: Options, before?: Before): Results {
  const active = rules.filter((rule) => options.severities[rule.id] !== 'off');
  const affected = before === undefined ? undefined : affectedBy(before.context, context);
  const kept = before === undefined || affected === undefined ? undefined : { ...before, affected };
  const bySubject = new Map(kept?.bySubject);
  const faults: Fault[] = [];
  for (const subject of kept === undefined ? [] : outdated(kept)) bySubject.delete(subject);
  for (const [subject, check] of subjectsIn(tree, context, kept)) {
    const told = active.map((rule) => ask(rule, check, options));
    const findings = told.flatMap((it) => it.findings);
    if (findings.length > 0) bySubject.set(subject, findings);
    for (const { fault } of told) if (fault !== undefined) faults.push(fault);
  }
  const told = [...bySubject].flatMap(([subject, findings]) => findings.map((finding) => ({ finding, subject })));
  return { findings: inFileOrder(tree, told), faults, bySubject };
}

/** The subjects of which it is not known what the rules say of them now, and may be no subjects any more. */
function outdated({
  context,
  changed,
  affected,
}: Before & { readonly affected: ReadonlySet<Work | Distribution> }): Subject[] {
  return [...changed.gone, ...affected, ...context.manifest.breaches, context.manifest];
}

/** What the rules have to look at, each subject with how a rule is asked about it. */
function* subjectsIn(
  tree: Tree,
  context: Context,
  kept: (Before & { readonly affected: ReadonlySet<Work | Distribution> }) | undefined,
): Iterable<readonly [Subject, Check]> {
  const { manifest } = context;
  for (const part of kept?.changed.come ?? tree.parts) yield [part, (rule) => rule.part?.(part, context)];
  for (const artifact of among(manifest.artifacts, kept?.affected))
    yield [artifact, (rule) => rule.artifact?.(artifact, context)];
  for (const derivative of among(manifest.derivatives, kept?.affected))
    yield [derivative, (rule) => rule.derivative?.(derivative, context)];
  for (const distribution of among(manifest.distributions, kept?.affected))
    yield [distribution, (rule) => rule.distribution?.(distribution, context)];
  for (const breach of manifest.breaches) yield [breach, (rule) => rule.breach?.(breach, context)];
  yield [manifest, (rule) => rule.manifest?.(manifest, context, tree.problems)];
}

/** The entries of a section, or those of them that are affected. */
function among<T extends Work | Distribution>(
  entries: ReadonlyMap<string, T>,
  affected: ReadonlySet<Work | Distribution> | undefined,
): readonly T[] {
  if (affected === undefined) return [...entries.values()];
  return [...affected].flatMap((subject) => {
    const entry = entries.get(subject.id.value);
    return entry === subject ? [entry] : [];
  });
}

/** What the rules say of a disable comment once it is known what it silenced. */
export function runOnSuppressions(
  rules: readonly Rule[],
  suppressions: ReadonlyMap<Suppression, ReadonlySet<string>>,
  context: Context,
  options: Options,
): Pick<Results, 'findings' | 'faults'> {
  const active = rules.filter((rule) => options.severities[rule.id] !== 'off');
  const told = [...suppressions].flatMap(([suppression, silenced]) =>
    active.map((rule) => ask(rule, () => rule.suppression?.(suppression, silenced, context), options)),
  );
  return { findings: told.flatMap(({ findings }) => findings), faults: told.flatMap(({ fault }) => fault ?? []) };
}

/** What a rule says that does not look at such subjects: most do not at most. */
const SILENT = { findings: [] };

function ask(
  rule: Rule,
  check: Check,
  options: Options,
): { readonly findings: readonly Finding[]; readonly fault?: Fault } {
  try {
    const reports = check(rule);
    if (reports === undefined) return SILENT;
    const findings = [...reports].map((report): Finding => {
      const chosen = options.severities[rule.id];
      return {
        ...report,
        rule: rule.id,
        severity: chosen === undefined || chosen === 'off' ? (report.severity ?? rule.severity) : chosen,
      };
    });
    return { findings };
  } catch (error) {
    return { findings: [], fault: { rule: rule.id, error } };
  }
}
