import type { DocumentSelector } from 'vscode-languageclient';

/** The documents that the server is told about, wherever they are kept: on a disk, unsaved, or in a virtual workspace. */
export const documentSelector: DocumentSelector = [{ language: 'impact-manifest' }];
