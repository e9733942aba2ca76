/**
 * Whether a file is offered to take an artifact from, by its name: cards, citations, license files, and bills of materials
 * as these are usually called. A test holds it to what the server reads; any other file can be browsed to.
 */
export function isSourceName(name: string): boolean {
  return /^(?:readme\.(?:md|markdown)|citation\.cff|reuse\.toml|(?:licen[cs]e|copying|notice|unlicense)(?:[-_.].*)?|(?:s?bom|croissant|metadata)\.json|.*\.(?:cdx|spdx|spdx3|bom|croissant)\.json|.*\.jsonld)$/i.test(
    name,
  );
}
