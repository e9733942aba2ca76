import { lineBreakOf } from '../../text/line-break';
import { indentUnit } from '../../syntax/insert';
import { flowText, scalarText } from '../../syntax/render';
import type { Slot } from '../../syntax/slot';
import type { Tree } from '../../syntax/parse';
import { span } from '../../text/span';
import { hasStops, plainOf, snippetOf, type Insertion } from './insertion';
import type { Candidate, Completion } from './item';

/** How a document is laid out around the cursor. */
export interface Layout {
  /** Spaces for a level. */
  readonly unit: number;
  readonly eol: string;
  /** The column in which the keys begin that are inserted. */
  readonly indent: number;
  readonly flow: boolean;
}

/** What an insertion is preceded by, and what of the space before the cursor goes with it. */
export interface Placing {
  readonly layout: Layout;
  readonly before: string;
  readonly after: string;
  /** How many characters before the word are replaced as well. */
  readonly swallowed: number;
}

export type Item = Pick<Completion, 'label' | 'kind'> &
  Partial<Pick<Completion, 'detail' | 'documentation' | 'filterText' | 'discouraged'>>;

/** Where the keys of a map go: at the cursor, on a line below it, or in braces. */
export function placeOfKeys(tree: Tree, slot: Slot): Placing {
  const { unit, eol } = styleOf(tree, slot);
  const { flow, indent } = slot;
  const isInline = slot.kind === 'value' && slot.place === 'inline';
  const isWrapped = flow && slot.kind === 'value';
  if (isWrapped) return { layout: { unit, eol, indent, flow }, before: `${gap(slot)}{ `, after: ' }', swallowed: 0 };
  if (!isInline) return { layout: { unit, eol, indent, flow }, before: gap(slot), after: '', swallowed: 0 };
  const deeper = indent + unit;
  const layout = { unit, eol, indent: deeper, flow };
  return { layout, before: `${eol}${' '.repeat(deeper)}`, after: '', swallowed: spaceBefore(slot) };
}

/** Where an item of a list goes whose list has to be begun: behind a dash of its own, or in brackets. */
export function placeOfItem(tree: Tree, slot: Slot, isMap: boolean): Placing {
  const { unit, eol } = styleOf(tree, slot);
  const { flow, indent } = slot;
  if (slot.place === 'line' && !flow)
    return { layout: { unit, eol, indent: indent + 2, flow }, before: '- ', after: '', swallowed: 0 };
  if (flow || !isMap) {
    const layout = { unit, eol, indent, flow: true };
    const [before, after] = isMap ? ['[{ ', ' }]'] : ['[', ']'];
    return { layout, before: `${gap(slot)}${before}`, after, swallowed: 0 };
  }
  const deeper = indent + unit;
  const layout = { unit, eol, indent: deeper + 2, flow };
  return { layout, before: `${eol}${' '.repeat(deeper)}- `, after: '', swallowed: spaceBefore(slot) };
}

/** Where a single value goes. */
export function placeOfValue(tree: Tree, slot: Slot): Placing {
  const { unit, eol } = styleOf(tree, slot);
  const { flow, indent } = slot;
  return { layout: { unit, eol, indent, flow }, before: gap(slot), after: '', swallowed: 0 };
}

/** A completion that inserts something at a place. */
export function completion(
  slot: Slot,
  placing: Placing,
  { insertion, ...item }: Item & { readonly insertion: Insertion },
): Completion {
  const { before, after, swallowed } = placing;
  const whole = [before, ...insertion, after];
  const { fragment, start, end } = slot.span;
  return {
    ...item,
    span: span(fragment, start - swallowed, end),
    typed: fragment.text.slice(start - swallowed, start) + slot.typed,
    text: plainOf(whole),
    ...(hasStops(insertion) && { snippet: snippetOf(whole) }),
    lineIndent: slot.lineIndent,
  };
}

/** A completion that inserts a value, in the quotes that are there or with those that it needs. */
export function valueCompletion(slot: Slot, placing: Placing, candidate: Candidate): Completion {
  const { value, label, kind, detail, documentation, discouraged, insertion, isYaml } = candidate;
  const written = (slot.quote === undefined ? insertion : undefined) ?? [quoted(slot, placing, candidate)];
  return completion(slot, placing, {
    insertion: written,
    label: label ?? value,
    kind: kind ?? 'value',
    detail,
    documentation,
    discouraged,
    filterText: label === undefined || isYaml === true ? undefined : value,
  });
}

function quoted({ quote, closed }: Slot, { layout }: Placing, { value, isYaml }: Candidate): string {
  if (quote === undefined) return isYaml === true ? value : layout.flow ? flowText(value) : scalarText(value);
  const bare = isYaml === true ? value.replace(/^"(.*)"$/, '$1') : value;
  const escaped = quote === "'" ? bare.replaceAll("'", "''") : JSON.stringify(bare).slice(1, -1);
  return closed ? escaped : `${escaped}${quote}`;
}

/** The space that a colon or a dash needs behind itself. */
function gap({ span: { fragment, start }, quote }: Slot): string {
  return quote === undefined && ':-'.includes(fragment.text[start - 1] ?? ' ') ? ' ' : '';
}

function spaceBefore({ span: { fragment, start } }: Slot): number {
  const line = fragment.text.slice(fragment.text.lastIndexOf('\n', start - 1) + 1, start);
  return line.length - line.trimEnd().length;
}

/** The style of the whole document: a part of it may be too short to show one. */
function styleOf({ uri, text }: Tree, { lineIndent }: Slot): { readonly unit: number; readonly eol: string } {
  const isIndented = /^ +[^\s#]/m.test(text);
  const unit = isIndented || lineIndent === 0 ? indentUnit({ uri, text }) : lineIndent;
  return { unit, eol: lineBreakOf(text) };
}
