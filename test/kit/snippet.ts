import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

/** The snippets that come with the extension, by name. */
export function snippets(): ReadonlyMap<string, Snippet> {
  const file = resolve(__dirname, '../../snippets/impact.code-snippets');
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Snippet>));
}

const CHOICE = /\$\{(\d+)\|([^|}]*)\|\}/g;
const DEFAULT = /\$\{(\d+):([^{}]*)\}/g;
const REPEATED = /\$\{(\d+)\}/g;
const MONTHS = { CURRENT_YEAR: '2024', CURRENT_MONTH: '02', CURRENT_DATE: '29' };

/** What can be chosen in a snippet: one list a choice, in their order. */
export function choicesOf({ body }: Snippet): readonly (readonly string[])[] {
  return [...body.join('\n').matchAll(CHOICE)].map(([, , choices = '']) => choices.split(','));
}

/**
 * The text that a snippet becomes where nothing is filled in, on 2024-02-29, each line indented as an editor does. Of the
 * choice with that index the option with the other index is taken, of all others the first.
 */
export function expanded(snippet: Snippet, indent: string, chosen = { choice: -1, option: 0 }): string {
  const filled = new Map<string, string>();
  let choice = 0;
  const variables = Object.entries(MONTHS).reduce(
    (text, [name, value]) => text.replaceAll(`$${name}`, value),
    snippet.body.join('\n'),
  );
  const text = variables
    .replace(CHOICE, (_, stop: string, choices: string) => {
      const option = choices.split(',')[choice++ === chosen.choice ? chosen.option : 0] ?? '';
      filled.set(stop, option);
      return option;
    })
    .replace(DEFAULT, (_, stop: string, words: string) => {
      assert.ok(!filled.has(stop), `stop ${stop} has two defaults`);
      filled.set(stop, words);
      return words;
    })
    .replace(REPEATED, (_, stop: string) => {
      const words = filled.get(stop);
      assert.ok(words, `stop ${stop} is repeated and nowhere filled in`);
      return words;
    });
  assert.doesNotMatch(text, /\$/, 'something was not expanded');
  return text.replaceAll('\t', '  ').replaceAll('\n', `\n${indent}`);
}
