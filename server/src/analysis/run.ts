import type { Finding, Report } from '../findings/finding';
import type { Suppression } from '../model/suppression';
import type { Context, Rule } from '../rules/rule';
import type { Tree } from '../syntax/parse';
import { affectedBy } from './affected';
import type { Options } from './options';

/** A rule that broke down on a subject. The other rules and subjects stand. */
export interface Fault {
  readonly rule: string;
  readonly error: unknown;
}

export interface Results {
  readonly findings: readonly Finding[];
  readonly faults: readonly Fault[];
  /** What the rules said of each subject. */
  readonly bySubject: ReadonlyMap<object, readonly Finding[]>;
}

/** The run before an edit, in the same world and with the same options. */
export interface Before {
  readonly context: Context;
  readonly bySubject: ReadonlyMap<object, readonly Finding[]>;
}

type Check = (rule: Rule) => Iterable<Report> | undefined;

/** Calls every rule on every subject; takes over what `before` found for subjects that nothing has changed for. */
export function run(rules: readonly Rule[], tree: Tree, context: Context, options: Options, before?: Before): Results {
  const active = rules.filter((rule) => options.severities[rule.id] !== 'off');
  const affected = before === undefined ? undefined : affectedBy(before.context, context);
  const bySubject = new Map<object, readonly Finding[]>();
  const faults: Fault[] = [];

  const visit = (subject: object, check: Check, isAffected: boolean): void => {
    const known = isAffected ? undefined : before?.bySubject.get(subject);
    if (known !== undefined) {
      bySubject.set(subject, known);
      return;
    }
    const told = active.map((rule) => ask(rule, check, options));
    faults.push(...told.flatMap(({ fault }) => fault ?? []));
    bySubject.set(
      subject,
      told.flatMap(({ findings }) => findings),
    );
  };

  const { manifest } = context;
  for (const part of tree.parts) visit(part, (rule) => rule.part?.(part, context), affected === undefined);
  for (const artifact of manifest.artifacts.values()) {
    visit(artifact, (rule) => rule.artifact?.(artifact, context), affected?.has(artifact) ?? true);
  }
  for (const derivative of manifest.derivatives.values()) {
    visit(derivative, (rule) => rule.derivative?.(derivative, context), affected?.has(derivative) ?? true);
  }
  for (const distribution of manifest.distributions.values()) {
    visit(distribution, (rule) => rule.distribution?.(distribution, context), affected?.has(distribution) ?? true);
  }
  for (const breach of manifest.breaches) visit(breach, (rule) => rule.breach?.(breach, context), true);
  visit(manifest, (rule) => rule.manifest?.(manifest, context, tree.problems), true);
  return { findings: [...bySubject.values()].flat(), faults, bySubject };
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

function ask(
  rule: Rule,
  check: Check,
  options: Options,
): { readonly findings: readonly Finding[]; readonly fault?: Fault } {
  try {
    const findings = [...(check(rule) ?? [])].map((report): Finding => {
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
