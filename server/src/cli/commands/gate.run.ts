import { gateOf, type Gate } from '../../features/gate';
import { gateText } from '../../features/gate-text';
import { faultText, owed } from '../../words/obligation';
import type { Finding } from '../../findings/finding';
import { DISCLAIMER } from '../../license/terms';
import { say } from '../../words/markdown';
import { failed, unread } from '../failed';
import type { Host } from '../console';
import { jsonText, OUTPUT_VERSION } from '../formats/json-text';
import { printableLines } from '../formats/printable';
import type { ExitCode } from '../command';
import { openManifest, type Session } from '../session';

/** What a person asks of a gate. */
export interface GateOptions {
  readonly format: 'text' | 'json';
  readonly manifest?: string;
  readonly today?: string;
}

/** Prints the checklist of a distribution, and tells whether it may go out. */
export async function gate(id: string, { format, ...where }: GateOptions, host: Host): Promise<ExitCode> {
  const session = await openManifest({ ...where, id, sections: ['distributions'] }, host);
  if (typeof session === 'string') return failed(session, host);
  const { analysis } = session;
  const distribution = analysis.manifest.distributions.get(id);
  if (distribution === undefined) return 2;
  const found = gateOf(analysis, distribution);
  if (format === 'json') host.print(jsonText({ version: OUTPUT_VERSION, kind: 'gate', ...plain(found, session) }));
  else host.print(`${printableLines(gateText(found, session.placeText).plain)}\n`);
  return unread(session, host) ?? (found.passes ? 0 : 1);
}

/** The checklist for other programs. */
function plain({ assessment, open, blocking, passes }: Gate, { placeText }: Session): object {
  const { distribution, verdict, obligations } = assessment;
  return {
    distribution: distribution.id.value,
    verdict,
    passes,
    obligations: obligations.map((obligation) => ({
      kind: obligation.kind,
      owed: say`${owed(obligation)}`.plain,
      state: obligation.state,
      ...(obligation.review === undefined ? {} : { review: obligation.review.value }),
      ...(obligation.evidence === undefined ? {} : { evidence: placeText(obligation.evidence) }),
      ...(obligation.state === 'met' || obligation.state === 'review' ? {} : { fault: faultText(obligation) }),
    })),
    open: open.map((finding) => plainFinding(finding, placeText)),
    blocking: blocking.map((finding) => plainFinding(finding, placeText)),
    disclaimer: DISCLAIMER,
  };
}

function plainFinding({ rule, span, message, remedy }: Finding, placeText: Session['placeText']): unknown {
  return {
    rule,
    place: placeText({ uri: span.fragment.uri, span }),
    message,
    ...(remedy === undefined ? {} : { remedy }),
  };
}
