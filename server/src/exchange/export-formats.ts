/** The formats that a manifest can be written in: known to the command line before what writes them is loaded. */
export const EXPORT_FORMATS = ['cyclonedx', 'spdx', 'spdx-2.3', 'croissant', 'card', 'markdown', 'json'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];
