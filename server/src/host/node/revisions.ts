import { isUtf8 } from 'node:buffer';
import { decode } from '../../text/decode';
import type { FileState } from '../../text/files';
import { t } from '../../text/l10n';
import { isInside, resolvePath } from '../../text/uri';
import { isConfigName } from '../../workspace/config-files';
import type { Discovered } from '../../workspace/discovered';
import type { Revision, Revisions } from '../../workspace/revision';
import { isManifestName, isSkipped } from '../../manifest/manifest-files';
import { machinePaths, mostBytes } from './machine';
import { GitCommand, type Told } from './git-command';
import { readTree, type CommitTree, type TreeEntry } from './git-tree';
import { tooLarge } from './regular-file';

/** Reads commits by the `git` of this machine: started only when a person asks for a comparison. */
export const revisions: Revisions = {
  async open(root, name) {
    const at = placeOf(root);
    if (typeof at === 'string') return at;
    const commit = await commitOf(at, name);
    if (typeof commit === 'string') return commit;
    const [tree, folded] = await Promise.all([
      readTree(at.git, at.folder, commit.commit),
      at.git.run(at.folder, IGNORES_CASE),
    ]);
    if (typeof tree === 'string') return t`The revision ${name} can’t be read: ${tree}.`;
    const ignoresCase = 'bytes' in folded && folded.bytes.toString('utf8').trim() === 'true';
    const files = new CommitFiles(at, { commit: commit.commit, tree }, ignoresCase);
    await files.readAhead();
    return files;
  },
  async mergeBase(root, one, other) {
    const at = placeOf(root);
    if (typeof at === 'string') return at;
    const [first, second] = [await commitOf(at, one), await commitOf(at, other)];
    if (typeof first === 'string') return first;
    if (typeof second === 'string') return second;
    const told = await at.git.run(at.folder, ['merge-base', first.commit, second.commit, '--']);
    if ('failure' in told) return t`${one} and ${other} have nothing in common.`;
    return { commit: told.bytes.toString('utf8').trim() };
  },
  async names(root) {
    const at = placeOf(root);
    if (typeof at === 'string') return [];
    const told = await at.git.run(at.folder, [
      'for-each-ref',
      '--count=50',
      '--sort=-committerdate',
      '--format=%(refname:short)',
      '--',
      'refs/heads',
      'refs/remotes',
      'refs/tags',
    ]);
    return 'failure' in told ? [] : told.bytes.toString('utf8').split('\n').filter(Boolean);
  },
};

const IGNORES_CASE = ['config', '--type=bool', '--get', 'core.ignorecase'];

interface Repository {
  readonly git: GitCommand;
  readonly folder: string;
}

function placeOf(root: string): Repository | string {
  const folder = machinePaths.fromUri(root)?.native;
  const git = GitCommand.find();
  if (folder === undefined) return t`Only a folder on the disk has revisions.`;
  return git === undefined ? t`There is no git on this machine, which is needed to read revisions.` : { git, folder };
}

async function commitOf({ git, folder }: Repository, name: string): Promise<{ readonly commit: string } | string> {
  // What begins so would be an option.
  const told: Told = name.startsWith('-')
    ? { failure: t`not the name of a revision` }
    : await git.run(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  const commit = 'bytes' in told ? told.bytes.toString('utf8').trim() : '';
  return /^[0-9a-f]{40,64}$/.test(commit) ? { commit } : t`There is no folder and no revision ${name}.`;
}

/** Links lead to links, but not for ever. */
const MOST_LINKS = 40;

type Named = readonly [path: string, entry: TreeEntry];

class CommitFiles implements Revision {
  /** What was read, by object and by how long it may be. */
  private readonly states = new Map<string, FileState>();
  private readonly folders = new Set<string>(['']);
  /** Where the disk takes names in any case for the same: the paths by their small letters. */
  private readonly folded = new Map<string, string>();
  private readonly links: ReadonlySet<string>;
  private readonly root;
  private readonly tree: CommitTree;
  readonly commit: string;

  constructor(
    private readonly at: Repository,
    { commit, tree }: { readonly commit: string; readonly tree: CommitTree },
    ignoresCase: boolean,
  ) {
    this.commit = commit;
    this.tree = tree;
    this.root = machinePaths.path(at.folder);
    const paths = [...tree.entries.keys()];
    this.links = new Set(paths.filter((path) => tree.entries.get(path)?.mode === LINK));
    for (const path of paths)
      for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
        const folder = path.slice(0, end);
        if (this.folders.has(folder)) break;
        this.folders.add(folder);
      }
    if (ignoresCase) for (const path of [...this.folders, ...paths]) this.folded.set(path.toLowerCase(), path);
  }

  get notFetched(): ReadonlyMap<string, string> {
    return new Map([...this.tree.missing].map(([path, module]) => [this.uriOf(path), module]));
  }

  read(uri: string, folders: readonly string[]): FileState {
    const isReachable = (it: string): boolean => folders.some((folder) => isInside(folder, it));
    const path = isReachable(uri) ? this.pathOf(uri) : undefined;
    const place = path === undefined ? OUTSIDE : this.follow(path);
    if (typeof place !== 'string') return place;
    if (!isReachable(this.uriOf(place))) return OUTSIDE;
    if (this.folders.has(place)) return { kind: 'folder' };
    const module = [...this.tree.missing.keys()].find((it) => place === it || place.startsWith(`${it}/`));
    if (module !== undefined)
      return { kind: 'unreadable', reason: t`it is in the submodule ${module}, which was not fetched` };
    const entry = this.tree.entries.get(place);
    if (entry === undefined) return { kind: 'absent' };
    const state = this.stateOf([place, entry]);
    const isSame = path === place || path?.toLowerCase() === place.toLowerCase();
    return isSame || state.kind !== 'text' ? state : { ...state, leadsTo: this.uriOf(place) };
  }

  discover(folder: string): Promise<Discovered> {
    const isBelow = (path: string): boolean => !isSkipped(path) && isInside(folder, this.uriOf(path));
    const files = [...this.tree.entries].flatMap(([path, { mode }]) =>
      mode.startsWith(FILE) && isBelow(path) ? [path] : [],
    );
    const manifests = files.filter((path) => isManifestName(nameOf(path)));
    const garbled = manifests.filter(isGarbled);
    return Promise.resolve({
      manifests: manifests.filter((path) => !isGarbled(path)).map((path) => this.uriOf(path)),
      configs: files.filter((path) => isConfigName(nameOf(path))).map((path) => this.uriOf(path)),
      passedOver: [],
      problems: garbled.map((path) => ({ uri: this.uriOf(path), reason: t`its name is not Unicode` })),
    });
  }

  /** Reads all manifests in one go, and in another one all files that they name. */
  async readAhead(): Promise<void> {
    const manifests = [...this.tree.entries].filter(
      ([path, { mode }]) => mode.startsWith(FILE) && isManifestName(nameOf(path)) && !isSkipped(path),
    );
    await this.load(manifests);
    await this.load(manifests.flatMap((manifest) => this.namedIn(manifest)));
  }

  private namedIn([path, entry]: Named): readonly Named[] {
    const uri = this.uriOf(path);
    const state = this.stateOf([path, entry]);
    // A path with a space in it is not found so, and is read when it is asked for.
    const words = state.kind === 'text' ? new Set(state.text.split(/[\s"'[\]{},#]+/)) : [];
    return [...words].flatMap((word): readonly Named[] => {
      const target = resolvePath(uri, word);
      const place = target === undefined ? undefined : this.follow(this.pathOf(target) ?? '');
      const named = typeof place === 'string' ? this.tree.entries.get(place) : undefined;
      return typeof place === 'string' && named?.mode.startsWith(FILE) === true ? [[place, named]] : [];
    });
  }

  private async load(files: readonly Named[]): Promise<void> {
    const wanted = files.filter((file) => !this.states.has(keyOf(file)));
    for (const folder of new Set(wanted.map(([, entry]) => entry.folder))) {
      const here = [
        ...new Map(wanted.filter(([, entry]) => entry.folder === folder).map((file) => [keyOf(file), file])).values(),
      ];
      const sizes = await this.at.git.run(folder, CHECK, objectsOf(here));
      const fitting = here.filter((file, index) => this.isFitting(file, sizes, index));
      const told = await this.at.git.run(folder, READ, objectsOf(fitting));
      if ('bytes' in told) this.take(fitting, told.bytes);
    }
  }

  private isFitting(file: Named, sizes: Told, index: number): boolean {
    const size = 'bytes' in sizes ? sizeIn(sizes.bytes.toString('utf8').split('\n')[index] ?? '') : undefined;
    const most = mostBytes(nameOf(file[0]));
    if (size !== undefined && size > most) this.states.set(keyOf(file), { kind: 'unreadable', reason: tooLarge(most) });
    return size !== undefined && size <= most;
  }

  /** Takes in what `cat-file --batch` tells: a line with the size before each object, and a line break behind it. */
  private take(files: readonly Named[], bytes: Buffer): void {
    let from = 0;
    for (const file of files) {
      const end = bytes.indexOf(LINE_BREAK, from);
      const size = end === -1 ? undefined : sizeIn(bytes.toString('utf8', from, end));
      if (size === undefined) return;
      const own = bytes.subarray(end + 1, end + 1 + size);
      const isExecutable = file[1].mode === '100755';
      this.states.set(keyOf(file), {
        kind: 'text',
        text: decode(own),
        ...(isExecutable && { isExecutable }),
        ...(!isUtf8(own) && { isUtf8: false }),
      });
      from = end + 1 + size + 1;
    }
  }

  /** What was not read ahead is read at once. */
  private stateOf(file: Named): FileState {
    const [, { object, folder }] = file;
    if (!this.states.has(keyOf(file))) {
      const sizes = this.at.git.runNow(folder, CHECK, `${object}\n`);
      const told = this.isFitting(file, sizes, 0) ? this.at.git.runNow(folder, READ, `${object}\n`) : undefined;
      if (told !== undefined && 'bytes' in told) this.take([file], told.bytes);
    }
    return this.states.get(keyOf(file)) ?? { kind: 'unreadable', reason: t`git does not return it` };
  }

  /** Where a path leads through the links of the commit; a state where that is no place in it. */
  private follow(path: string): string | FileState {
    let names = path.split('/').filter(Boolean);
    let links = 0;
    for (let depth = 1; depth <= names.length; depth++) {
      const here = this.spelled(names.slice(0, depth).join('/'));
      names = [...here.split('/'), ...names.slice(depth)];
      const entry = this.links.has(here) ? this.tree.entries.get(here) : undefined;
      if (entry === undefined) continue;
      const target = this.stateOf([here, entry]);
      if (target.kind !== 'text') return target;
      if (++links > MOST_LINKS) return { kind: 'unreadable', reason: t`its links form a loop` };
      const led = inward([...names.slice(0, depth - 1), ...target.text.split('/')]);
      if (target.text.startsWith('/') || led === undefined) return OUTSIDE;
      names = [...led, ...names.slice(depth)];
      depth = 0;
    }
    return names.join('/');
  }

  private spelled(path: string): string {
    if (this.tree.entries.has(path) || this.folders.has(path)) return path;
    return this.folded.get(path.toLowerCase()) ?? path;
  }

  private pathOf(uri: string): string | undefined {
    const path = machinePaths.fromUri(uri);
    const isBelow = path !== undefined && isInside(machinePaths.toUri(this.root), uri);
    return isBelow ? machinePaths.namesBelow(this.root, path).join('/') : undefined;
  }

  private uriOf(path: string): string {
    return machinePaths.toUri(machinePaths.inner(this.root, ...path.split('/').filter(Boolean)));
  }
}

const OUTSIDE: FileState = { kind: 'outside' };
/** How the modes of regular files begin. */
const FILE = '100';
const LINK = '120000';
const LINE_BREAK = 0x0a;
const CHECK = ['cat-file', '--batch-check'];
const READ = ['cat-file', '--batch'];

function objectsOf(files: readonly Named[]): string {
  return files.map(([, { object }]) => `${object}\n`).join('');
}

function sizeIn(line: string): number | undefined {
  const size = /^[0-9a-f]+ blob (\d+)$/.exec(line)?.[1];
  return size === undefined ? undefined : Number(size);
}

/** The same object may be a manifest at one path and evidence at another, and only run at one of two. */
function keyOf([path, { object, mode }]: Named): string {
  return `${object} ${mode} ${String(mostBytes(nameOf(path)))}`;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function isGarbled(path: string): boolean {
  return path.includes('\uFFFD');
}

/** Names with those that lead up taken out; nothing where they lead out. */
function inward(names: readonly string[]): readonly string[] | undefined {
  const led: string[] = [];
  for (const name of names.filter((it) => it !== '' && it !== '.')) {
    if (name !== '..') led.push(name);
    else if (led.pop() === undefined) return undefined;
  }
  return led;
}
