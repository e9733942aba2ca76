import type { SectionName } from '../../text/marked-section';
import { proseFor } from '../../text/prose';
import { asToken } from '../../text/token';
import type { Derivative, Distribution } from '../manifest';
import type { Case } from '../obligations/case';
import { attributionText } from './attribution';
import { noticeText } from './notice';
import { termsText } from './terms';

/** What a file that ships with a distribution can hold of our making. */
export type SectionKind = 'notice' | 'terms' | 'attribution';

export const SECTION_KINDS: readonly SectionKind[] = ['notice', 'terms', 'attribution'];

/** The name of a section about one entry of a manifest. An id that is none is written so that it can stand in a mark. */
export function sectionName(kind: SectionKind | 'sources', { id }: Derivative | Distribution): SectionName {
  return `${kind} ${asToken(id.value)}`;
}

/** What a section has to say in the file at an address. Has `\n` for each line break; may be empty for attributions. */
export function sectionBody(kind: SectionKind, of: Case, uri: string): string {
  const prose = proseFor(uri);
  switch (kind) {
    case 'notice':
      return noticeText(of, { uri, prose });
    case 'terms':
      return termsText(of, prose);
    case 'attribution':
      return attributionText(of, prose);
  }
}
