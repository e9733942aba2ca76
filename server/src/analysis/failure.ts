import { REPOSITORY } from '../findings/docs';
import type { Finding } from '../findings/finding';
import type { Suppression } from '../manifest/suppression';
import { ruleFailed } from '../rules/internal/rule-failed';
import type { Tree } from '../syntax/parse';
import type { Key, Part } from '../syntax/tree';
import { t } from '../text/l10n';
import { span, type Fragment, type Span } from '../text/span';
import type { Subject } from './order';

/** A rule that broke down on a subject, for the log: the other rules and subjects stand. */
export interface Fault {
  readonly rule: string;
  readonly error: unknown;
}

/** What could not be checked: what the rule would have said of the subject is not known. */
export interface Failure {
  readonly subject: Subject;
  readonly finding: FailureFinding;
}

/** The finding about a failure. */
export interface FailureFinding extends Finding {
  /** The rule that broke down; nothing where more than one rule did. */
  readonly failed: string | undefined;
}

const messages = {
  on: (rule: string, what: string) =>
    t`The check ${rule} failed on ${what}, so what it would have found there is not known.`,
  fixes: (rule: string) => t`Finding the fixes for ${rule} failed here, so it is not known whether there are any.`,
  reading: t`Checking this file failed, so nothing is known about it.`,
  again: t`Checking this file failed, so what is shown may be out of date.`,
  remedy: t`This is a bug in this program, not an error in the file: please report it at ${REPOSITORY}/issues.`,
};

/** The finding about a rule that broke down on a subject; it stands where people look for the subject. */
export function failureOn(rule: string, subject: Subject | Suppression, tree: Tree): FailureFinding {
  const { at, what } = placeOf(subject, tree);
  return failureAt(at, messages.on(rule, what), rule);
}

/** The same in a document of which the rule looks at the whole. */
export function failureIn({ uri, text }: Fragment, rule: string): FailureFinding {
  return failureAt(firstLine({ uri, text }), messages.on(rule, t`this file`), rule);
}

/** The finding about a finding whose fixes could not be worked out. */
export function failureOfFixes({ rule, span: at }: Finding): FailureFinding {
  return failureAt(at, messages.fixes(rule), rule);
}

/** The finding about a document that could not be checked at all. */
export function failureOfReading(tree: Tree): FailureFinding {
  return failureAt(firstLine(tree.at(0).part), messages.reading, undefined);
}

/** The same where only those find out who show it, and what was found before is still shown. */
export const FAILED_AGAIN: Pick<Finding, 'rule' | 'severity' | 'message'> & { readonly remedy: string } = {
  rule: ruleFailed.id,
  severity: ruleFailed.severity,
  message: messages.again,
  remedy: messages.remedy,
};

export function isFailure(finding: Finding): finding is FailureFinding {
  return finding.rule === ruleFailed.id;
}

/**
 * The failures that leave it open what holds for the entries that are written in these fragments: those there, and those
 * that concern the manifest as a whole.
 */
export function failuresAmong(failures: readonly Failure[], fragments: ReadonlySet<Fragment>): readonly Finding[] {
  const concerns = ({ subject, finding }: Failure): boolean =>
    fragments.has(finding.span.fragment) ||
    'artifacts' in subject ||
    ('section' in subject && subject.section === undefined);
  return failures.filter(concerns).map(({ finding }) => finding);
}

function failureAt(at: Span, message: string, failed: string | undefined): FailureFinding {
  return { rule: ruleFailed.id, severity: ruleFailed.severity, span: at, message, remedy: messages.remedy, failed };
}

function placeOf(subject: Subject | Suppression, tree: Tree): { readonly at: Span; readonly what: string } {
  if ('id' in subject) return { at: subject.id.span, what: `“${subject.id.value}”` };
  if ('directive' in subject) return { at: subject.span, what: t`this comment` };
  if ('node' in subject) {
    return {
      at: subject.notified?.span ?? subject.subject?.span ?? firstKey(subject.node)?.span ?? subject.node.span,
      what: t`this breach`,
    };
  }
  if ('section' in subject) return ofPart(subject);
  const first = tree.parts.find(({ content }) => content !== undefined) ?? tree.at(0).part;
  return { at: firstKey(first.content)?.span ?? firstLine(first), what: t`the manifest as a whole` };
}

function ofPart(part: Part): { readonly at: Span; readonly what: string } {
  const key = firstKey(part.content);
  return { at: key?.span ?? firstLine(part), what: key === undefined ? t`this part` : `“${key.text}”` };
}

function firstKey(node: Part['content']): Key | undefined {
  return node?.kind === 'map' ? node.entries[0]?.key : undefined;
}

/** The first words of a text, as far as they are on one line. */
function firstLine(fragment: Fragment): Span {
  const start = Math.max(0, fragment.text.search(/\S/));
  const words = /^[^\r\n]*/.exec(fragment.text.slice(start))?.[0].trimEnd() ?? '';
  return span(fragment, start, start + words.length);
}
