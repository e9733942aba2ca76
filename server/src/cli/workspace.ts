import type { Options } from '../analysis/options';
import { parse } from '../syntax/parse';
import type { Files, FileState } from '../text/files';
import { Lines } from '../text/lines';
import { besideOf, configsFor, readConfig } from '../workspace/config';
import type { Host } from './console';
import { unreadable } from './unreadable';

/** The files of a workspace, each read once, and what has been changed in them so far and not been written yet. */
export class WorkspaceFiles implements Files {
  private readonly known = new Map<string, FileState>();
  private readonly texts = new Map<string, string>();

  constructor(
    private readonly root: string,
    private readonly host: Host,
    /** Texts that stand for files, whatever the disk says. */
    given: ReadonlyMap<string, string> = new Map(),
  ) {
    for (const [uri, text] of given) this.known.set(uri, { kind: 'text', text });
  }

  read(uri: string): FileState {
    const text = this.texts.get(uri);
    const before = this.original(uri);
    if (text === undefined) return before;
    return before.kind === 'text' ? { ...before, text } : { kind: 'text', text };
  }

  isIgnored(uri: string): boolean {
    return this.host.isIgnored(uri, [this.root]);
  }

  folderOf(): string {
    return this.root;
  }

  change(uri: string, text: string): void {
    this.texts.set(uri, text);
  }

  /** What has been changed, by address, with the text before; without one for a file that is new. */
  get changes(): readonly { readonly uri: string; readonly text: string; readonly before: string | undefined }[] {
    return [...this.texts].map(([uri, text]) => {
      const state = this.original(uri);
      return { uri, text, before: state.kind === 'text' ? state.text : undefined };
    });
  }

  private original(uri: string): FileState {
    const state = this.known.get(uri) ?? this.host.read(uri, [this.root]);
    this.known.set(uri, state);
    return state;
  }
}

/** Writes to the disk what has been changed. Gives what could not be written, a sentence each. */
export function writeChanges(files: WorkspaceFiles, host: Host): readonly string[] {
  return files.changes.flatMap(({ uri, text, before }) => {
    const reason = host.write(uri, text, before);
    return reason === undefined ? [] : [`${host.pathOf(uri)} was not written: ${reason}`];
  });
}

/** What the configurations of a workspace set: for each manifest the nearest one counts. */
export class Configs {
  private readonly read = new Map<string, Options['severities']>();
  private readonly told: string[] = [];
  private readonly said = new Set<string>();

  constructor(
    private readonly root: string,
    private readonly files: Files,
    private readonly host: Host,
  ) {}

  /** What is wrong with those that have been read, a sentence with its place each. */
  get problems(): readonly string[] {
    return this.told;
  }

  /** What is to be known of them and is no fault, a sentence each. */
  get notes(): readonly string[] {
    return [...this.said];
  }

  /** The options for manifests; those that the same is set for share theirs. */
  optionsFor(uris: readonly string[], today: string): ReadonlyMap<string, Options> {
    // One that is wrong is told even where there is no manifest.
    this.severitiesFor(`${this.root.replace(/\/$/, '')}/-`);
    const shared = new Map<Options['severities'], Options>();
    const options = (severities: Options['severities']): Options => {
      const made = shared.get(severities) ?? { severities, today };
      shared.set(severities, made);
      return made;
    };
    return new Map(uris.map((uri) => [uri, options(this.severitiesFor(uri))]));
  }

  severitiesFor(uri: string): Options['severities'] {
    const there = configsFor(uri, this.root).find((it) => this.files.read(it).kind !== 'absent');
    if (there === undefined) return NOTHING_SET;
    const before = this.read.get(there);
    if (before !== undefined) return before;
    const severities = this.severitiesIn(there);
    this.read.set(there, severities);
    return severities;
  }

  private severitiesIn(uri: string): Options['severities'] {
    const { files, host } = this;
    const state = files.read(uri);
    const path = host.pathOf(uri);
    const other = besideOf(uri);
    if (other !== undefined && files.read(other).kind !== 'absent')
      this.said.add(`${path} counts, and ${host.pathOf(other)} beside it does not.`);
    if (state.kind !== 'text') {
      this.told.push(unreadable(path, state));
      return NOTHING_SET;
    }
    const tree = parse(uri, state.text);
    const { severities, problems } = readConfig(tree);
    const lines = Lines.of(state.text);
    for (const { span, message } of problems) {
      const { line, character } = lines.positionAt(tree.resolve(span)?.start ?? 0);
      this.told.push(`${path}:${String(line + 1)}:${String(character + 1)} ${message}`);
    }
    return severities;
  }
}

const NOTHING_SET: Options['severities'] = {};
