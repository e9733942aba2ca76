import { gateOf, type Gate } from '../../features/gate';
import { gateText } from '../../features/gate-text';
import { openNotes } from '../../features/hover/distribution';
import { t } from '../../text/l10n';
import { faultText, owed } from '../../words/obligation';
import type { Finding } from '../../findings/finding';
import { DISCLAIMER } from '../../license/terms';
import { say } from '../../words/markdown';
import { reviewLines } from '../../words/hindrances';
import { failed, unread } from '../failed';
import { parcelText } from '../../features/parcel/text';
import type { ParcelCheck } from '../../features/parcel/parcel';
import type { Host } from '../console';
import { jsonText, OUTPUT_VERSION } from '../formats/json-text';
import { isPreparable } from '../../features/preparable';
import { documentText } from '../formats/document';
import { nextSteps, type Standing } from '../next-steps';
import type { ExitCode } from '../command';
import { openManifest, type Session } from '../session';

/** What a person asks of a gate. */
export interface GateOptions {
  readonly format: 'text' | 'json';
  /** The folder or the archive that goes out. */
  readonly in?: string;
  readonly manifest?: string;
  readonly today?: string;
}

/** Prints the checklist of a distribution, and tells whether it may go out. */
export async function gate(id: string, { format, in: path, ...where }: GateOptions, host: Host): Promise<ExitCode> {
  const copies = path === undefined ? undefined : host.uriOf(path);
  const session = await openManifest({ ...where, id, copies, sections: ['distributions'] }, host);
  if (typeof session === 'string') return failed(session, host);
  const { analysis } = session;
  const distribution = analysis.context.manifest.distributions.get(id);
  if (distribution === undefined) return 2;
  const found = gateOf(analysis, distribution);
  const parcel = path === undefined ? undefined : await parcelIn(path, { session, found }, host);
  if (typeof parcel === 'string') return failed(parcel, host);
  const passes = found.passes && parcel?.passes !== false;
  if (format === 'json') {
    const shipped = parcel === undefined || path === undefined ? {} : { in: plainParcel(parcel, path) };
    host.print(jsonText({ version: OUTPUT_VERSION, kind: 'gate', ...plain(found, session), passes, ...shipped }));
  } else {
    const checklist = gateText(found, session.placeText, openNotes(analysis, found.verdict)).plain;
    host.print(`${documentText(checklist, host)}\n`);
    if (parcel !== undefined && path !== undefined)
      host.print(`\n${documentText(parcelText(parcel, path).plain, host)}\n`);
    for (const step of nextSteps(id, standingOf(found))) host.print(`${documentText(step, host)}\n`);
  }
  return unread(session, host) ?? (passes ? 0 : 1);
}

/** What goes out, held against what is owed; a sentence where it can’t be read. */
async function parcelIn(
  path: string,
  { session, found }: { readonly session: Session; readonly found: Gate },
  host: Host,
): Promise<ParcelCheck | string> {
  const place = { uri: host.uriOf(path), root: session.root };
  const checked = await host.parcels().check(session.analysis, found.verdict, place);
  return typeof checked === 'string' ? t`${path} can’t be checked: ${checked}.` : checked;
}

/** The same for other programs. */
function plainParcel({ kind, files, lines, notes, passes }: ParcelCheck, path: string): object {
  return { path, kind, files, passes, lines, notes };
}

/** What is known of a release that says how to go on. */
function standingOf({ verdict }: Gate): Standing {
  return {
    kind: verdict.kind,
    isPreparable: isPreparable(verdict),
    isReviewable: reviewLines(verdict).length > 0 && verdict.reasons.some(({ review }) => review !== undefined),
  };
}

/** The checklist for other programs. */
function plain({ verdict, open, passes }: Gate, { placeText }: Session): object {
  const { distribution, kind, obligations, reasons } = verdict;
  return {
    distribution: distribution.id.value,
    verdict: kind,
    passes,
    reasons: reasons.map(({ verdict: weight, rule, span, message, remedy, review }) => ({
      verdict: weight,
      rule,
      place: placeText({ uri: span.fragment.uri, span }),
      message,
      remedy,
      ...(review === undefined ? {} : { review }),
    })),
    obligations: obligations.map((obligation) => ({
      kind: obligation.kind,
      owed: say`${owed(obligation)}`.plain,
      state: obligation.state,
      ...(obligation.review === undefined ? {} : { review: obligation.review.value }),
      ...(obligation.evidence === undefined ? {} : { evidence: placeText(obligation.evidence) }),
      ...(obligation.state === 'met' || obligation.state === 'review' ? {} : { fault: faultText(obligation) }),
    })),
    open: open.map((finding) => plainFinding(finding, placeText)),
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
