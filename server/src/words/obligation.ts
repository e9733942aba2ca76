import type { Evidence, Obligation, ReviewReason } from '../obligations/obligation';
import { labelOf } from '../lineage/proof';
import { t } from '../text/l10n';
import { code, link, say, type LinkTo, type Markdown, type Words } from './markdown';
import { baseName, isAddress } from '../text/uri';

/** One line of the checklist of a manifest’s distribution: whether it is met, what is owed, and what meets it or is wrong. */
export function obligationLine(obligation: Obligation, manifest: string, linkTo: LinkTo): Markdown {
  const { state, evidence, review } = obligation;
  if (state === 'missing' || state === 'wrong') return say`✗ ${owed(obligation)}: ${faultText(obligation)}`;
  const note = review === undefined ? '' : state === 'met' ? t`reviewed by a person` : reviewText(review.why);
  const where =
    evidence === undefined || evidence.uri === manifest
      ? note && say` (${note})`
      : say` (${place(evidence, linkTo)}${note && `, ${note}`})`;
  return say`${state === 'met' ? '✓' : '?'} ${owed(obligation)}${where}`;
}

/** What is owed, as a noun. */
export function owed(obligation: Obligation): Words {
  switch (obligation.kind) {
    case 'agreement':
      return t`an agreement that includes the use-based restrictions`;
    case 'attribution':
      return t`the attribution of ${labelOf(obligation.artifact.artifact)}`;
    case 'notices':
      return obligation.retained === undefined
        ? t`the notice of modification, shipped`
        : say`the notice ${code(obligation.retained.notice.value)} of ${labelOf(obligation.retained.artifact)}`;
    case 'modification-notice':
      return t`what was changed in ${labelOf(obligation.derivative)}`;
    case 'report':
      return obligation.category === 'data'
        ? t`the data impact report of ${labelOf(obligation.derivative)}`
        : t`the model impact report of ${labelOf(obligation.derivative)}`;
    case 'section':
      return say`the generated ${obligation.section} in ${code(obligation.file.value)}`;
    case 'terms':
      return obligation.owed;
  }
}

/** Why a person has to look, in a few words. */
export function reviewText(why: ReviewReason): string {
  return REVIEWS[why];
}

const REVIEWS: Readonly<Record<ReviewReason, string>> = {
  address: t`not checked`,
  words: t`it is not clear whether it is binding`,
  language: t`not in English: it is not clear whether it is binding`,
  parts: t`a part of the credit is not found`,
};

/** What is wrong or missing, in a few words each; empty for what is met. */
export function faultText({ faults }: Pick<Obligation, 'faults'>): string {
  const kinds: readonly (keyof typeof FAULTS)[] = faults.map(({ kind }) => kind);
  return [...new Set(kinds.map((kind) => FAULTS[kind]))].join('; ');
}

/** What is wrong, in a few words; the findings tell more. */
const FAULTS = {
  absent: t`missing`,
  unreadable: t`named, but it can’t be read`,
  private: t`an address that nobody outside your organization can open`,
  gone: t`a former address of the licensor that is gone`,
  nothing: t`there is no text in it yet`,
  placeholder: t`it is only a placeholder`,
  denies: t`it says that the use-based restrictions are not binding`,
  permits: t`it permits what the use-based restrictions prohibit`,
  'other-license': t`it is a license without use-based restrictions`,
  'other-exhibit': t`it includes the exhibit of something else`,
  'lacks-restrictions': t`it leaves out some of the use-based restrictions`,
  'no-year': t`the artifact does not say the year of its copyright`,
  'no-licensor': t`the artifact does not say who licensed it`,
  'no-sentence': t`its sentence is missing`,
  'wrong-sentence': t`its sentence is there, but it is wrong`,
  'not-shipped': t`not shipped`,
  empty: t`the file that came with it is empty`,
  untold: t`no notice says what was changed`,
  'wrong-category': t`the report is about the other category`,
  'other-derivative': t`the report is about another derivative`,
  'front-matter': t`its front matter has errors`,
  undated: t`its date can’t be checked`,
  unanswered: t`not all questions are answered`,
  shared: t`one file can’t be the report for both categories`,
  outdated: t`older than the last change`,
  'after-release': t`dated after the release`,
  moved: t`it describes another lineage or other changes`,
  'not-public': t`can’t be read by everyone`,
  'outdated-section': t`it does not match the manifest`,
  'broken-marks': t`its marks are damaged`,
} as const;

/** A document by its name, which leads there; an address, which a manifest wrote, as it is. */
function place({ uri, span }: Evidence, linkTo: LinkTo): Markdown {
  if (isAddress(uri) && !uri.startsWith('file:')) return code(uri);
  return link(code(baseName(uri)), (span && linkTo(span)) ?? linkTo(uri));
}
