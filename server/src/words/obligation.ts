import type { Obligation, ReviewReason } from '../obligations/obligation';
import { labelOf } from '../lineage/proof';
import { code, say, type Markdown, type Words } from './markdown';
import { baseName, isAddress } from '../text/uri';

/** One line of the checklist of a manifest’s distribution: whether it is met, what is owed, and what meets it or is wrong. */
export function obligationLine(obligation: Obligation, manifest: string): Markdown {
  const { state, evidence, review } = obligation;
  if (state === 'missing' || state === 'wrong') return say`✗ ${owed(obligation)}: ${faultText(obligation)}`;
  const note = review === undefined ? '' : state === 'met' ? 'looked at by a person' : reviewText(review.why);
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
      return 'an agreement that carries the use-based restrictions';
    case 'attribution':
      return `the attribution of ${labelOf(obligation.artifact.artifact)}`;
    case 'notices':
      return obligation.retained === undefined
        ? 'the notice of modification, shipped'
        : say`the notice ${code(obligation.retained.notice.value)} of ${labelOf(obligation.retained.artifact)}`;
    case 'modification-notice':
      return `what was changed in ${labelOf(obligation.derivative)}`;
    case 'report':
      return `the ${obligation.category} impact report of ${labelOf(obligation.derivative)}`;
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
  address: 'not looked at',
  words: 'it can’t be told whether it binds',
  language: 'in another language than English: it can’t be told whether it binds',
};

/** What is wrong or missing, in a few words each; empty for what is met. */
export function faultText({ faults }: Pick<Obligation, 'faults'>): string {
  const kinds: readonly (keyof typeof FAULTS)[] = faults.map(({ kind }) => kind);
  return [...new Set(kinds.map((kind) => FAULTS[kind]))].join('; ');
}

/** What is wrong, in a few words; the findings tell more. */
const FAULTS = {
  absent: 'missing',
  unreadable: 'named, but it can’t be read',
  private: 'an address that nobody outside can open',
  gone: 'an address of the licensor’s that is gone',
  nothing: 'there are no words in it yet',
  placeholder: 'it only holds the place of what is to be written',
  denies: 'it says that the use-based restrictions do not bind',
  permits: 'it permits what the use-based restrictions rule out',
  'other-license': 'it is a license without use-based restrictions',
  'other-exhibit': 'it takes in the exhibit of something else',
  'lacks-restrictions': 'it leaves out some of the use-based restrictions',
  'no-year': 'the artifact does not say the year of its copyright',
  'no-licensor': 'the artifact does not say who licensed it',
  'no-sentence': 'its sentence is not there',
  'wrong-sentence': 'its sentence is there, but not right',
  'not-shipped': 'not shipped',
  empty: 'the file that came with it is empty',
  untold: 'no notice tells what was changed',
  'wrong-category': 'the report is about the other category',
  'other-derivative': 'the report is about another derivative',
  'front-matter': 'its front matter is not in order',
  undated: 'its date can’t be checked',
  unanswered: 'not all questions are answered',
  shared: 'one file can’t be the report of both categories',
  outdated: 'older than the last change',
  'after-release': 'dated after the release',
  moved: 'it answers for another lineage or other changes',
  'not-public': 'not open to everyone',
  'outdated-section': 'it says something else than what holds now',
  'broken-marks': 'its marks are damaged',
} as const;

function place(uri: string): Markdown {
  return code(isAddress(uri) && !uri.startsWith('file:') ? uri : baseName(uri));
}
