import { URI } from 'vscode-uri';
import type { Files } from './files';
import { t } from './l10n';

/** Why a file is none of the documents that ship with a release. */
export type DocumentFault =
  /** Below a folder, or with a name, that begins with a dot: what lies there is for programs. */
  | 'hidden'
  /** A name or folder that git, a shell, a build, a package manager or another program reads. */
  | 'for-programs'
  /** A name that some system takes for another one. */
  | 'ambiguous'
  /** Not named as a document. */
  | 'no-document'
  | 'executable'
  | 'not-utf8';

/** Why a file is not written, though it may be a document: whatever is written there may end up somewhere else as well. */
export type WriteFault = DocumentFault | 'linked' | 'has-other-names';

/** What has been said of a file that is none, in the middle of a sentence that begins with its path. */
export const FAULT_WORDS: Readonly<Record<WriteFault, string>> = {
  hidden: t`lies in a folder, or has a name, that begins with a dot, so it is not a document that ships`,
  'for-programs': t`has a name that programs read, so it is not a document that ships`,
  ambiguous: t`has a name that some systems treat as another one, so it is not a document that ships`,
  'no-document': t`is not named as a document: .md, .markdown, .txt, .rst, or a NOTICE, LICENSE, COPYING or README`,
  executable: t`is an executable file, so it is not a document that ships`,
  'not-utf8': t`is not UTF-8 text, so it can’t be read as a document`,
  linked: t`leads to another place through a link`,
  'has-other-names': t`also has other names (hard links)`,
};

/**
 * Why the file at an address is no document that ships with a release, so that it is evidence of nothing and is never
 * written; nothing for one that is. The same for every door: the command line, the server, and through it the editor.
 */
export function documentFault(uri: string, files: Files): DocumentFault | undefined {
  return faultOf(uri, files, isNamedAsDocument) ?? (isRecoded(uri, files) ? 'not-utf8' : undefined);
}

/**
 * Why a file that came along with an artifact can’t be one of its notices. It is read and never written, so it may be
 * called more as its author liked, and may have been written before there was UTF-8.
 */
export function retainedFault(uri: string, files: Files): DocumentFault | undefined {
  return faultOf(uri, files, (name) => isNamedAsDocument(name) || isNamedAsUpstreamNotice(name));
}

/** Why nothing is written to the file at an address; nothing where it is, or would be, a document that may be. */
export function writeFault(uri: string, files: Files): WriteFault | undefined {
  const fault = documentFault(uri, files);
  const state = files.read(uri);
  if (fault !== undefined || (state.kind !== 'text' && state.kind !== 'absent')) return fault;
  if (state.leadsTo !== undefined) return 'linked';
  return state.kind === 'text' && state.hasOtherNames === true ? 'has-other-names' : undefined;
}

function faultOf(uri: string, files: Files, isNamedWell: (name: string) => boolean): DocumentFault | undefined {
  const state = files.read(uri);
  const real = state.kind === 'text' || state.kind === 'absent' ? state.leadsTo : undefined;
  for (const at of real === undefined ? [uri] : [uri, real]) {
    const fault = nameFault(at, files.folderOf?.(uri), isNamedWell);
    if (fault !== undefined) return fault;
  }
  return state.kind === 'text' && state.isExecutable === true ? 'executable' : undefined;
}

function isRecoded(uri: string, files: Files): boolean {
  const state = files.read(uri);
  return state.kind === 'text' && state.isUtf8 === false;
}

/** What is wrong with the names that lead to a file from the folder of the workspace; from the top where none is known. */
function nameFault(
  uri: string,
  root: string | undefined,
  isNamedWell: (name: string) => boolean,
): DocumentFault | undefined {
  const { path } = URI.parse(uri);
  const base = root === undefined ? '' : URI.parse(root).path.replace(/\/$/, '');
  const names = path.slice(path.startsWith(`${base}/`) ? base.length : 0).split('/');
  const below = names.filter((name) => name !== '');
  const last = below.at(-1) ?? '';
  // Inside of what a version control system keeps nothing is a document, also where that is opened by itself.
  if (path.split('/').some((name) => VERSION_CONTROL.has(folded(name)))) return 'hidden';
  if (below.some((name) => folded(name).startsWith('.'))) return 'hidden';
  if (below.some(isAmbiguous)) return 'ambiguous';
  if (below.slice(0, -1).some((name) => isReadFolder(folded(name))) || isReadName(folded(last))) return 'for-programs';
  return isNamedWell(folded(last)) ? undefined : 'no-document';
}

/** A name as the least particular file system sees it. */
function folded(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .toUpperCase()
    .toLowerCase();
}

const VERSION_CONTROL: ReadonlySet<string> = setOf('.git git~1 .hg .svn .bzr .jj _darcs cvs');

/**
 * Names that are not what they seem: with a backslash or a stream of Windows, ending in dots or spaces that it drops, short
 * ones (`GIT~1`), those of devices, and with characters that can't be seen.
 */
function isAmbiguous(name: string): boolean {
  return (
    /[\\:*?"<>|\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u.test(name) ||
    /[. ]$|^ /.test(name) ||
    /~\d+(?:\.|$)/.test(name) ||
    DEVICES.test(folded(name))
  );
}

const DEVICES = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)\d)(?:\.|$)/;

function isNamedAsDocument(name: string): boolean {
  const [stem, extension] = parted(name);
  return extension === undefined
    ? DOCUMENT_NAMES.some((start) => stem.startsWith(start))
    : DOCUMENT_EXTENSIONS.includes(extension);
}

const DOCUMENT_EXTENSIONS: readonly string[] = ['md', 'markdown', 'txt', 'rst'];
const DOCUMENT_NAMES: readonly string[] = ['notice', 'license', 'licence', 'copying', 'readme'];

/** Whether the notice or license text of somebody else can be called so: also without an extension, or with one of these. */
function isNamedAsUpstreamNotice(name: string): boolean {
  const [stem, extension] = parted(name);
  if (extension === undefined) return !PROGRAM_FILES.has(stem) && !stem.endsWith('file');
  return UPSTREAM_EXTENSIONS.has(extension) && UPSTREAM_NAMES.some((start) => stem.startsWith(start));
}

const UPSTREAM_NAMES: readonly string[] = [
  ...DOCUMENT_NAMES,
  ...'copyright authors contributors patents credits eula terms third unlicense legal attribution'.split(' '),
];
const UPSTREAM_EXTENSIONS = setOf(
  'text html htm adoc org mit apache apache2 apache-2 bsd isc gpl gpl2 gpl3 lgpl agpl lesser mpl cc0 0 1 2 3',
);

/** Files without an extension that builds, hosts and shells read; so are all that end in “file”. */
const PROGRAM_FILES = setOf(
  'codeowners build workspace sconstruct sconscript configure gradlew mvnw cname manifest record wheel installer hosts ' +
    'crontab fstab passwd shadow sudoers profile rakefile gemfile head config',
);

/** Whether programs read all files of a folder with this name, whatever they are called. */
function isReadFolder(name: string): boolean {
  return READ_FOLDERS.has(name) || READ_FOLDER_ENDS.some((end) => name.endsWith(end));
}

const READ_FOLDERS = setOf('requirements constraints node_modules site-packages __pycache__ sites-enabled');
const READ_FOLDER_ENDS: readonly string[] = ['.d', '.egg-info', '.dist-info', '.app', '.framework'];

/** Whether programs read a file with this name, though it is one that documents have. */
function isReadName(name: string): boolean {
  const [stem, extension = ''] = parted(name);
  if (extension === 'txt') {
    const words = stem.split(/[-_.\d]+/);
    return (
      READ_TEXTS.has(stem) ||
      READ_TEXT_STARTS.some((start) => stem.startsWith(start)) ||
      words.some((word) => PINNING.has(word))
    );
  }
  return extension !== 'rst' && (AGENT_PAGES.has(stem) || AGENT_PAGE_ENDS.some((end) => stem.endsWith(end)));
}

/** What pip reads as `-r` and `-c`, under many names. */
const PINNING = setOf('requirement requirements reqs constraint constraints');
const READ_TEXT_STARTS: readonly string[] = ['cmake', 'ctest', 'meson', 'proguard', 'llms'];

/** Files of package managers and what they install, of builds and compilers, of hosts, and of machines on the net. */
const READ_TEXTS = setOf(
  'requires setup_requires depends dependencies dependency_links entry_points top_level sources installed-files modules ' +
    'package packages pip apt conda environment spec-file explicit lock native_libs namespace_packages runtime conanfile ' +
    'paket makefile gnumakefile build sconscript lint argfile args arguments options compile_flags buildinfo version ' +
    'manifest exclude include ignore robots humans security ads app-ads agents claude gemini',
);

/** Pages from which coding agents take their orders. */
const AGENT_PAGES = setOf(
  'agent agents claude claude.local gemini skill skills copilot-instructions cursorrules conventions codex warp memory',
);
const AGENT_PAGE_ENDS: readonly string[] = ['.instructions', '.prompt', '.agent', '.chatmode'];

/** A name up to its last dot, and what comes after it, if it has one. */
function parted(name: string): readonly [string, string?] {
  const dot = name.lastIndexOf('.');
  return dot === -1 ? [name] : [name.slice(0, dot), name.slice(dot + 1)];
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
