import type { SectionKind } from '../text/marked-section';
import { proseFor } from '../text/prose';
import type { Release } from '../lineage/release';
import { attributionText } from './attribution';
import { noticeText } from './notice';
import { termsText } from './terms';

/** What a section has to say in the file at an address. Has `\n` for each line break; may be empty for attributions. */
export function sectionBody(kind: SectionKind, release: Release, uri: string): string {
  const prose = proseFor(uri);
  switch (kind) {
    case 'notice':
      return noticeText(release, { uri, prose });
    case 'terms':
      return termsText(release, prose);
    case 'attribution':
      return attributionText(release, prose);
  }
}
