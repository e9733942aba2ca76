import type { Obligation } from '../obligations/obligation';
import { labelOf } from '../lineage/proof';
import { code, say, type Markdown, type Words } from './markdown';
import { baseName, isAddress } from '../text/uri';

/** One line of the checklist of a manifest’s distribution: whether it is met, what is owed, and what meets it or is wrong. */
export function obligationLine(obligation: Obligation, manifest: string): Markdown {
  const { state, evidence, unchecked } = obligation;
  if (state !== 'met') return say`✗ ${owed(obligation)}: ${faultText(obligation)}`;
  const where =
    evidence === undefined || evidence.uri === manifest
      ? ''
      : say` (${place(evidence.uri)}${unchecked ? ', not looked at' : ''})`;
  return say`✓ ${owed(obligation)}${where}`;
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
        ? 'a place where the notice of modification is shipped'
        : say`the notice ${code(obligation.retained.notice.value)} of ${labelOf(obligation.retained.artifact)}`;
    case 'modification-notice':
      return `what was changed in ${labelOf(obligation.derivative)}`;
    case 'report':
      return `the ${obligation.category} impact report of ${labelOf(obligation.derivative)}`;
    case 'section':
      return say`the generated ${obligation.section} in ${code(obligation.file.value)}`;
  }
}

/** What is wrong or missing, in a few words each; empty for what is met. */
export function faultText({ faults }: Obligation): string {
  const kinds: readonly (keyof typeof FAULTS)[] = faults.map(({ kind }) => kind);
  return [...new Set(kinds.map((kind) => FAULTS[kind]))].join('; ');
}

/** What is wrong, in a few words; the findings tell more. */
const FAULTS = {
  absent: 'missing',
  unreadable: 'named, but it can’t be read',
  'no-restrictions': 'it does not mention the use-based restrictions',
  'lacks-restrictions': 'it leaves out some of the use-based restrictions',
  'no-year': 'the artifact does not say the year of its copyright',
  'no-licensor': 'the artifact does not say who licensed it',
  'no-sentence': 'its sentence is not there',
  'wrong-sentence': 'its sentence is there, but not right',
  'not-shipped': 'not shipped',
  'wrong-category': 'the report is about the other category',
  'other-derivative': 'the report is about another derivative',
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
