import type { Options } from '../analysis/options';
import type { Severity } from '../findings/finding';
import { locateProblem } from '../schema/locate-problem';
import { validateConfig } from '../schema/validate';
import type { Tree } from '../syntax/parse';
import { toPlain } from '../syntax/plain';
import type { Problem } from '../syntax/tree';
import { baseName, folderOf, isInside } from '../text/uri';
import { CONFIG_FILES } from './config-files';

/** What a configuration says: what is right in it counts, whatever else is wrong. */
export interface Config {
  readonly severities: Options['severities'];
  /** In file order. */
  readonly problems: readonly Problem[];
}

/** Where the configuration of a manifest may be: in its folder and in those around it up to the root, nearest first. */
export function configsFor(uri: string, root: string): readonly string[] {
  const found: string[] = [];
  for (let folder = folderOf(uri); folder !== undefined && isInside(root, folder); folder = folderAbove(folder))
    found.push(...CONFIG_FILES.map((name) => `${folder?.replace(/\/$/, '') ?? ''}/${name}`));
  return found;
}

/** The configuration that does not count where the one at this address does: the other name in the same folder. */
export function besideOf(uri: string): string | undefined {
  const [first, second] = CONFIG_FILES;
  return baseName(uri) === first ? `${uri.slice(0, uri.lastIndexOf('/'))}/${second}` : undefined;
}

function folderAbove(folder: string): string | undefined {
  const above = folderOf(folder.replace(/\/$/, ''));
  return above === folder ? undefined : above;
}

/** Reads a configuration. Never throws; an empty one sets nothing. */
export function readConfig(tree: Tree): Config {
  const { root } = tree;
  const syntax = [...tree.parts.flatMap(({ problems }) => problems), ...tree.problems];
  if (root === undefined) return { severities: {}, problems: syntax };
  const wrong = validateConfig(toPlain(root)).flatMap((problem) => {
    const place = locateProblem(root, problem);
    return place === undefined ? [] : [{ span: place.span, message: problem.message }];
  });
  return { severities: severitiesIn(toPlain(root).rules), problems: [...syntax, ...wrong] };
}

const SEVERITIES: readonly (Severity | 'off')[] = ['off', 'hint', 'information', 'warning', 'error'];

/** The severities in a table by rule id, as it is written in a configuration or in settings; other values are passed over. */
export function severitiesIn(rules: unknown): Options['severities'] {
  if (typeof rules !== 'object' || rules === null) return {};
  const set = Object.entries(rules).flatMap(([rule, said]: [string, unknown]) => {
    const severity = SEVERITIES.find((it) => it === said);
    return severity === undefined ? [] : [[rule, severity] as const];
  });
  return Object.fromEntries(set);
}
