/** What VS Code calls the language of manifests. */
export const LANGUAGE = 'impact-manifest';

/** The documents that the server is told about, wherever they are kept: on a disk, unsaved, or in a virtual workspace. */
export const documentSelector = [{ language: LANGUAGE }];
