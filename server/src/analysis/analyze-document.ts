import type { Report } from '../findings/finding';
import { commentSuppressions, suppressionsOf, type Suppression } from '../manifest/suppression';
import { rules as allRules } from '../rules/index';
import type { CardSubject, ConfigSubject, ReportSubject, Rule } from '../rules/rule';
import { conclude, type Findings } from './conclude';
import type { Document } from './document';
import { failureIn, type Fault } from './failure';
import type { Options } from './options';
import type { Told } from './order';
import { ask, stateOf } from './run';

/** All that is known of a report at one moment. Immutable. */
export interface ReportAnalysis extends Findings {
  readonly document: Document<'report'>;
  readonly subject: ReportSubject;
  readonly options: Options;
}

/** The same of a card. */
export interface CardAnalysis extends Findings {
  readonly document: Document<'card'>;
  readonly subject: CardSubject;
  readonly options: Options;
}

/** The same of a configuration. */
export interface ConfigAnalysis extends Findings {
  readonly document: Document<'config'>;
  readonly subject: ConfigSubject;
  readonly options: Options;
}

/** Checks a report: by the rules that manifests are checked by, with their severities, and with comments that silence. */
export function analyzeReport(document: Document<'report'>, subject: ReportSubject, options: Options): ReportAnalysis {
  const { report } = subject;
  const comments = commentSuppressions(report.fragment, report.frontMatter?.span);
  const check = (rule: Rule): Iterable<Report> | undefined => rule.report?.(subject);
  return { document, subject, options, ...findingsIn(document, { comments, check }, options) };
}

/** Checks a card in the same way. */
export function analyzeCard(document: Document<'card'>, subject: CardSubject, options: Options): CardAnalysis {
  const { card } = subject;
  const comments = commentSuppressions(card.fragment, card.frontMatter?.span);
  const check = (rule: Rule): Iterable<Report> | undefined => rule.card?.(subject);
  return { document, subject, options, ...findingsIn(document, { comments, check }, options) };
}

/**
 * Checks a configuration. What it sets does not hold for itself: one that is wrong must not be able to say that it is
 * not.
 */
export function analyzeConfig(document: Document<'config'>, subject: ConfigSubject, today: string): ConfigAnalysis {
  const comments = subject.tree.parts.flatMap((part) => suppressionsOf(part));
  const check = (rule: Rule): Iterable<Report> | undefined => rule.config?.(subject);
  const options = { severities: {}, today };
  return { document, subject, options, ...findingsIn(document, { comments, check }, options) };
}

interface Asked {
  readonly comments: readonly Suppression[];
  readonly check: (rule: Rule) => Iterable<Report> | undefined;
}

function findingsIn(document: Document, { comments, check }: Asked, options: Options): Findings {
  const rules = allRules.filter(({ id }) => options.severities[id] !== 'off');
  const faults: Fault[] = [];
  const told = rules.flatMap((rule): readonly Told[] => {
    const { findings, fault } = ask(rule, check, options);
    if (fault !== undefined) faults.push(fault);
    return [...findings, ...(fault === undefined ? [] : [failureIn(document, rule.id)])].map((finding) => ({
      finding,
    }));
  });
  const context = { today: options.today, rules: new Map(allRules.map((rule) => [rule.id, stateOf(rule, options)])) };
  const failed = faults.map(({ rule }) => rule);
  const concluded = conclude(
    document,
    { told, comments, failed },
    { rules, context, options, failed: (rule) => failureIn(document, rule) },
  );
  return { ...concluded, faults: [...faults, ...concluded.faults] };
}
