import { adviceOn, adviceText } from '../../features/advice';
import { failed, unread } from '../failed';
import type { Host } from '../console';
import { documentText } from '../formats/document';
import type { ExitCode } from '../command';
import { openManifest } from '../session';

/** Where to look for the distribution. */
export interface AdviseOptions {
  readonly manifest?: string;
  readonly today?: string;
}

/** Prints what is to be done before a distribution may go out. */
export async function advise(id: string, where: AdviseOptions, host: Host): Promise<ExitCode> {
  const session = await openManifest({ ...where, id, sections: ['distributions'] }, host);
  if (typeof session === 'string') return failed(session, host);
  const distribution = session.analysis.context.manifest.distributions.get(id);
  if (distribution === undefined) return 2;
  host.print(`${documentText(adviceText(adviceOn(session.analysis, distribution)).plain, host)}\n`);
  return unread(session, host) ?? 0;
}
