import { baseName } from '../text/uri';

/**
 * The files that set the severities for the editor and the terminal alike, in the folder that they are in and below, as far
 * as none is nearer. Where a folder holds both, the first of them counts.
 */
export const CONFIG_FILES = ['impact.config.yaml', 'impact.config.yml'] as const;

export function isConfigFile(uri: string): boolean {
  return isConfigName(baseName(uri));
}

/** Whether a file of this name is a configuration. */
export function isConfigName(name: string): boolean {
  return CONFIG_FILES.some((it) => it === name);
}
