import { SEVERITIES, type Finding, type Report } from '../findings/finding';
import type { Suppression } from '../manifest/suppression';
import type { Distribution, Work } from '../manifest/manifest';
import type { Context, Rule } from '../rules/rule';
import type { Tree } from '../syntax/parse';
import { t } from '../text/l10n';
import type { ChangedParts } from './changed-parts';
import type { Options } from './options';
import type { Doubt } from './world';
import { failureOn, isFailure, type Failure, type Fault } from './failure';
import type { Subject, Told } from './order';

export interface Results {
  readonly told: readonly Told[];
  /** The errors of structure, also those of rules that are switched off. */
  readonly structure: readonly Finding[];
  /** The errors that leave open what holds for single entries; of rules that are switched off as well. */
  readonly doubts: readonly Doubt[];
  /** What broke down in this run. */
  readonly faults: readonly Fault[];
  /** What could not be checked, in this run or in one before whose results still hold. */
  readonly failures: readonly Failure[];
  /** What the rules said of each subject of which they said anything. */
  readonly bySubject: ReadonlyMap<Subject, readonly Finding[]>;
}

/** The run before an edit, in the same world and with the same options. */
export interface Before {
  readonly context: Context;
  readonly bySubject: ReadonlyMap<Subject, readonly Finding[]>;
  readonly changed: ChangedParts;
  /** The works and distributions that have to be looked at again. */
  readonly affected: ReadonlySet<Work | Distribution>;
}

/** The rules that are asked, what they may know, and what a person has set for them. */
export interface Asking {
  readonly rules: readonly Rule[];
  readonly context: Context;
  readonly options: Options;
}

type Check = (rule: Rule) => Iterable<Report> | undefined;

/** Calls every rule on every subject; takes over what `before` found for subjects that nothing has changed for. */
export function run(tree: Tree, { rules, context, options }: Asking, before?: Before): Results {
  // A severity never changes a verdict, so that what it is made from is looked at even where nobody is shown it.
  const active = rules.filter((rule) => rule.leavesOpen !== undefined || options.severities[rule.id] !== 'off');
  const bySubject = new Map(before?.bySubject);
  const faults: Fault[] = [];
  for (const subject of before === undefined ? [] : outdated(before)) bySubject.delete(subject);
  for (const { subject, visitors, check } of visits(tree, { rules: active, context }, before)) {
    const findings: Finding[] = [];
    for (const rule of visitors) {
      const told = ask(rule, check, options);
      for (const finding of told.findings) findings.push(finding);
      if (told.fault === undefined) continue;
      findings.push(failureOn(rule.id, subject, tree));
      faults.push(told.fault);
    }
    if (findings.length > 0) bySubject.set(subject, findings);
  }
  return { ...sorted(bySubject), faults, bySubject };
}

/** What was said, by what it counts for; in one go, as it is done after every edit. */
function sorted(bySubject: Results['bySubject']): Pick<Results, 'told' | 'structure' | 'doubts' | 'failures'> {
  const told: Told[] = [];
  const structure: Finding[] = [];
  const doubts: Doubt[] = [];
  const failures: Failure[] = [];
  for (const [subject, findings] of bySubject) {
    for (const finding of findings) {
      if (finding.isHidden !== true) told.push({ finding, subject });
      if (finding.leavesOpen === 'manifest') structure.push(finding);
      else if (finding.leavesOpen !== undefined && 'id' in subject) doubts.push({ id: subject.id.value, finding });
      if (isFailure(finding)) failures.push({ subject, finding });
    }
  }
  return { told, structure, doubts, failures };
}

/** The subjects of which it is not known what the rules say of them now, and may be no subjects any more. */
function outdated({ context, changed, affected }: Before): Subject[] {
  return [...changed.gone, ...affected, ...context.manifest.breaches, context.manifest];
}

/** A subject, the rules that look at such subjects, and how one of them is asked about it. */
interface Visit {
  readonly subject: Subject;
  readonly visitors: readonly Rule[];
  readonly check: Check;
}

/** What the rules have to look at. */
function* visits(
  tree: Tree,
  { rules, context }: Pick<Asking, 'rules' | 'context'>,
  before: Before | undefined,
): Iterable<Visit> {
  const { manifest, excess } = context;
  const { artifacts, derivatives, distributions, breaches } = manifest;
  const affected = before?.affected;
  yield* each(before?.changed.come ?? tree.parts, 'part', (rule, it) => rule.part?.(it, context));
  if (excess === undefined) {
    yield* each(among(artifacts, affected), 'artifact', (rule, it) => rule.artifact?.(it, context));
    yield* each(among(derivatives, affected), 'derivative', (rule, it) => rule.derivative?.(it, context));
    yield* each(among(distributions, affected), 'distribution', (rule, it) => rule.distribution?.(it, context));
    yield* each(breaches, 'breach', (rule, it) => rule.breach?.(it, context));
  }
  yield* each([manifest], 'manifest', (rule, it) => rule.manifest?.(it, context, tree.problems));

  function* each<T extends Subject>(
    subjects: readonly T[],
    visitor: keyof Rule,
    check: (rule: Rule, subject: T) => ReturnType<Check>,
  ): Iterable<Visit> {
    if (subjects.length === 0) return;
    const visitors = rules.filter((rule) => rule[visitor] !== undefined);
    for (const subject of subjects) yield { subject, visitors, check: (rule) => check(rule, subject) };
  }
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

/** What the rules about comments need, and how it is said that one of them broke down on a comment. */
export interface OnSuppressions {
  readonly rules: readonly Rule[];
  readonly context: Pick<Context, 'today' | 'rules'>;
  readonly options: Options;
  readonly failed: (rule: string, suppression: Suppression) => Finding;
}

/** What the rules say of a disable comment once it is known what it silenced. */
export function runOnSuppressions(
  suppressions: ReadonlyMap<Suppression, ReadonlySet<string>>,
  { rules, context, options, failed }: OnSuppressions,
): { readonly findings: readonly Finding[]; readonly faults: readonly Fault[] } {
  const active = rules.filter((rule) => rule.suppression !== undefined && options.severities[rule.id] !== 'off');
  const faults: Fault[] = [];
  const findings = active.flatMap((rule) => {
    const said = new Said();
    for (const [suppression, silenced] of suppressions) {
      const asked = ask(rule, () => rule.suppression?.(suppression, silenced, context), options);
      for (const finding of asked.findings) said.add(finding);
      if (asked.fault === undefined) continue;
      said.add(failed(rule.id, suppression));
      faults.push(asked.fault);
    }
    return said.findings;
  });
  return { findings, faults };
}

const SILENT = { findings: [] };

/** So much of what one rule has to say of one subject is told, each with its words and fixes; nobody reads more. */
const MOST_OF_A_RULE = 1000;

/** What one rule says of one subject, up to the bound. That there is more is said as gravely as the gravest of it. */
class Said {
  private readonly told: Finding[] = [];
  private more: Finding | undefined;

  add(finding: Finding): void {
    if (this.told.length < MOST_OF_A_RULE) this.told.push(finding);
    else if (this.more === undefined || isGraver(finding, this.more)) this.more = finding;
  }

  get findings(): readonly Finding[] {
    if (this.more === undefined) return this.told;
    const message = t`From here on, the findings of this rule are not listed: there are more than ${String(MOST_OF_A_RULE)}.`;
    return [
      ...this.told,
      { ...this.more, message, remedy: t`Correct those above first.`, related: [], fixes: () => [] },
    ];
  }
}

/** What leaves something open is an error, whatever severity is set for it. */
function isGraver(a: Finding, b: Finding): boolean {
  const rank = ({ severity, leavesOpen }: Finding): number =>
    SEVERITIES.indexOf(severity) - (leavesOpen === undefined ? 0 : SEVERITIES.length);
  return rank(a) < rank(b);
}

/** What one rule says, with the severities that are set; what it had said before it broke down stands. */
export function ask(
  rule: Rule,
  check: Check,
  options: Options,
): { readonly findings: readonly Finding[]; readonly fault?: Fault } {
  const said = new Said();
  try {
    const reports = check(rule);
    if (reports === undefined) return SILENT;
    const chosen = options.severities[rule.id];
    for (const report of reports) {
      const severity = chosen === undefined || chosen === 'off' ? (report.severity ?? rule.severity) : chosen;
      said.add({ ...report, ...marksOf(rule, report, chosen), rule: rule.id, severity });
    }
    return { findings: said.findings };
  } catch (error) {
    // What it had found before it broke down is found all the same.
    return { findings: said.findings, fault: { rule: rule.id, error } };
  }
}

/** What counts for the verdict, whatever severity a person gives it. */
function marksOf(
  rule: Rule,
  { severity = rule.severity }: Report,
  chosen: Options['severities'][string] | undefined,
): Pick<Finding, 'leavesOpen' | 'isHidden'> {
  return {
    ...(rule.leavesOpen !== undefined && severity === 'error' ? { leavesOpen: rule.leavesOpen } : {}),
    ...(chosen === 'off' ? { isHidden: true } : {}),
  };
}

/** What a person can do about a rule, and has done. */
export function stateOf({ id, always }: Rule, { severities }: Options): 'on' | 'off' | 'always' {
  if (always === true) return 'always';
  return severities[id] === 'off' ? 'off' : 'on';
}
