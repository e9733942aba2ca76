import { canI, formsOf, sharingText, type Sharing } from '../../features/can-i';
import { canRelease, derivativeOf } from '../../features/can-release';
import { labelOf } from '../../lineage/proof';
import { t } from '../../text/l10n';
import { aboutWork } from '../../words/work';
import { workOf } from '../../manifest/manifest';
import { say, whole } from '../../words/markdown';
import { failed, unread } from '../failed';
import type { Host } from '../console';
import { jsonText, OUTPUT_VERSION } from '../formats/json-text';
import { documentText } from '../formats/document';
import type { ExitCode } from '../command';
import { nextSteps } from '../next-steps';
import { openManifest, type Session } from '../session';
import { AUDIENCES, type Audience } from '../../license/can-i';
import { DISCLAIMER, type Form } from '../../license/terms';

/** What a person asks about. */
export interface CanIOptions {
  readonly as?: Form;
  readonly to?: Audience;
  /** What a derivative would be released under. */
  readonly license?: string;
  readonly manifest?: string;
  readonly today?: string;
  readonly format: 'text' | 'json';
}

/** Prints whom a work may be given to, or the answer about one audience with its proof. */
export async function answer(
  id: string,
  { as, to, license, manifest, today, format }: CanIOptions,
  host: Host,
): Promise<ExitCode> {
  const session = await openManifest({ manifest, today, id, sections: ['artifacts', 'derivatives'] }, host);
  if (typeof session === 'string') return failed(session, host);
  const { analysis } = session;
  const work = workOf(analysis.context.manifest, id);
  if (work === undefined) return 2;
  const forms = formsOf(analysis, work);
  const [first = 'derivative'] = forms;
  if (as !== undefined && !forms.includes(as)) {
    return failed(t`“${id}” is a derivative: ask about it without “--as artifact”.`, host);
  }
  if (license !== undefined) {
    const derivative = derivativeOf(analysis, work);
    if (derivative === undefined)
      return failed(t`“${id}” is an artifact, and has its license already: “--license” asks about derivatives.`, host);
    const release = canRelease(analysis, derivative, { license, audience: to ?? 'public' });
    if (format === 'json') host.print(jsonText({ ...plain(id, [release], session), license }));
    else show(release, session, host);
    return unread(session, host) ?? (isRefused(release) ? 1 : 0);
  }
  if (format === 'json') {
    const asked = (as === undefined ? forms : [as]).flatMap((form) =>
      (to === undefined ? AUDIENCES : [to]).map((audience) => canI(analysis, work, { form, audience })),
    );
    host.print(jsonText(plain(id, asked, session)));
    return unread(session, host) ?? (to !== undefined && asked.some(isRefused) ? 1 : 0);
  }
  if (to === undefined && as === undefined) {
    host.print(`${documentText(aboutWork(analysis, work).plain, host)}\n`);
    return unread(session, host) ?? 0;
  }
  const sharing = canI(analysis, work, { form: as ?? first, audience: to ?? 'public' });
  show(sharing, session, host);
  return unread(session, host) ?? (isRefused(sharing) ? 1 : 0);
}

function show(sharing: Sharing, { placeText, analysis }: Session, host: Host): void {
  const proof = sharing.proof.map(
    ({ span, message }) => say`${placeText({ uri: span.fragment.uri, span })} ${whole(message)}`,
  );
  host.print(`${documentText(sharingText(sharing, proof).plain, host)}\n`);
  const planned = analysis.context.usage
    .distributions(sharing.work.id.value)
    .find(({ audience }) => audience?.value === sharing.audience);
  if (planned === undefined) return;
  for (const step of stepsFor(planned.id.value, sharing)) host.print(`${documentText(step, host)}\n`);
}

/** How to go on with a release that is planned for just these people. */
function stepsFor(id: string, { verdict }: Sharing): readonly string[] {
  if (verdict === 'with conditions') return [t`“impact gate ${id}” says which conditions are met.`];
  if (verdict === 'allowed' || verdict === 'not covered') return [];
  return nextSteps(id, { kind: verdict, isPreparable: false, isReviewable: verdict === 'needs-review' });
}

function isRefused({ verdict }: Sharing): boolean {
  return verdict === 'forbidden' || verdict === 'unknown' || verdict === 'needs-review';
}

/** The answers for other programs. */
function plain(id: string, answers: readonly Sharing[], { placeText }: Session): object {
  return {
    version: OUTPUT_VERSION,
    kind: 'can-i',
    id,
    name: answers[0] === undefined ? id : labelOf(answers[0].work),
    answers: answers.map(({ form, audience, verdict, reason, proof }) => ({
      form,
      audience,
      answer: verdict,
      reason,
      proof: proof.map(({ span, message }) => ({ place: placeText({ uri: span.fragment.uri, span }), message })),
    })),
    disclaimer: DISCLAIMER,
  };
}
