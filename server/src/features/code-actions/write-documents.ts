import type { Analysis } from '../../analysis/analyze';
import type { Fix } from '../../findings/finding';
import type { SectionKind } from '../../text/marked-section';
import { shipmentOf } from '../../lineage/release';
import { writeSection } from '../../edits/section-fix';

/**
 * Writes a generated section of each distribution that owes one, or brings it up to date. All that one manifest needs in
 * different files can be done at once; two sections that would have to be added to the same file take two goes.
 */
export function writeDocuments(analysis: Analysis, kind: SectionKind): readonly Fix[] {
  return [...analysis.context.manifest.distributions.values()].flatMap((distribution) => {
    const release = shipmentOf(distribution, analysis.context);
    const written = release && writeSection(kind, release);
    return written?.kind === 'fix'
      ? [{ ...written.fix, title: `${written.fix.title} (${distribution.id.value})` }]
      : [];
  });
}
