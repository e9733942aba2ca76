import type { Analysis } from '../../analysis/analyze';
import type { Derivative } from '../../manifest/manifest';
import { outboundCandidates, outboundFaults } from '../../obligations/terms/outbound';
import { listOf } from '../../text/words';
import { blocks, list, type Markdown, say, whole } from '../../words/markdown';
import { aboutLicense } from './license';

/** The license that a derivative is released under: what stands against it, what would do, and its terms. */
export function aboutOutbound({ context }: Analysis, derivative: Derivative, license: string): Markdown | undefined {
  const faults = outboundFaults(derivative, license, context);
  const candidates = faults.length === 0 ? [] : outboundCandidates(derivative, context);
  const terms = aboutLicense(license);
  if (faults.length === 0) return terms;
  return blocks(
    list(faults.map(({ message }) => whole(message))),
    candidates.length === 0
      ? undefined
      : say`As far as its sources are known, it could be under ${listOf(candidates, 'or')}.`,
    terms,
  );
}
