import { beginManifest } from '../../features/new-manifest/answers';
import { AUDIENCES, type Audience } from '../../license/can-i';
import { RELATIONS, type DerivativeType, type RelationName } from '../../license/relations';
import { listOf } from '../../text/words';
import { isManifestFile } from '../../manifest/manifest-files';
import { failed } from '../failed';
import type { Host } from '../console';
import { leadsInside } from '../inside';
import { printable } from '../formats/printable';
import type { ExitCode } from '../command';
import { workspaceAround } from '../targets';

/** What is known of the manifest that is to be begun. */
export interface InitOptions {
  readonly manifest: string;
  readonly project?: string;
  readonly organization?: string;
  readonly email?: string;
  readonly artifact?: string;
  readonly derivative?: string;
  readonly type?: DerivativeType;
  readonly relation?: RelationName;
  readonly changes?: string;
  readonly audience?: Audience;
}

const RELATION_NAMES = RELATIONS.map(({ name }) => name);

/** Begins a manifest where there is none. */
export async function init(options: InitOptions, host: Host): Promise<ExitCode> {
  const uri = host.uriOf(options.manifest);
  const path = host.pathOf(uri);
  const root = workspaceAround(host.folder, host);
  if (!isManifestFile(uri))
    return failed(`${path} is no name for a manifest: call it impact.yaml or NAME.impact.yaml.`, host);
  if (!leadsInside(root, uri, host)) return failed(`${path} is outside of the workspace.`, host);
  if (host.read(uri, [root]).kind !== 'absent') return failed(`${path} is there already, and was left as it is.`, host);
  const known = host.isInteractive ? await asked(options, host) : options;
  if (known.derivative !== undefined && known.artifact === undefined)
    return failed('Say with --artifact what it was made from.', host);
  if (known.derivative !== undefined && known.relation === undefined)
    return failed(`Say with --relation how it was made: ${listOf(RELATION_NAMES)}.`, host);
  const failure = host.write([{ uri, text: beginManifest(known), before: undefined }]);
  if (failure !== undefined) return failed(`${path} was not written: ${failure.reason}`, host);
  host.print(`${printable(`Wrote ${path}.`)}\n`);
  return 0;
}

/** Asks what no option says. */
async function asked(options: InitOptions, host: Host): Promise<InitOptions> {
  const ask = async (question: string): Promise<string | undefined> => {
    const answer = (await host.ask(`${question}\n> `))?.trim();
    return answer === '' ? undefined : answer;
  };
  const choose = async <T extends string>(question: string, choices: readonly T[]): Promise<T | undefined> => {
    for (;;) {
      const answer = await ask(`${question} (${choices.join(', ')})`);
      const chosen = choices.find((choice) => choice === answer);
      if (answer === undefined || chosen !== undefined) return chosen;
    }
  };
  const project = options.project ?? (await ask('What is the project called?'));
  const artifact = options.artifact ?? (await ask('What did you obtain? Its name or Hugging Face id:'));
  const derivative =
    options.derivative ?? (artifact === undefined ? undefined : await ask('What did you make from it?'));
  const isMade = derivative !== undefined;
  const relation = options.relation ?? (isMade ? await choose('How did you make it?', RELATION_NAMES) : undefined);
  const changes = options.changes ?? (isMade ? await ask('How did you use or change the original?') : undefined);
  const audience =
    options.audience ?? (artifact === undefined ? undefined : await choose('Who is to get it?', AUDIENCES));
  const answers = { project, artifact, derivative, relation, changes, audience };
  const given = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
  return { ...options, ...given };
}
