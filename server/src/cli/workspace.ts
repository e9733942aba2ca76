import type { Options } from '../analysis/options';
import { parse } from '../syntax/parse';
import type { Files, FileState } from '../text/files';
import { t } from '../text/l10n';
import { Lines } from '../text/lines';
import { besideOf, configsFor, readConfig } from '../workspace/config';
import { isManifestFile } from '../manifest/manifest-files';
import type { FileChange, Host } from './console';
import { unreadable } from './unreadable';

/** The files of a workspace, each read once, and what has been changed in them so far and not been written yet. */
export class WorkspaceFiles implements Files {
  private readonly known = new Map<string, FileState>();
  private readonly texts = new Map<string, string>();
  private readonly spellings = new Map<string, string>();

  constructor(
    private readonly root: string,
    private readonly host: Host,
    /** Texts that stand for files, whatever the disk says. */
    given: ReadonlyMap<string, string> = new Map(),
  ) {
    for (const [uri, text] of given) this.known.set(this.spelled(uri), { kind: 'text', text });
  }

  read(named: string): FileState {
    const uri = this.spelled(named);
    const text = this.texts.get(uri);
    const before = this.original(uri);
    if (text === undefined) return before;
    return before.kind === 'text' ? { ...before, text } : { kind: 'text', text };
  }

  isIgnored(uri: string): boolean {
    return this.host.isIgnored(this.spelled(uri), [this.root]);
  }

  spelled(uri: string): string {
    // What has been read has been so in its own spelling.
    if (this.known.has(uri)) return uri;
    const known = this.spellings.get(uri);
    if (known !== undefined) return known;
    const spelled = this.host.spelled(uri, [this.root]);
    if (spelled !== undefined) this.spellings.set(uri, spelled);
    return spelled ?? uri;
  }

  folderOf(): string {
    return this.root;
  }

  change(uri: string, text: string): void {
    this.texts.set(this.spelled(uri), text);
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

/** How an attempt to write has ended. */
export type Written =
  | { readonly kind: 'written'; readonly changes: readonly FileChange[] }
  /** Somebody else has written meanwhile, so all is to be read again. */
  | { readonly kind: 'stale'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string };

/** Writes to the disk what has been changed: all of it, or nothing, with the reason in a sentence. */
export function writeChanges(files: WorkspaceFiles, host: Host): Written {
  // A manifest comes last: what it names is there by then, wherever the machine stops.
  const changes = [...files.changes].sort((a, b) => Number(isManifestFile(a.uri)) - Number(isManifestFile(b.uri)));
  const failure = changes.length === 0 ? undefined : host.write(changes);
  if (failure === undefined) return { kind: 'written', changes };
  const message = t`${host.pathOf(failure.uri)} was not written: ${failure.reason}`;
  return { kind: failure.isStale ? 'stale' : 'failed', message };
}

/** How often one tries again where others write the same files. */
const MOST_ATTEMPTS = 20;

/** Does what writes files, from reading them on, until nobody has written them meanwhile. */
export async function untilWritten<T>(attempt: (isLast: boolean) => Promise<T | 'stale'>): Promise<T | 'stale'> {
  for (let tries = 1; ; tries++) {
    const ended = await attempt(tries === MOST_ATTEMPTS);
    if (ended !== 'stale' || tries === MOST_ATTEMPTS) return ended;
  }
}

/** What the configurations of a workspace set: for each manifest the nearest one counts, or for all the one that is named. */
export class Configs {
  private readonly read = new Map<string, Configured>();
  private readonly said = new Set<string>();
  private readonly missing: readonly string[];
  private readonly host: Host;
  private readonly named: string | undefined;

  constructor(
    private readonly root: string,
    private readonly files: Files,
    {
      host,
      named,
    }: {
      readonly host: Host;
      /** The path of a file that counts for all manifests. */
      readonly named?: string | undefined;
    },
  ) {
    this.host = host;
    this.named = named;
    const isMissing = named !== undefined && this.stateOf(host.uriOf(named)).kind === 'absent';
    this.missing = isMissing ? [t`${named} can’t be read: it does not exist.`] : [];
  }

  /** What is wrong with those that have been read, a sentence with its place each. */
  get problems(): readonly string[] {
    return [...this.missing, ...[...this.read.values()].flatMap(({ problems }) => problems)];
  }

  /** What is to be known of them and is no fault, a sentence each. */
  get notes(): readonly string[] {
    return [...this.said];
  }

  /** The options for manifests, with what is set beside; those that the same is set for share theirs. */
  optionsFor(uris: readonly string[], today: string, beside: Options['severities'] = {}): ReadonlyMap<string, Options> {
    // One that is wrong is told even where there is no manifest.
    this.severitiesFor(`${this.root.replace(/\/$/, '')}/-`);
    const shared = new Map<Options['severities'], Options>();
    const options = (severities: Options['severities']): Options => {
      const made = shared.get(severities) ?? { severities: { ...severities, ...beside }, today };
      shared.set(severities, made);
      return made;
    };
    return new Map(uris.map((uri) => [uri, options(this.severitiesFor(uri))]));
  }

  severitiesFor(uri: string): Options['severities'] {
    const near = this.named === undefined ? configsFor(uri, this.root) : [this.host.uriOf(this.named)];
    const there = near.find((it) => this.stateOf(it).kind !== 'absent');
    if (there === undefined) return NOTHING_SET;
    const read = this.read.get(there) ?? configAt(there, this.stateOf(there), this.host);
    this.read.set(there, read);
    const other = this.named === undefined ? besideOf(there) : undefined;
    if (other !== undefined && this.stateOf(other).kind !== 'absent')
      this.said.add(t`${this.host.pathOf(there)} counts; ${this.host.pathOf(other)} next to it does not.`);
    return read.severities;
  }

  private stateOf(uri: string): FileState {
    return this.named === undefined ? this.files.read(uri) : this.host.read(uri, [uri]);
  }
}

const NOTHING_SET: Options['severities'] = {};

/** What a configuration says. */
interface Configured {
  readonly severities: Options['severities'];
  /** What is wrong with it, a sentence with its place each. */
  readonly problems: readonly string[];
}

function configAt(uri: string, state: FileState, host: Host): Configured {
  const path = host.pathOf(uri);
  if (state.kind !== 'text') return { severities: {}, problems: [unreadable(path, state)] };
  const tree = parse(uri, state.text);
  const { severities, problems } = readConfig(tree);
  const lines = Lines.from(state.text);
  return {
    severities,
    problems: problems.map(({ span, message }) => {
      const { line, character } = lines.positionAt(tree.resolve(span)?.start ?? 0);
      return `${path}:${String(line + 1)}:${String(character + 1)} ${message}`;
    }),
  };
}
