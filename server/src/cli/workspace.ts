import type { Options } from '../analysis/options';
import { parse } from '../syntax/parse';
import type { Files, FileState } from '../text/files';
import { Lines } from '../text/lines';
import { CONFIG_FILE, readConfig } from '../workspace/config';
import { isManifestFile } from '../workspace/manifest-files';
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

/** How an attempt to write has ended. */
export type Written =
  | { readonly kind: 'written' }
  /** Somebody else has written meanwhile, so all is to be read again. */
  | { readonly kind: 'stale'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string };

/** Writes to the disk what has been changed: all of it, or nothing, with the reason in a sentence. */
export function writeChanges(files: WorkspaceFiles, host: Host): Written {
  // A manifest comes last: what it names is there by then, wherever the machine stops.
  const changes = [...files.changes].sort((a, b) => Number(isManifestFile(a.uri)) - Number(isManifestFile(b.uri)));
  const failure = changes.length === 0 ? undefined : host.write(changes);
  if (failure === undefined) return { kind: 'written' };
  const message = `${host.pathOf(failure.uri)} was not written: ${failure.reason}`;
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

/** What the configuration of a workspace says. */
interface Configured {
  readonly severities: Options['severities'];
  /** What is wrong with it, a sentence with its place each. */
  readonly problems: readonly string[];
}

/** What the configuration at the root of a workspace says; nothing where there is none. */
export function configIn(root: string, files: Files, host: Host): Configured {
  const uri = `${root.replace(/\/$/, '')}/${CONFIG_FILE}`;
  const state = files.read(uri);
  return state.kind === 'absent' ? { severities: {}, problems: [] } : configAt(uri, state, host);
}

/** What a file says as a configuration. */
export function configAt(uri: string, state: FileState, host: Host): Configured {
  const path = host.pathOf(uri);
  if (state.kind !== 'text') return { severities: {}, problems: [unreadable(path, state)] };
  const tree = parse(uri, state.text);
  const { severities, problems } = readConfig(tree);
  const lines = Lines.of(state.text);
  return {
    severities,
    problems: problems.map(({ span, message }) => {
      const { line, character } = lines.positionAt(tree.resolve(span)?.start ?? 0);
      return `${path}:${String(line + 1)}:${String(character + 1)} ${message}`;
    }),
  };
}
