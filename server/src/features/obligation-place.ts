import type { Distribution } from '../manifest/manifest';
import type { Obligation } from '../obligations/obligation';
import type { Span } from '../text/span';

/** Where a person goes to meet an obligation: to what is wrong, to what was found, or to the entry that lacks something. */
export function obligationPlace(obligation: Obligation, { id }: Distribution): Span {
  for (const fault of obligation.faults) {
    if ('inFile' in fault && fault.inFile !== undefined) return fault.inFile;
    if ('at' in fault) return 'span' in fault.at ? fault.at.span : fault.at;
    if ('date' in fault) return fault.date.span;
    if ('found' in fault) return fault.found.span;
  }
  return obligation.review?.at ?? obligation.evidence?.span ?? ownPlace(obligation) ?? id.span;
}

function ownPlace(obligation: Obligation): Span | undefined {
  switch (obligation.kind) {
    case 'report':
      return obligation.named?.span ?? obligation.derivative.id.span;
    case 'modification-notice':
      return obligation.derivative.id.span;
    case 'section':
      return obligation.file.span;
    case 'notices':
      return obligation.retained?.notice.span;
    default:
      return undefined;
  }
}
