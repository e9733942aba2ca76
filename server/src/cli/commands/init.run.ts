import {
  beginManifest,
  licensesOf,
  OBTAINED_TYPES,
  relicensingNote,
  type Obtained,
} from '../../features/new-manifest/answers';
import { AUDIENCES, type Audience } from '../../license/can-i';
import { RELATIONS, type DerivativeType, type RelationName } from '../../license/relations';
import { t } from '../../text/l10n';
import { listOf, nearest } from '../../text/words';
import { isManifestFile } from '../../manifest/manifest-files';
import { failed } from '../failed';
import type { Host } from '../console';
import { leadsInside } from '../inside';
import { printable } from '../formats/printable';
import type { ExitCode } from '../command';
import { workspaceAround } from '../targets';
import { writtenLines } from '../written-lines';

/** What is known of the manifest that is to be begun. */
export interface InitOptions {
  readonly manifest: string;
  readonly project?: string;
  readonly organization?: string;
  readonly email?: string;
  readonly artifact: readonly Obtained[];
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
    return failed(t`${path} is not a name for a manifest: call it impact.yaml or NAME.impact.yaml.`, host);
  if (!leadsInside(root, uri, host)) return failed(t`${path} is outside the workspace.`, host);
  if (host.read(uri, [root]).kind !== 'absent') return failed(t`${path} already exists and was left unchanged.`, host);
  const known = host.isInteractive ? await asked(options, host) : options;
  if (known.derivative !== undefined && known.artifact.length === 0)
    return failed(t`Use --artifact to say what it was made from.`, host);
  if (
    known.derivative !== undefined &&
    known.relation === undefined &&
    known.artifact.some(({ relation }) => relation === undefined)
  )
    return failed(t`Use --relation to say how it was made: ${listOf(RELATION_NAMES)}.`, host);
  const change = { uri, text: beginManifest({ ...known, artifacts: known.artifact }), before: undefined };
  const failure = host.write([change]);
  if (failure !== undefined) return failed(t`${path} was not written: ${failure.reason}`, host);
  host.print(writtenLines([change], host));
  const notes = host.isInteractive ? [] : known.artifact.flatMap(({ name }) => relicensingNote(name) ?? []);
  for (const note of notes) host.print(`${printable(note)}\n`);
  if (host.isTerminal || host.isInteractive) host.print(`${printable(nextStep(known, path))}\n`);
  return 0;
}

/** What a person does next. */
function nextStep({ artifact, audience }: InitOptions, path: string): string {
  if (artifact.length === 0) return t`Next: describe in ${path} what you obtained; the comments there show how.`;
  if (audience === undefined) return t`Next: say in ${path} whom you share it with, below “distributions”.`;
  return audience === 'internal'
    ? t`Next: “impact check” checks it.`
    : t`Next: “impact gate release” says what is missing, and “impact prepare release” writes it.`;
}

/** Asks what no option says. */
async function asked(options: InitOptions, host: Host): Promise<InitOptions> {
  const person = new Person(host);
  const project = options.project ?? (await person.ask(t`What is the project called?`));
  const artifact = options.artifact.length > 0 ? options.artifact : await person.obtained();
  const isAny = artifact.length > 0;
  const derivative = options.derivative ?? (isAny ? await person.ask(t`What did you make from it?`) : undefined);
  const isMade = derivative !== undefined;
  const used = isMade && options.relation === undefined ? await person.relations(artifact) : artifact;
  const changes =
    options.changes ?? (isMade ? await person.ask(t`How did you use or change the original?`) : undefined);
  const audience = options.audience ?? (isAny ? await person.choose(t`Who will get it?`, AUDIENCES) : undefined);
  const answers = { project, derivative, changes, audience };
  const given = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
  return { ...options, ...given, artifact: used };
}

/** Who answers at the terminal. */
class Person {
  constructor(private readonly host: Host) {}

  async ask(question: string): Promise<string | undefined> {
    const answer = (await this.host.ask(`${printable(question)}\n> `))?.trim();
    return answer === '' ? undefined : answer;
  }

  /** One of these; asked again, with the reason, where the answer is none of them. */
  async choose<T extends string>(question: string, choices: readonly T[]): Promise<T | undefined> {
    for (;;) {
      const answer = await this.ask(`${question} (${choices.join(', ')})`);
      const chosen = choices.find((choice) => choice.toLowerCase() === answer?.toLowerCase());
      if (answer === undefined || chosen !== undefined) return chosen;
      const near = nearest(answer.toLowerCase(), choices);
      const hint = near === undefined ? t`Leave it empty to skip.` : t`Did you mean “${near}”?`;
      this.host.print(`${printable(t`“${answer}” is not one of these. ${hint}`)}\n`);
    }
  }

  /** All that was obtained; of what is not well known also what it is, and of what was relicensed under which license. */
  async obtained(): Promise<readonly Obtained[]> {
    const all: Obtained[] = [];
    for (;;) {
      const more = t`What else did you obtain? Leave it empty to go on.`;
      const name = await this.ask(all.length === 0 ? t`What did you obtain? Its name or Hugging Face id:` : more);
      if (name === undefined) return all;
      all.push({ name, ...(await this.about(name)) });
    }
  }

  /** How each of these was used. */
  async relations(artifacts: readonly Obtained[]): Promise<readonly Obtained[]> {
    const used: Obtained[] = [];
    for (const artifact of artifacts) {
      const question = artifacts.length === 1 ? t`How did you make it?` : t`How did you use ${artifact.name}?`;
      const relation = await this.choose(question, RELATION_NAMES);
      used.push({ ...artifact, ...(relation === undefined ? {} : { relation }) });
    }
    return used;
  }

  private async about(name: string): Promise<Omit<Obtained, 'name'>> {
    const licenses = licensesOf(name);
    const note = relicensingNote(name);
    if (licenses.length === 0) {
      const type = await this.choose(t`${name} is not well known here. What is it?`, OBTAINED_TYPES);
      return type === undefined ? {} : { type };
    }
    if (note === undefined) return {};
    this.host.print(`${printable(note)}\n`);
    const license = await this.choose(t`Under which license did you obtain it?`, licenses);
    return license === undefined ? {} : { license };
  }
}
