import { Licenses } from '../license/licenses';
import type { Reading } from '../license/reading';
import { located, textOf, type Located } from '../text/span';
import { resolvePath } from '../text/uri';
import { entryOf, valueOf, type Entry, type MapNode, type Node } from '../syntax/tree';
import type {
  Artifact,
  ArtifactFile,
  Attribution,
  Breach,
  Contact,
  Derivative,
  Distribution,
  Manifest,
  ManifestReference,
  Review,
  Source,
  Use,
} from './manifest';

/**
 * Reads the manifest out of the tree; takes what it can and leaves out the rest. Entries that are the same objects as
 * in `previous` are taken over from it; what license texts mean is looked up in `licenses`.
 */
export function build(
  uri: string,
  root: MapNode | undefined,
  {
    previous,
    licenses = new Licenses(),
  }: { readonly previous?: Manifest | undefined; readonly licenses?: Licenses } = {},
): Manifest {
  const version = valueOf(root, 'version');
  const project = text(valueOf(root, 'project'));
  const parts = (key: string): Parameters<typeof section>[0] => ({
    node: valueOf(root, key),
    before: valueOf(previous?.root, key),
  });
  return {
    uri,
    root,
    version:
      version?.kind === 'scalar' && (typeof version.value === 'string' || typeof version.value === 'number')
        ? located(version.value, version.span)
        : undefined,
    project,
    contact: contact(valueOf(root, 'contact')),
    artifacts: section(parts('artifacts'), previous?.artifacts, (entry) => artifact(uri, entry, licenses)),
    derivatives: section(parts('derivatives'), previous?.derivatives, (entry) => derivative(uri, entry)),
    distributions: section(parts('distributions'), previous?.distributions, (entry) => distribution(uri, entry)),
    breaches: breaches(uri, valueOf(root, 'breaches'), previous?.breaches),
  };
}

/** Reads the fields of a scalar leaf as text; nothing for anything else. */
export function text(node: Node | undefined): Located<string> | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? located(node.value, node.span) : undefined;
}

const EMPTY: ReadonlyMap<string, never> = new Map<string, never>();

/** A section, or the very same as before where it is read from the same node. */
function section<T extends { readonly entry: Entry }>(
  { node, before: nodeBefore }: { readonly node: Node | undefined; readonly before: Node | undefined },
  previous: ReadonlyMap<string, T> | undefined,
  make: (entry: Entry) => T,
): ReadonlyMap<string, T> {
  if (previous !== undefined && node === nodeBefore) return previous;
  const entries = entriesOf(node);
  if (entries.length === 0) return EMPTY;
  const other = previous && replacedIn(entriesOf(nodeBefore), entries);
  if (previous !== undefined && other !== undefined) {
    const made = new Map(previous);
    for (const entry of other.filter(isNamed)) made.set(entry.key.text, make(entry));
    return made;
  }
  const made = new Map<string, T>();
  for (const entry of entries) {
    if (!isNamed(entry)) continue;
    const before = previous?.get(entry.key.text);
    made.set(entry.key.text, before?.entry === entry ? before : make(entry));
  }
  return made;
}

/** The entries that stand for others with the same keys at the same places; nothing where more than that has changed. */
function replacedIn(before: readonly Entry[], now: readonly Entry[]): readonly Entry[] | undefined {
  if (before.length !== now.length) return undefined;
  const other: Entry[] = [];
  for (const [index, entry] of now.entries()) {
    const old = before[index];
    if (old === entry) continue;
    if (old?.key.text !== entry.key.text) return undefined;
    other.push(entry);
  }
  return other;
}

function artifact(uri: string, entry: Entry, licenses: Licenses): Artifact {
  const { value: node } = entry;
  const license = text(valueOf(node, 'license'));
  const manifest = text(valueOf(node, 'manifest'));
  let reading: Reading | undefined;
  let reference: ManifestReference | undefined;
  return {
    kind: 'artifact',
    uri,
    entry,
    id: located(entry.key.text, entry.key.span),
    ...texts(node, {
      name: 'name',
      type: 'type',
      risk: 'risk',
      licensor: 'licensor',
      source: 'source',
      acquired: 'acquired',
    }),
    ...optional('manifest', manifest),
    get reference() {
      return manifest && (reference ??= readReference(uri, manifest.value));
    },
    ...optional('license', license),
    get reading() {
      return license && (reading ??= licenses.read(license.value));
    },
    ...optional('year', wholeNumber(valueOf(node, 'year'))),
    ...optional('revision', word(valueOf(node, 'revision'))),
    ...optional('licenseVersion', word(valueOf(node, 'license-version'))),
    notices: oneOrMany(valueOf(node, 'notices')),
    files: itemsOf(valueOf(node, 'files')).flatMap(file),
    uses: itemsOf(valueOf(node, 'uses')).flatMap(use),
  };
}

function readReference(uri: string, words: string): ManifestReference {
  const mark = words.lastIndexOf('#');
  const path = mark === -1 ? words : words.slice(0, mark);
  const id = mark === -1 ? undefined : words.slice(mark + 1);
  return { path, id, uri: resolvePath(uri, path) };
}

function file(node: Node): ArtifactFile[] {
  const path = text(node) ?? text(valueOf(node, 'path'));
  return path === undefined ? [] : [{ path, ...optional('sha256', word(valueOf(node, 'sha256'))) }];
}

function derivative(uri: string, entry: Entry): Derivative {
  const { value: node } = entry;
  const reports = valueOf(node, 'reports');
  return {
    kind: 'derivative',
    uri,
    entry,
    id: located(entry.key.text, entry.key.span),
    ...texts(node, {
      name: 'name',
      type: 'type',
      risk: 'risk',
      license: 'license',
      card: 'card',
      changes: 'changes',
      updated: 'updated',
    }),
    from: entriesOf(valueOf(node, 'from')).map(source),
    uses: itemsOf(valueOf(node, 'uses')).flatMap(use),
    reports: texts(reports, { data: 'data', model: 'model' }),
  };
}

function source(entry: Entry): Source {
  return { id: located(entry.key.text, entry.key.span), ...optional('relation', text(entry.value)) };
}

function use(node: Node): Use[] {
  if (node.kind === 'map') {
    const name = text(valueOf(node, 'use'));
    if (name === undefined) return [];
    return [
      { use: name, disclosed: isTrue(node, 'disclosed'), humanInTheLoop: isTrue(node, 'human-in-the-loop'), node },
    ];
  }
  const name = text(node);
  return name === undefined ? [] : [{ use: name, disclosed: false, humanInTheLoop: false }];
}

function distribution(uri: string, entry: Entry): Distribution {
  const { value: node } = entry;
  return {
    kind: 'distribution',
    uri,
    entry,
    id: located(entry.key.text, entry.key.span),
    ...texts(node, {
      audience: 'audience',
      channel: 'channel',
      date: 'date',
      status: 'status',
    }),
    shares: oneOrMany(valueOf(node, 'of')),
    agreements: oneOrMany(valueOf(node, 'agreement')),
    ...optional('attribution', attribution(valueOf(node, 'attribution'))),
    notices: oneOrMany(valueOf(node, 'notices')),
    uses: itemsOf(valueOf(node, 'uses')).flatMap(use),
    reviews: itemsOf(valueOf(node, 'reviews')).flatMap(review),
  };
}

function review(node: Node): Review[] {
  const subject = text(valueOf(node, 'of'));
  const saw = word(valueOf(node, 'saw'));
  if (node.kind !== 'map' || subject === undefined || saw === undefined) return [];
  return [{ node, subject, saw, ...texts(node, { by: 'by', on: 'on', note: 'note' }) }];
}

function attribution(node: Node | undefined): Attribution | undefined {
  const own = text(node);
  if (own !== undefined) return { kind: 'text', text: own, found: new Map(), foundWritten: new Map() };
  const file = text(valueOf(node, 'file'));
  return file === undefined ? undefined : { kind: 'file', file };
}

function breaches(uri: string, node: Node | undefined, previous: readonly Breach[] | undefined): readonly Breach[] {
  return itemsOf(node).flatMap((item): Breach[] => {
    if (item.kind !== 'map') return [];
    const before = previous?.find((breach) => breach.node === item);
    if (before !== undefined) return [before];
    const fields = texts(item, { subject: 'of', notified: 'notified', remedied: 'remedied', resolved: 'resolved' });
    return [{ kind: 'breach', uri, node: item, ...fields, useBased: isTrue(item, 'use-based') }];
  });
}

function contact(node: Node | undefined): Contact {
  return texts(node, { name: 'name', email: 'email', organization: 'organization' });
}

/** The text fields of a map, under the names of the model. Those that are missing or no text are left out. */
function texts<K extends string>(
  node: Node | undefined,
  fields: Record<K, string>,
): Partial<Record<K, Located<string>>> {
  const read: Partial<Record<K, Located<string>>> = {};
  for (const name of Object.keys(fields) as K[]) {
    const value = text(valueOf(node, fields[name]));
    if (value !== undefined) read[name] = value;
  }
  return read;
}

function optional<K extends string, T>(name: K, value: T | undefined): Partial<Record<K, T>> {
  return value === undefined ? {} : ({ [name]: value } as Partial<Record<K, T>>);
}

function wholeNumber(node: Node | undefined): Located<number> | undefined {
  return node?.kind === 'scalar' && Number.isInteger(node.value) ? located(Number(node.value), node.span) : undefined;
}

/** Text, or a number taken as it is written: versions and commits are often left without quotes. */
function word(node: Node | undefined): Located<string> | undefined {
  if (node?.kind === 'scalar' && typeof node.value === 'number') return located(textOf(node.span), node.span);
  return text(node);
}

function isTrue(node: Node, key: string): boolean {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'scalar' && value.value === true;
}

function oneOrMany(node: Node | undefined): readonly Located<string>[] {
  return (node?.kind === 'list' ? node.items : [node]).flatMap((item) => text(item) ?? []);
}

function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.kind === 'map' ? node.entries : [];
}

/** Whether a key can be an id: what begins with `x-` is none, so that nothing that names it finds it. */
function isNamed(entry: Entry): boolean {
  return !entry.key.text.startsWith('x-');
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : [];
}
