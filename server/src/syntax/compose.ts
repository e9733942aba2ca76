import { Composer, isAlias, isMap, isPair, isScalar, isSeq, Lexer, Parser } from 'yaml';
import type { Alias, CST, Document, Node as YamlNode, Pair, ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { undecodedAt } from '../text/decode';
import { t } from '../text/l10n';
import { span, type Fragment, type Span } from '../text/span';
import { isTooDeep, MAX_DEPTH } from './depth';
import { explain } from './explain';
import type { Entry, Key, ListNode, MapNode, Node, Problem, ScalarNode } from './tree';

/** The most nodes that aliases may stand for; a few lines can otherwise stand for billions. */
const MAX_ALIASED = 10_000;

/**
 * The most words, marks and spaces in a document, and so in each of its pieces. To read so many with the library takes more
 * than a second and a quarter of a gigabyte; no manifest that a person writes has a tenth as many.
 */
export const MAX_LEXEMES = 350_000;

/** A comment that silences findings takes as long to follow as so many words. */
const WEIGHT_OF_DISABLING = 15;
const DISABLES = 'impact-disable';

export const tooMuch = t`Nothing in this file is read, since it has more than ${String(MAX_LEXEMES)} words and marks: split it into several manifests.`;
const tooDeep = t`Nothing in a manifest is nested more than ${String(MAX_DEPTH)} levels deep, so this is not read.`;

const UNDECODED =
  t`This can’t be decoded: the file is not in UTF-8 or UTF-16, or characters were lost earlier. ` +
  t`Save it as UTF-8, and write the lost characters again.`;

export interface Composed {
  readonly content: Node | undefined;
  readonly problems: readonly Problem[];
  /** How many words, marks and spaces have been read. */
  readonly lexemes: number;
}

/**
 * Reads one fragment, or its beginning up to the offset `limit`, as of a file that goes on with something else. Never
 * throws: what can't be read is a problem, what is intact around it is still there.
 */
export function compose(fragment: Fragment, limit = fragment.text.length): Composed {
  const at = (start: number, end: number): Span => wholeSpan(fragment, Math.min(start, limit), Math.min(end, limit));
  const lost = undecodedAt(fragment.text.slice(0, limit));
  const undecoded = lost === -1 ? [] : [{ span: at(lost, lost + 1), message: UNDECODED }];
  // A file with a NUL is no text, or in an encoding that is not known here: nothing in it means what it seems to.
  if (fragment.text[lost] === '\0') return { content: undefined, problems: undecoded, lexemes: 0 };
  const { tokens, lexemes } = tokensOf(fragment.text.slice(0, limit));
  const bound = lexemes > MAX_LEXEMES ? tooMuch : isTooDeep(tokens) ? tooDeep : undefined;
  if (bound !== undefined) return { ...unread(fragment, bound), lexemes };
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent', stringKeys: false });
  // No more than these two are made.
  const [document, second] = composer.compose(tokens, true, limit);
  if (document === undefined) return { content: undefined, problems: undecoded, lexemes };
  const builder = new Builder(fragment, at);
  const content = document.contents === null ? undefined : builder.node(document.contents);
  const fault = builder.unclosed === undefined ? firstFault(document, at) : [builder.unclosed];
  const problems = [...undecoded, ...fault, ...builder.problems];
  if (second !== undefined) {
    const start = second.range[0];
    const mark = fragment.text.lastIndexOf('---', start);
    const message = t`One file holds one manifest: move what follows this line to a separate file.`;
    problems.push({ span: mark === -1 ? at(start, start + 1) : at(mark, mark + 3), message });
  }
  return { content, problems, lexemes };
}

/** What is known of a text that is not read: nothing but why. */
export function unread(fragment: Fragment, message: string, from = 0): Pick<Composed, 'content' | 'problems'> {
  return { content: undefined, problems: [{ span: firstWord(fragment, from), message }] };
}

/** What the text consists of; no more of it than the bound and one more. */
function tokensOf(text: string): { readonly tokens: readonly CST.Token[]; readonly lexemes: number } {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    lexemes += lexeme.startsWith('#') && lexeme.includes(DISABLES) ? WEIGHT_OF_DISABLING : 1;
    if (lexemes > MAX_LEXEMES) break;
    for (const token of parser.next(lexeme)) tokens.push(token);
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, lexemes };
}

/** The first error of a piece: those after it are mostly its consequences. */
function firstFault(document: Document.Parsed, at: (start: number, end: number) => Span): Problem[] {
  const faults = [...document.errors, ...document.warnings.filter((warning) => warning.code !== 'BAD_INDENT')];
  const first = faults.sort((a, b) => a.pos[0] - b.pos[0])[0];
  return first === undefined ? [] : [{ span: onItsLine(at(...first.pos)), message: explain(first) }];
}

/** A span that cuts no character in two, though the library counts in units. */
function wholeSpan(fragment: Fragment, start: number, end: number): Span {
  const { text } = fragment;
  const first = isInCharacter(text, start) ? start - 1 : start;
  const last = Math.max(start, end);
  return span(fragment, first, isInCharacter(text, last) ? last + 1 : last);
}

function isInCharacter(text: string, offset: number): boolean {
  const [before, after] = [text.charCodeAt(offset - 1), text.charCodeAt(offset)];
  return after >= 0xdc00 && after <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
}

/** The place of a fault without the line break behind it, which the library takes for one or for two characters. */
function onItsLine({ fragment, start, end }: Span): Span {
  const { text } = fragment;
  const first = text[start] === '\n' && text[start - 1] === '\r' ? start - 1 : start;
  let last = end;
  while (last > first && '\r\n'.includes(text[last - 1] ?? '')) last--;
  return span(fragment, first, last);
}

/** The first word from an offset on. */
function firstWord(fragment: Fragment, from: number): Span {
  const { text } = fragment;
  const start = from + Math.max(text.slice(from).search(/\S/), 0);
  const words = text.slice(start, start + 40);
  const end = words.search(/\s/);
  return span(fragment, start, start + (end === -1 ? words.length : end));
}

/** Turns the nodes of one document into ours, with aliases followed and merge keys spread. */
class Builder {
  readonly problems: Problem[] = [];
  /** A quote or bracket without its end, which swallows all that follows: the one fault worth telling then. */
  unclosed: Problem | undefined;
  private readonly anchors = new Map<string, { node: Node; size: number }>();
  private aliased = 0;
  private built = 0;

  constructor(
    private readonly fragment: Fragment,
    private readonly at: (start: number, end: number) => Span,
  ) {}

  node(source: YamlNode): Node {
    const before = this.built++;
    const place = this.placeOf(source);
    const node = isMap(source)
      ? this.map(source, place)
      : isSeq(source)
        ? this.list(source, place)
        : isAlias(source)
          ? this.alias(source, place)
          : this.scalar(source, place);
    const anchor = isAlias(source) ? undefined : (source as Scalar).anchor;
    if (anchor !== undefined) this.anchors.set(anchor, { node, size: this.built - before });
    return node;
  }

  private map(source: YAMLMap, place: Span): MapNode {
    const own = new Map<string, Entry>();
    const merges: MapNode[] = [];
    let merge: Key | undefined;
    for (const item of source.items as Pair<ParsedNode, ParsedNode | null>[]) {
      const key = this.key(item.key);
      if (key === undefined) continue;
      const value = this.valueOf(item, key);
      if (key.text === '<<' && textAt(key.span) === '<<') {
        if (merge === undefined) merges.push(...this.mergeable(value));
        else this.problems.push(repeated(key, merge));
        merge ??= key;
      } else if (own.has(key.text)) this.problems.push(repeated(key, own.get(key.text)?.key));
      else own.set(key.text, { key, value, merged: false });
    }
    for (const { entries } of merges) {
      for (const entry of entries) {
        if (!own.has(entry.key.text)) own.set(entry.key.text, { ...entry, merged: true });
      }
    }
    if (source.flow === true) this.checkClosed(place, '}', 'brace');
    return { kind: 'map', span: place, entries: [...own.values()], flow: source.flow === true };
  }

  private key(source: ParsedNode | null): Key | undefined {
    if (source === null) return undefined;
    if (isScalar(source)) {
      const place = this.placeOf(source);
      const text = typeof source.value === 'string' ? source.value : textAt(place);
      if (source.anchor !== undefined) this.anchors.set(source.anchor, { node: scalar(source, place), size: 1 });
      if (text !== '' || place.end > place.start) return { text, span: place };
    }
    const message = t`A key is a single word, followed by a colon.`;
    this.problems.push({ span: this.placeOf(source), message });
    return undefined;
  }

  private valueOf(pair: Pair<ParsedNode, ParsedNode | null>, key: Key): Node {
    if (isPair(pair) && pair.value !== null) return this.node(pair.value);
    return { kind: 'scalar', span: this.at(key.span.end, key.span.end), value: null, style: 'plain' };
  }

  private list(source: YAMLSeq, place: Span): ListNode {
    const items = source.items.map((item) => this.node(item as YamlNode));
    if (source.flow === true) this.checkClosed(place, ']', 'bracket');
    return { kind: 'list', span: place, items, flow: source.flow === true };
  }

  /** Marks the innermost brace or bracket that is left open; what is around it is open for the same reason. */
  private checkClosed(place: Span, mark: '}' | ']', name: string): void {
    const words = textAt(place);
    if (words.endsWith(mark) || !'[{'.includes(words[0] ?? ' ')) return;
    this.unclosed ??= {
      span: this.at(place.start, place.start + 1),
      message: t`The closing ${name} for this one is missing, or its items are not separated by commas.`,
    };
  }

  private scalar(source: Scalar, place: Span): ScalarNode {
    const node = scalar(source, place);
    const quote = node.style === 'double' ? '"' : node.style === 'single' ? "'" : undefined;
    const words = textAt(place);
    if (quote !== undefined && (words.length < 2 || !words.endsWith(quote))) {
      const firstLine = words.split(/[\r\n]/, 1)[0] ?? '';
      this.unclosed ??= {
        span: this.at(place.start, place.start + firstLine.trimEnd().length),
        message: t`The closing quote is missing.`,
      };
    }
    return node;
  }

  private alias(source: Alias, place: Span): Node {
    const nothing: ScalarNode = { kind: 'scalar', span: place, value: null, style: 'plain', alias: true };
    const target = this.anchors.get(source.source);
    if (target === undefined) {
      const message = t`Nothing above is marked &${source.source}, so this alias refers to nothing.`;
      this.problems.push({ span: place, message });
      return nothing;
    }
    this.aliased += target.size;
    this.built += target.size;
    if (this.aliased <= MAX_ALIASED) return { ...target.node, span: place, alias: true };
    if (this.aliased - target.size <= MAX_ALIASED) {
      const message = t`The aliases up to here expand to more than ${String(MAX_ALIASED)} values; this one and later ones are not followed.`;
      this.problems.push({ span: place, message });
    }
    return nothing;
  }

  private mergeable(value: Node): MapNode[] {
    const nodes = value.kind === 'list' ? value.items : [value];
    return nodes.flatMap((node) => {
      if (node.kind === 'map') return [node];
      if (node.kind === 'scalar' && node.value === null) return [];
      this.problems.push({ span: node.span, message: t`The merge key << takes a map, or a list of maps.` });
      return [];
    });
  }

  private placeOf(source: YamlNode): Span {
    const [start, end] = source.range ?? [0, 0];
    const block = isScalar(source) && (source.type === 'BLOCK_LITERAL' || source.type === 'BLOCK_FOLDED');
    return block || !isScalar(source)
      ? this.at(start, trimmedEnd(this.fragment.text, start, end))
      : this.at(start, end);
  }
}

function scalar(source: Scalar, place: Span): ScalarNode {
  const { value, type } = source;
  const style =
    type === 'QUOTE_SINGLE'
      ? 'single'
      : type === 'QUOTE_DOUBLE'
        ? 'double'
        : type === 'BLOCK_LITERAL'
          ? 'literal'
          : type === 'BLOCK_FOLDED'
            ? 'folded'
            : 'plain';
  const known =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';
  return {
    kind: 'scalar',
    span: place,
    value: known ? value : value === null || value === undefined ? null : textAt(place),
    style,
  };
}

function repeated(key: Key, first: Key | undefined): Problem {
  const message = t`“${key.text}” is already in this map; only the first one counts.`;
  return first === undefined
    ? { span: key.span, message }
    : { span: key.span, message, related: { span: first.span, message: t`the first one` } };
}

function textAt(place: Span): string {
  return place.fragment.text.slice(place.start, place.end);
}

/** The end without the white space that a block leaves behind itself. */
function trimmedEnd(text: string, start: number, end: number): number {
  let index = end;
  while (index > start && ' \t\r\n'.includes(text[index - 1] ?? '')) index--;
  return index;
}
