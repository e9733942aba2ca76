/** The names of scanners and registries that stand before what they found. */
const SCANNERS = /^(?:scancode|scanoss|fossology|nomos|monk|ojo|nexb|aboutcode|ort|licensee|blackduck|snyk|hf)-/i;

/** What a reference names: without `LicenseRef-`, `DocumentRef-…` and the name of a scanner. */
export function referredName(text: string): string {
  return text
    .trim()
    .replace(/^DocumentRef-[^:]*:/i, '')
    .replace(/^LicenseRef[-:_\s]*/i, '')
    .replace(SCANNERS, '');
}
