import { t } from '../text/l10n';
import { didYouMean, expected, kindOf } from './messages';
import { quoted, valueName } from './names';
import type { Path, SchemaProblem } from './problem';
import { asDate, asFlag, asList, asYear, meant } from './repair';
import { hasType, type Resolved, type SchemaName } from './schema-node';

type Said = Pick<SchemaProblem, 'kind' | 'message' | 'suggestion' | 'choices' | 'wantsQuotes'>;

/** Where a value stands, and what its schema asks of it. */
interface Asked {
  readonly path: Path;
  readonly node: Resolved;
}

interface Field extends Asked {
  /** How a sentence names it. */
  readonly name: string;
}

/** With more words than these a list of them helps nobody to choose. */
const FEW = 4;

/**
 * What is wrong with a value that its schema refuses. Which keyword refused it does not matter: looking at what is
 * there and at what should be gives one sentence, even where several would refuse.
 */
export function valueProblem(document: SchemaName, { path, node }: Asked, value: unknown): SchemaProblem {
  const field: Field = { name: valueName(document, path, node), path, node };
  const isEmpty = value === null || value === undefined;
  const said = isEmpty ? empty(field, t`has no value`) : say(field, value);
  // An empty value has no words of its own to stand under.
  return { path, at: isEmpty && typeof path.at(-1) === 'string' ? 'key' : 'value', ...said };
}

function say(field: Field, value: unknown): Said {
  const { name, node } = field;
  if (isHollow(value) && !hasType(node, 'boolean')) return empty(field, t`is empty`);
  if (node.definition === 'path' && typeof value === 'string') return address(name, value);
  if (node.definition === 'date') return date(field, value);
  if (node.enum !== undefined) return choice(field, node.enum, value);
  if (hasType(node, 'integer')) return year(field, value);
  if (hasType(node, 'boolean') && typeof value === 'string') return flag(field, value);
  if (hasType(node, 'array') && typeof value === 'string') {
    return withSuggestion('wrong-type', t`${name} must be a list, even with one item.`, asList(value));
  }
  return wrongType(field, value);
}

function date(field: Field, value: unknown): Said {
  const { name } = field;
  if (typeof value === 'number') return bad(field, value, asDate(value));
  if (typeof value !== 'string') return wrongType(field, value);
  const isShaped = /^\d{4}-\d\d-\d\d$/.test(value);
  if (isShaped)
    return withSuggestion('bad-value', t`${name} is ${quoted(value)}, which is not a date in the calendar.`);
  const suggestion = asDate(value);
  const message = t`${name} is ${quoted(value)}; write the date as YYYY-MM-DD.`;
  return withSuggestion('bad-value', message + didYouMean(suggestion), suggestion);
}

/** Text that looks like an address and is none that anybody can open. */
function address(name: string, value: string): Said {
  const message = t`${name} is ${quoted(value)}: a path is relative to the manifest, and an address begins with http:// or https:// and names a host.`;
  return withSuggestion('bad-value', message);
}

function choice(field: Field, values: readonly (string | number)[], value: unknown): Said {
  const { name } = field;
  if (typeof value === 'string') {
    const number = values.find((candidate) => typeof candidate === 'number' && String(candidate) === value.trim());
    if (number !== undefined) {
      return withSuggestion('wrong-type', t`${name} must be a number, not text: remove the quotes.`, String(number));
    }
    const words = values.filter((candidate) => typeof candidate === 'string');
    const near = meant(value, words);
    // Another number is another thing, however near.
    const said = bad(field, value, near !== undefined && sameNumber(value, near) ? near : undefined);
    const choices = values.map(String);
    return said.suggestion !== undefined || choices.length > FEW ? said : { ...said, choices };
  }
  if (typeof value === 'number') {
    const text = values.find((candidate) => typeof candidate === 'string' && Number(candidate) === value);
    if (text === undefined) return bad(field, value);
    return withSuggestion('wrong-type', t`${name} must be text: write "${text}" with its quotes.`, `"${text}"`);
  }
  return wrongType(field, value);
}

function year(field: Field, value: unknown): Said {
  if (typeof value === 'number') return bad(field, value);
  if (typeof value !== 'string') return wrongType(field, value);
  const suggestion = asYear(value);
  if (suggestion !== value.trim()) return { ...bad(field, value, suggestion), kind: 'wrong-type' };
  const message = t`${field.name} must be ${expected(field.path, field.node)}, not text: remove the quotes.`;
  return withSuggestion('wrong-type', message, suggestion);
}

function flag(field: Field, value: string): Said {
  const suggestion = asFlag(value);
  if (suggestion !== value.trim()) return { ...bad(field, value, suggestion), kind: 'wrong-type' };
  const message = t`${field.name} must be ${expected(field.path, field.node)}, not text: remove the quotes.`;
  return withSuggestion('wrong-type', message, suggestion);
}

function bad({ name, path, node }: Field, value: string | number, suggestion?: string): Said {
  const words = typeof value === 'string' ? quoted(value) : String(value);
  const message = t`${name} is ${words}; it must be ${expected(path, node)}.`;
  return withSuggestion('bad-value', message + didYouMean(suggestion), suggestion);
}

function wrongType({ name, path, node }: Field, value: unknown): Said {
  const isBare = typeof value === 'number' || typeof value === 'bigint';
  const wantsQuotes = isBare && !['object', 'array', 'boolean'].some((type) => hasType(node, type));
  const message = t`${name} must be ${expected(path, node)}, not ${kindOf(value)}`;
  if (!wantsQuotes) return { kind: 'wrong-type', message: `${message}.` };
  return { kind: 'wrong-type', message: t`${message}: put it in quotes.`, wantsQuotes };
}

function empty({ name, path, node }: Field, how: string): Said {
  return withSuggestion('bad-value', t`${name} ${how}; it must be ${expected(path, node)}.`);
}

function withSuggestion(kind: Said['kind'], message: string, suggestion?: string): Said {
  return suggestion === undefined ? { kind, message } : { kind, message, suggestion };
}

function sameNumber(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => Number(/\d+(?:\.\d+)?/.exec(text)?.[0] ?? 0));
  return a === b;
}

/** White space, an empty list or an empty map, where a schema wants something in it. */
function isHollow(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
