import type { SectionKind } from '../text/marked-section';
import { proseFor } from '../text/prose';
import type { Case } from '../lineage/case';
import { attributionText } from './attribution';
import { noticeText } from './notice';
import { termsText } from './terms';

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
