import type { Obligation, ReviewReason } from '../obligations/obligation';
import { labelOf } from '../lineage/proof';
import { t } from '../text/l10n';
import { code, say, type Markdown, type Words } from './markdown';
import { baseName, isAddress } from '../text/uri';

/** One line of the checklist of a manifest’s distribution: whether it is met, what is owed, and what meets it or is wrong. */
export function obligationLine(obligation: Obligation, manifest: string): Markdown {
  const { state, evidence, review } = obligation;
  if (state === 'missing' || state === 'wrong') return say`✗ ${owed(obligation)}: ${faultText(obligation)}`;
  const note = review === undefined ? '' : state === 'met' ? t`looked at by a person` : reviewText(review.why);
  const where =
    evidence === undefined || evidence.uri === manifest
      ? note && say` (${note})`
      : say` (${place(evidence.uri)}${note && `, ${note}`})`;
  return say`${state === 'met' ? '✓' : '?'} ${owed(obligation)}${where}`;
}

/** What is owed, as a noun. */
export function owed(obligation: Obligation): Words {
  switch (obligation.kind) {
    case 'agreement':
      return t`an agreement that carries the use-based restrictions`;
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
  address: t`not looked at`,
  words: t`it can’t be told whether it binds`,
  language: t`in another language than English: it can’t be told whether it binds`,
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
  private: t`an address that nobody outside can open`,
  gone: t`an address of the licensor’s that is gone`,
  nothing: t`there are no words in it yet`,
  placeholder: t`it only holds the place of what is to be written`,
  denies: t`it says that the use-based restrictions do not bind`,
  permits: t`it permits what the use-based restrictions rule out`,
  'other-license': t`it is a license without use-based restrictions`,
  'other-exhibit': t`it takes in the exhibit of something else`,
  'lacks-restrictions': t`it leaves out some of the use-based restrictions`,
  'no-year': t`the artifact does not say the year of its copyright`,
  'no-licensor': t`the artifact does not say who licensed it`,
  'no-sentence': t`its sentence is not there`,
  'wrong-sentence': t`its sentence is there, but not right`,
  'not-shipped': t`not shipped`,
  empty: t`the file that came with it is empty`,
  untold: t`no notice tells what was changed`,
  'wrong-category': t`the report is about the other category`,
  'other-derivative': t`the report is about another derivative`,
  'front-matter': t`its front matter is not in order`,
  undated: t`its date can’t be checked`,
  unanswered: t`not all questions are answered`,
  shared: t`one file can’t be the report of both categories`,
  outdated: t`older than the last change`,
  'after-release': t`dated after the release`,
  moved: t`it answers for another lineage or other changes`,
  'not-public': t`not open to everyone`,
  'outdated-section': t`it says something else than what holds now`,
  'broken-marks': t`its marks are damaged`,
} as const;

function place(uri: string): Markdown {
  return code(isAddress(uri) && !uri.startsWith('file:') ? uri : baseName(uri));
}
