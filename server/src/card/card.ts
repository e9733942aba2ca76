import { text as textAt } from '../manifest/build';
import { frontMatterIn, type FrontMatterText } from '../syntax/front-matter';
import { entryOf, valueOf, type Entry, type MapNode, type Node } from '../syntax/tree';
import type { Block } from '../text/markdown';
import { Readings } from '../text/readings';
import { located, span, type Fragment, type Located } from '../text/span';

/** A model or dataset card as read. All its spans are offsets into the whole file. */
export interface Card {
  readonly uri: string;
  readonly fragment: Fragment;
  readonly frontMatter: FrontMatterText | undefined;
  readonly root: MapNode | undefined;
  /** One, or all of a list. */
  readonly licenses: readonly Located<string>[];
  readonly licenseName?: Located<string>;
  readonly licenseLink?: Located<string>;
  readonly baseModels: readonly Located<string>[];
  readonly relation?: Located<string>;
  readonly datasets: readonly Located<string>[];
  readonly tags: readonly Located<string>[];
  /** What a person accepts before a gated repository opens. */
  readonly gate?: Located<string>;
  /** What it calls the work: in its fields, and in its first heading. */
  readonly names: () => readonly Located<string>[];
  /** `PATH` or `PATH#ID`: the manifest that the card belongs to. */
  readonly manifest?: Located<string>;
  /** What is to be seen beneath the front matter; read when it is asked for. */
  readonly body: () => readonly Block[];
}

/** Reads a card. Never throws: what is missing or can’t be read is absent. */
export function readCard(uri: string, text: string, readings = new Readings()): Card {
  const fragment = { uri, text };
  const frontMatter = frontMatterIn(fragment);
  const root = frontMatter?.root;
  const body = (): readonly Block[] => readings.blocks(fragment, frontMatter?.end ?? 0);
  return {
    uri,
    fragment,
    frontMatter,
    root,
    licenses: textsAt(valueOf(root, 'license')),
    ...optional('licenseName', textAt(valueOf(root, 'license_name'))),
    ...optional('licenseLink', textAt(valueOf(root, 'license_link'))),
    baseModels: textsAt(valueOf(root, 'base_model')),
    ...optional('relation', textAt(valueOf(root, 'base_model_relation'))),
    datasets: textsAt(valueOf(root, 'datasets')),
    tags: textsAt(valueOf(root, 'tags')),
    ...optional('gate', textAt(valueOf(root, 'extra_gated_prompt'))),
    names: () => [...namesIn(root), ...titleIn(fragment, body())],
    ...optional('manifest', textAt(valueOf(root, 'impact'))),
    body,
  };
}

/** Fields that the cards of Hugging Face have and other front matter has not; any of them tells what a README is. */
const OWN_FIELDS: readonly string[] = [
  ...['license_name', 'license_link', 'base_model', 'base_model_relation', 'datasets', 'dataset_info', 'configs'],
  ...['pipeline_tag', 'library_name', 'model-index', 'model_name', 'pretty_name', 'task_categories', 'size_categories'],
  ...['annotations_creators', 'language_creators', 'source_datasets', 'multilinguality', 'extra_gated_prompt'],
  ...['extra_gated_heading', 'extra_gated_fields', 'inference', 'widget', 'impact'],
];

/** Whether its front matter is that of a card of Hugging Face; pages of many other tools begin with YAML as well. */
export function isCardFrontMatter({ root }: Pick<Card, 'root'>): boolean {
  if (root === undefined) return false;
  if (root.entries.some(({ key }) => OWN_FIELDS.includes(key.text))) return true;
  // A license alone, or with tags and languages, is what the shortest cards have; a layout or a title is another tool’s.
  const keys = root.entries.map(({ key }) => key.text);
  return keys.includes('license') && keys.every((key) => SHARED_FIELDS.includes(key));
}

const SHARED_FIELDS: readonly string[] = ['license', 'language', 'tags', 'thumbnail', 'metrics', 'viewer'];

export function cardEntry({ root }: Card, key: string): Entry | undefined {
  return entryOf(root, key);
}

function namesIn(root: MapNode | undefined): readonly Located<string>[] {
  const index = valueOf(root, 'model-index');
  const listed = index?.kind === 'list' ? index.items.map((item) => textAt(valueOf(item, 'name'))) : [];
  return [textAt(valueOf(root, 'model_name')), textAt(valueOf(root, 'pretty_name')), ...listed].flatMap(
    (name) => name ?? [],
  );
}

/** The first heading, without the words that the templates of Hugging Face begin it with. */
function titleIn(fragment: Fragment, blocks: readonly Block[]): readonly Located<string>[] {
  const title = blocks.find(({ kind, level }) => kind === 'heading' && level === 1);
  if (title === undefined) return [];
  const name = title.text.trim().replace(/^(?:model|dataset|data) card (?:for|of)[:\s]+/i, '');
  if (name === '') return [];
  const at = fragment.text.indexOf(name, title.start);
  const isWritten = at !== -1 && at + name.length <= title.end;
  return [located(name, isWritten ? span(fragment, at, at + name.length) : span(fragment, title.start, title.end))];
}

/** One text, or those of a list. */
function textsAt(node: Node | undefined): readonly Located<string>[] {
  const nodes = node?.kind === 'list' ? node.items : [node];
  return nodes.flatMap((item) => textAt(item) ?? []);
}

function optional<K extends string>(key: K, value: Located<string> | undefined): Partial<Record<K, Located<string>>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, Located<string>>>);
}
