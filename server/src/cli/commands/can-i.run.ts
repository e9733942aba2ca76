import { canI, formsOf, sharingText } from '../../features/can-i';
import { aboutWork } from '../../words/work';
import { workOf } from '../../manifest/manifest';
import { say } from '../../words/markdown';
import { failed, unread } from '../failed';
import type { Host } from '../console';
import { printableLines } from '../formats/printable';
import type { ExitCode } from '../command';
import { openManifest } from '../session';
import type { Audience } from '../../license/can-i';
import type { Form } from '../../license/terms';

/** What a person asks about. */
export interface CanIOptions {
  readonly as?: Form;
  readonly to?: Audience;
  readonly manifest?: string;
}

/** Prints whom a work may be given to, or the answer about one audience with its proof. */
export async function answer(id: string, { as, to, manifest }: CanIOptions, host: Host): Promise<ExitCode> {
  const session = await openManifest({ manifest, id, sections: ['artifacts', 'derivatives'] }, host);
  if (typeof session === 'string') return failed(session, host);
  const { analysis, placeText } = session;
  const work = workOf(analysis.manifest, id);
  if (work === undefined) return 2;
  const forms = formsOf(analysis, work);
  const [first = 'derivative'] = forms;
  if (as !== undefined && !forms.includes(as)) {
    return failed(`“${id}” is a derivative: ask about it without “--as artifact”.`, host);
  }
  if (to === undefined && as === undefined) {
    host.print(`${printableLines(aboutWork(analysis, work).plain)}\n`);
    return unread(session, host) ?? 0;
  }
  const sharing = canI(analysis, work, as ?? first, to ?? 'public');
  const proof = sharing.proof.map(
    ({ span, message }) => say`${placeText({ uri: span.fragment.uri, span })} ${message}`,
  );
  host.print(`${printableLines(sharingText(sharing, proof).plain)}\n`);
  return unread(session, host) ?? (sharing.verdict === 'forbidden' || sharing.verdict === 'unknown' ? 1 : 0);
}
