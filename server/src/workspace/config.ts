import type { Options } from '../analysis/options';
import type { Severity } from '../findings/finding';
import { locateProblem } from '../schema/locate-problem';
import { validateConfig } from '../schema/validate';
import type { Tree } from '../syntax/parse';
import { toPlain } from '../syntax/plain';
import type { Problem } from '../syntax/tree';
import { baseName } from '../text/uri';

/** The file at the root of a workspace that sets the severities for the editor and the terminal alike. */
export const CONFIG_FILE = 'impact.config.yaml';

/** What a configuration says: what is right in it counts, whatever else is wrong. */
export interface Config {
  readonly severities: Options['severities'];
  /** In file order. */
  readonly problems: readonly Problem[];
}

export function isConfigFile(uri: string): boolean {
  return baseName(uri) === CONFIG_FILE;
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
