import type { Finding, Report } from '../findings/finding';
import { commentSuppressions, suppressionsOf, type Suppression } from '../manifest/suppression';
import { rules as allRules } from '../rules/index';
import type { CardSubject, ConfigSubject, ReportSubject, Rule } from '../rules/rule';
import type { Document } from './document';
import { failureIn, type Fault } from './failure';
import type { Options } from './options';
import { ask, runOnSuppressions, stateOf } from './run';
import { suppress, type Suppressed } from './suppress';

/** What is found in a document of any kind. */
export interface Findings {
  /** In file order. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  /** What broke down, for the log; each is among the findings as well. */
  readonly faults: readonly Fault[];
}

/** All that is known of a report at one moment. Immutable. */
export interface ReportAnalysis extends Findings {
  readonly document: Document<'report'>;
  readonly subject: ReportSubject;
}

/** The same of a card. */
export interface CardAnalysis extends Findings {
  readonly document: Document<'card'>;
  readonly subject: CardSubject;
}

/** The same of a configuration. */
export interface ConfigAnalysis extends Findings {
  readonly document: Document<'config'>;
  readonly subject: ConfigSubject;
}

/** Checks a report: by the rules that manifests are checked by, with their severities, and with comments that silence. */
export function analyzeReport(
  document: Document<'report'>,
  subject: ReportSubject,
  options: Options,
  allOf: readonly Rule[] = allRules,
): ReportAnalysis {
  const { report } = subject;
  const comments = commentSuppressions(report.fragment, report.frontMatter?.span);
  const check = (rule: Rule): Iterable<Report> | undefined => rule.report?.(subject);
  return { document, subject, ...findingsIn({ document, comments, check, options, allOf }) };
}

/** Checks a card in the same way. */
export function analyzeCard(
  document: Document<'card'>,
  subject: CardSubject,
  options: Options,
  allOf: readonly Rule[] = allRules,
): CardAnalysis {
  const { card } = subject;
  const comments = commentSuppressions(card.fragment, card.frontMatter?.span);
  const check = (rule: Rule): Iterable<Report> | undefined => rule.card?.(subject);
  return { document, subject, ...findingsIn({ document, comments, check, options, allOf }) };
}

/**
 * Checks a configuration. What it sets does not hold for itself: one that is wrong must not be able to say that it is
 * not.
 */
export function analyzeConfig(
  document: Document<'config'>,
  subject: ConfigSubject,
  today: string,
  allOf: readonly Rule[] = allRules,
): ConfigAnalysis {
  const comments = subject.tree.parts.flatMap((part) => suppressionsOf(part));
  const check = (rule: Rule): Iterable<Report> | undefined => rule.config?.(subject);
  const options = { severities: {}, today };
  return { document, subject, ...findingsIn({ document, comments, check, options, allOf }) };
}

interface Asked {
  readonly document: Document;
  readonly comments: readonly Suppression[];
  readonly check: (rule: Rule) => Iterable<Report> | undefined;
  readonly options: Options;
  readonly allOf: readonly Rule[];
}

function findingsIn({ document, comments, check, options, allOf }: Asked): Findings {
  const rules = allOf.filter(({ id }) => options.severities[id] !== 'off');
  const faults: Fault[] = [];
  const found = rules.flatMap((rule): readonly Finding[] => {
    const { findings, fault } = ask(rule, check, options);
    if (fault === undefined) return findings;
    faults.push(fault);
    return [...findings, failureIn(document, rule.id)];
  });
  const { findings, suppressed, silenced } = suppress(document, comments, found, options.today);
  const failed = faults.map(({ rule }) => rule);
  const unsure = new Map([...silenced].map(([comment, ids]) => [comment, new Set([...ids, ...failed])]));
  const context = { today: options.today, rules: new Map(allOf.map((rule) => [rule.id, stateOf(rule, options)])) };
  const unused = runOnSuppressions(rules, unsure, { context, options, failed: (rule) => failureIn(document, rule) });
  const told = suppress(document, comments, unused.findings, options.today);
  return {
    findings: inOrder(document, [...findings, ...told.findings]),
    suppressed: [...suppressed, ...told.suppressed],
    faults: [...faults, ...unused.faults],
  };
}

function inOrder(document: Document, findings: readonly Finding[]): readonly Finding[] {
  return findings
    .map((finding) => ({ finding, place: document.resolve(finding.span) ?? { start: 0, end: 0 } }))
    .sort((a, b) => a.place.start - b.place.start || a.place.end - b.place.end)
    .map(({ finding }) => finding);
}
