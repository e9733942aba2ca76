/** What VS Code calls the language of manifests. */
export const LANGUAGE = 'impact-manifest';

/** Manifests, wherever they are kept: on a disk, unsaved, or in a virtual workspace. */
export const manifests = [{ language: LANGUAGE }];

/** The documents that the server is told about. The configuration of the checks is one, so that it counts as typed. */
export const documentSelector = [...manifests, { language: 'yaml', pattern: '**/impact.config.yaml' }];
