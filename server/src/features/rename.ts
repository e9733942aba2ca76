import type { Analysis } from '../analysis/analyze';
import { workOf, type Manifest } from '../manifest/manifest';
import { targetOf, type Manifests } from '../manifest/manifests';
import { mentionsOf, unquoted, type Mention } from '../manifest/mentions';
import { mentionsInFiles } from '../edits/mentions-in-files';
import { badId } from '../schema/messages';
import { asId } from '../schema/repair';
import { replaceValue } from '../syntax/insert';
import { keyText, scalarText } from '../syntax/render';
import { entryOf, type Entry, type Node } from '../syntax/tree';
import type { Edit } from '../text/edit';
import { t } from '../text/l10n';
import { endOf, textOf, type Located, type Span } from '../text/span';
import { mentionAt } from './mention-at';

export interface Renameable {
  /** The id without quotes, which is to be overwritten. */
  readonly span: Span;
  readonly id: string;
}

/** The edits, which may reach into other manifests, reports and other files that ship, or a sentence that says why it can't be done. */
export type Renaming = { readonly edits: readonly Edit[] } | { readonly refused: string };

/** The id at an offset that can be renamed; nothing where no id is written, or only implied by a path. */
export function prepareRename(analysis: Analysis, offset: number): Renameable | undefined {
  const mention = mentionAt(analysis, offset);
  return mention === undefined || isImplied(mention) || isNoId(mention)
    ? undefined
    : { span: mention.span, id: mention.id };
}

/** Writes another id wherever the one at an offset is written. An id that nothing defines is renamed in this manifest. */
export function rename(analysis: Analysis, offset: number, id: string): Renaming {
  const mention = mentionAt(analysis, offset);
  const nothing = { refused: t`There is no id here to rename.` };
  if (mention === undefined || isImplied(mention) || isNoId(mention)) return nothing;
  if (id === mention.id) return { edits: [] };
  const { manifest, manifests, files } = analysis.context;
  const refused = refusal(mention, id, analysis.context);
  if (refused !== undefined) return { refused };
  const mentions = [...mentionsOf(mention, manifest, manifests), ...mentionsInFiles(mention.target, files)];
  if (mentions.some(isNoId)) return nothing;
  const beside = mentions.find((other) => isKey(other) && hasTwin(other, id, analysis));
  if (beside !== undefined)
    return { refused: t`“${id}” already exists next to “${mention.id}”: a key can appear only once.` };
  const edits = mentions.flatMap((other) => editOf(other, id) ?? []);
  return { edits: [...edits, ...keepSource(mention, manifests)] };
}

/** Whether a reference to another manifest leaves out the id, because it is the same one there. */
function isImplied({ role, artifact }: Mention): boolean {
  return role === 'manifest' && artifact !== undefined && artifact.reference?.id === undefined;
}

/** Whether a mention is empty, or text below a bar in the place of a key, which only broken files have. */
function isNoId(mention: Mention): boolean {
  return mention.id === '' || (isKey(mention) && /^[|>]/.test(textOf(mention.span)));
}

function refusal(
  mention: Mention,
  id: string,
  { manifest, manifests }: Pick<Analysis['context'], 'manifest' | 'manifests'>,
): string | undefined {
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(id)) return badId(id, asId(id));
  if (id.startsWith('x-')) return t`“${id}” is not an id: what begins with “x-” is an extension and is not read.`;
  const { target } = mention;
  const taken = target === undefined ? takenBeside(mention, id, manifest) : takenBy(target, id, manifests);
  return taken === undefined ? undefined : t`“${id}” is already ${taken}: an id can appear only once.`;
}

function takenBy(target: NonNullable<Mention['target']>, id: string, manifests: Manifests): string | undefined {
  const home = manifests.at(target.uri);
  if (home === undefined) return undefined;
  if (target.kind === 'distribution') return home.distributions.has(id) ? t`a distribution` : undefined;
  const other = workOf(home, id);
  return other === undefined ? undefined : other.kind === 'artifact' ? t`an artifact` : t`a derivative`;
}

/** What nothing defines may take the id of something that is there, but not where that is named beside it already. */
function takenBeside(mention: Mention, id: string, manifest: Manifest): string | undefined {
  const both = [...manifest.derivatives.values()].find(({ from }) =>
    [mention.id, id].every((wanted) => from.some((source) => source.id.value === wanted)),
  );
  return both === undefined ? undefined : t`what “${both.id.value}” is made from`;
}

function isKey({ role }: Mention): boolean {
  return role === 'definition' || role === 'source';
}

/** Whether a key with another id is there beside a mention that is one, whatever it holds. */
function hasTwin({ span }: Mention, id: string, { uri, tree, world }: Analysis): boolean {
  const root = (span.fragment.uri === uri ? tree : world.tree(span.fragment.uri))?.root;
  const sections = ['artifacts', 'derivatives', 'distributions'].map((name) => entryOf(root, name)?.value);
  const derivatives = entriesOf(sections[1]).map(({ value }) => entryOf(value, 'from')?.value);
  return [...sections, ...derivatives]
    .map(entriesOf)
    .some((map) => map.some((entry) => isAt(entry, span)) && map.some(({ key }) => key.text === id));
}

function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.kind === 'map' ? node.entries : [];
}

function isAt({ key }: Entry, { fragment, start }: Span): boolean {
  return key.span.fragment.text === fragment.text && unquoted(key.span).start === start;
}

function editOf(mention: Mention, id: string): Edit | undefined {
  const { role, span, artifact } = mention;
  if (role === 'manifest' && artifact?.manifest !== undefined && textOf(span) !== mention.id) {
    // The only entry of a manifest is taken under any id.
    if (isImplied(mention) && artifact.id.value !== mention.id) return undefined;
    return withId(artifact.manifest, artifact.reference?.path ?? '', id);
  }
  // What is in quotes is always text; a plain value such as 2024 would become a number.
  if (role === 'manifest' || role === 'mark' || isQuoted(span)) return { span, newText: id };
  return { span, newText: isKey(mention) ? keyText(id) : scalarText(id) };
}

/** An artifact whose reference leaves out the id goes on to mean the entry that it has meant so far. */
function keepSource({ role, target }: Mention, manifests: Manifests): readonly Edit[] {
  if (target?.kind !== 'artifact' || target.manifest === undefined || role === 'manifest') return [];
  const { reference } = target;
  const source = targetOf(manifests, target);
  if (reference?.id !== undefined || source?.id.value !== target.id.value || source.uri === target.uri) return [];
  return [withId(target.manifest, reference?.path ?? '', target.id.value)];
}

/** The reference `PATH#ID` for what was `PATH`, or names another id in a way that can't be edited in place. */
function withId(reference: Located<string>, path: string, id: string): Edit {
  const { span, value } = reference;
  const words = unquoted(span);
  return textOf(words) === value && !value.includes('#')
    ? { span: endOf(words), newText: `#${id}` }
    : replaceValue(span, `${path}#${id}`);
}

function isQuoted({ fragment, start, end }: Span): boolean {
  const before = fragment.text[start - 1];
  return (before === '"' || before === "'") && fragment.text[end] === before;
}
