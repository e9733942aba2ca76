import type { Fix, Related, Report, Severity } from '../../findings/finding';
import { clauseOf } from '../../license/uses';
import type { Distribution } from '../../manifest/manifest';
import { carriesRestrictions } from '../../obligations/agreement';
import type { Agreement } from '../../obligations/obligation';
import { shipmentOf } from '../../lineage/release';
import { reasonText, relatedOf } from '../../lineage/proof';
import { writeSection } from '../../edits/section-fix';
import { severityFor } from '../../obligations/severity';
import { t } from '../../text/l10n';
import { resolvePath } from '../../text/uri';
import type { Context, Rule } from '../rule';
import { onSections } from '../section-rule';
import { addField, DISTRIBUTION } from '../../edits/add-field';

const messages = {
  absent: (id: string, reason: string) =>
    t`“${id}” names no agreement that binds recipients to the use-based restrictions: ${reason}.`,
  addIt: t`Add “agreement” with the path or the URL of the terms.`,
  lacking: (path: string, lacking: readonly string[], reason: string) =>
    lacking.length === 1
      ? t`${path} leaves out 1 use-based restriction (${lacking.join('; ')}): ${reason}.`
      : t`${path} leaves out ${lacking.length} use-based restrictions (${lacking.join('; ')}): ${reason}.`,
  complete: (path: string) => t`Include each of the use-based restrictions (Exhibit A) in ${path}.`,
  here: t`This is where it mentions them.`,
  wrong: {
    private: (path: string) =>
      t`${path} is an address of a private network or of this machine, so it binds nobody outside your organization`,
    gone: (path: string) =>
      t`${path} is a former address of the licensor that is gone, so nobody can read the restrictions there`,
    nothing: (path: string) => t`${path} contains no terms, only headings, comments or placeholders`,
    denies: (path: string) => t`${path} says that the use-based restrictions are not binding`,
    permits: (path: string) => t`${path} permits what the use-based restrictions prohibit`,
    'other-exhibit': (path: string) => t`${path} refers to an exhibit that is not Exhibit A of an ImpACT license`,
    'other-license': (path: string, name: string) =>
      t`${path} is or names ${name}, which has no use-based restrictions`,
  },
  says: t`This is what it says.`,
  own: t`Ship terms of your own that include the use-based restrictions (Exhibit A), binding for all downstream use.`,
  carry: (path: string) =>
    t`Include the use-based restrictions (Exhibit A) in ${path}, binding for all downstream use.`,
  add: t`Add “agreement: LICENSE.md”`,
};

/** A distribution whose terms do not carry the use-based restrictions. */
export const agreement: Rule = {
  id: 'distribution/agreement',
  description: 'A distribution has no agreement, or one without the use-based restrictions.',
  why: 'Finds distributions without terms that include the use-based restrictions, since these must bind all downstream users.',
  severity: 'warning',
  *distribution(distribution, context) {
    const { assessments } = context;
    const severity = severityFor(distribution, 'obligation');
    if (severity === undefined) return;
    for (const owed of assessments.get(distribution).obligations) {
      if (owed.kind !== 'agreement') continue;
      const path = owed.path();
      const related = relatedOf(path, { distribution, id: owed.subjects[0].id });
      for (const fault of owed.faults)
        yield* reportsOf(fault, { distribution, severity, reason: reasonText(path), related }, context);
    }
    yield* onSections('terms', distribution, context);
  },
};

/** Whose agreement it is, why it is owed, and how much that weighs. */
interface Owed {
  readonly distribution: Distribution;
  readonly severity: Severity;
  readonly reason: string;
  readonly related: readonly Related[];
}

function* reportsOf(fault: Agreement['faults'][number], owed: Owed, context: Context): Iterable<Report> {
  // A file that can't be read has a finding of its own.
  if (fault.kind === 'unreadable') return;
  const { distribution, severity, reason, related } = owed;
  const fixes = (): readonly Fix[] => writeFix(distribution, context);
  if (fault.kind === 'absent') {
    const message = messages.absent(distribution.id.value, reason);
    const both = (): readonly Fix[] => [...nameFix(distribution, context), ...fixes()];
    yield { span: distribution.id.span, message, remedy: messages.addIt, related, severity, fixes: both };
    return;
  }
  const { value, span } = fault.at;
  if (fault.kind === 'lacks-restrictions') {
    const here = { span: fault.inFile, message: messages.here };
    const message = messages.lacking(value, fault.lacking.map(clauseOf), reason);
    yield { span, message, remedy: messages.complete(value), related: [here, ...related], severity, fixes };
    return;
  }
  const here = 'inFile' in fault && fault.inFile !== undefined ? [{ span: fault.inFile, message: messages.says }] : [];
  const remedy = isOwn(fault) ? messages.carry(value) : messages.own;
  const shown = { message: `${wrongText(fault)}: ${reason}.`, remedy, related: [...here, ...related], severity };
  yield { span, ...shown, ...(isOwn(fault) ? { fixes } : {}) };
}

type Wrong = Exclude<Agreement['faults'][number], { readonly kind: 'absent' | 'unreadable' | 'lacks-restrictions' }>;

function wrongText(fault: Wrong): string {
  const { value } = fault.at;
  return fault.kind === 'other-license'
    ? messages.wrong['other-license'](value, fault.name)
    : messages.wrong[fault.kind](value);
}

/** Whether the text is one that the restrictions can be written into; another license and an address are none. */
function isOwn({ kind }: Wrong): boolean {
  return kind === 'nothing' || kind === 'denies' || kind === 'permits' || kind === 'other-exhibit';
}

/** Names a file that is there and carries the restrictions. */
function nameFix(distribution: Distribution, { files }: Context): readonly Fix[] {
  const map = distribution.entry.value;
  const uri = resolvePath(distribution.uri, 'LICENSE.md');
  const state = uri === undefined ? undefined : files.read(uri);
  if (map.kind !== 'map' || state?.kind !== 'text' || !carriesRestrictions(state.text)) return [];
  const edit = addField(map, DISTRIBUTION, { key: 'agreement', value: 'LICENSE.md' });
  return [{ title: messages.add, edits: [edit], safe: false }];
}

/** Writes the restrictions as a section of the terms. Whether these bind is for a person to see to. */
function writeFix(distribution: Distribution, context: Context): readonly Fix[] {
  const release = shipmentOf(distribution, context);
  const written = release === undefined ? undefined : writeSection('terms', release);
  return written?.kind === 'fix' ? [written.fix] : [];
}
