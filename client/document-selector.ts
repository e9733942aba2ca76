/** What VS Code calls the language of manifests. */
export const LANGUAGE = 'impact-manifest';

/** Manifests, wherever they are kept: on a disk, unsaved, or in a virtual workspace. */
export const manifests = [{ language: LANGUAGE }];

/**
 * The documents that the server is told about: beside manifests the configuration of the checks, impact reports, and the
 * terms and notices that ship with a release, so that what is typed in them counts before it is saved.
 */
export const documentSelector = [
  ...manifests,
  { language: 'yaml', pattern: '**/impact.config.yaml' },
  { language: 'markdown' },
  { language: 'plaintext', pattern: '**/{LICENSE,NOTICE,TERMS,COPYING}*' },
];
