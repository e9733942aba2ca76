import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What the command line of VS Code asks for, as far as it means something here.
 *
 * @typedef {object} Launch
 * @property {string | undefined} extension the folder of the extension under test
 * @property {'web' | undefined} kind where it runs: a web worker, or else Node
 * @property {string | undefined} tests the script that exports `run()`
 * @property {string | undefined} folder
 * @property {string | undefined} workspace a `.code-workspace` file
 * @property {string | undefined} file
 * @property {boolean} trust whether workspaces have to be trusted first
 * @property {string | undefined} locale
 */

/**
 * Reads the command line as VS Code does. Flags that mean nothing for an editor
 * in a browser, such as `--disable-gpu-sandbox`, are passed over.
 *
 * @param {readonly string[]} argv without the executable and the script
 * @returns {Launch} with absolute paths
 */
export function parseLaunch(argv) {
  const flags = argv.filter((argument) => argument.startsWith('-'));
  const paths = argv.filter((argument) => !argument.startsWith('-')).map((path) => resolve(path));
  const value = (/** @type {string} */ name) =>
    flags.findLast((flag) => flag.startsWith(`--${name}=`))?.slice(name.length + 3);
  const path = (/** @type {string} */ name) => {
    const given = value(name);
    if (given === undefined) return undefined;
    return given.startsWith('file:') ? fileURLToPath(given) : resolve(given);
  };
  const opened = [...paths, ...['folder-uri', 'file-uri'].flatMap((name) => path(name) ?? [])];
  return {
    extension: path('extensionDevelopmentPath'),
    kind: value('extensionDevelopmentKind') === 'web' ? 'web' : undefined,
    tests: path('extensionTestsPath'),
    folder: opened.find((entry) => statSync(entry).isDirectory()),
    workspace: opened.find((entry) => entry.endsWith('.code-workspace')),
    file: opened.find((entry) => statSync(entry).isFile() && !entry.endsWith('.code-workspace')),
    // The test launcher always asks for `--disable-workspace-trust`, so a flag
    // of our own is what turns trust back on.
    trust: flags.includes('--enable-workspace-trust'),
    locale: value('locale'),
  };
}

/**
 * The address that opens what was asked for in a server's workbench. Without
 * anything but a folder or a workspace it is one that people can read.
 *
 * @param {string} origin such as `http://127.0.0.1:8000`
 * @param {Partial<Launch>} launch
 * @returns {string}
 */
export function workbenchUrl(origin, launch) {
  const remote = (/** @type {string} */ path) => `vscode-remote://${new URL(origin).host}${encodeURI(asUrlPath(path))}`;
  const payload = [
    ...(launch.extension === undefined ? [] : [['extensionDevelopmentPath', remote(launch.extension)]]),
    ...(launch.tests === undefined ? [] : [['extensionTestsPath', remote(launch.tests)]]),
    ...(launch.file === undefined ? [] : [['openFile', remote(launch.file)]]),
  ];
  const url = new URL('/', origin);
  if (launch.workspace !== undefined) url.searchParams.set('workspace', asUrlPath(launch.workspace));
  else if (launch.folder !== undefined) url.searchParams.set('folder', asUrlPath(launch.folder));
  else url.searchParams.set('ew', 'true');
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  // The workbench reads slashes as they are, and so do people.
  return url.href.replaceAll('%2F', '/');
}

/** @param {string} path on Windows `C:\a` becomes `/C:/a` */
function asUrlPath(path) {
  const forward = path.replaceAll('\\', '/');
  return forward.startsWith('/') ? forward : `/${forward}`;
}
