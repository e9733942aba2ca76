import { t } from '../text/l10n';
import type { Path } from './problem';
import type { Resolved, SchemaName } from './schema-node';

/** How sentences call the places of a document. */

const documents: Record<SchemaName, string> = {
  manifest: t`the manifest`,
  report: t`the impact report`,
  config: t`the configuration`,
};

const longest = 60;

export function quoted(word: string): string {
  return `“${word.length > longest ? `${word.slice(0, longest)}…` : word}”`;
}

/** What a person calls the map at a path: “artifact “dolma””, “breach 2”. */
export function mapName(document: SchemaName, path: Path): string {
  const [section, id, ...inner] = path;
  if (section === undefined) return documents[document];
  const entry = { artifacts: 'artifact', derivatives: 'derivative', distributions: 'distribution' }[String(section)];
  const outer = entry === undefined || id === undefined ? undefined : `${entry} ${quoted(String(id))}`;
  if (outer !== undefined && inner.length === 0) return outer;
  const within = outer === undefined ? '' : t` of ${outer}`;
  const last = path.at(-1);
  if (typeof last !== 'number') return `${quoted(String(last))}${within}`;
  return `${itemName(path)}${within}`;
}

/** What a person calls an item of a list: “breach 2”, “item 3 of “notices””. */
function itemName(path: Path): string {
  const [list, index] = [String(path.at(-2)), String(Number(path.at(-1)) + 1)];
  const noun = { breaches: 'breach', uses: 'use' }[list];
  return noun === undefined ? t`item ${index} of ${quoted(list)}` : `${noun} ${index}`;
}

/** What a person calls the value at a path, at the start of a sentence. */
export function valueName(document: SchemaName, path: Path, node: Resolved): string {
  const last = path.at(-1);
  if (last === undefined) return capital(documents[document]);
  if (node.definition === 'relation') return t`The relation to ${quoted(String(last))}`;
  if (typeof last === 'number') return capital(itemName(path));
  return quoted(last);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
