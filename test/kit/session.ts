import fc from 'fast-check';
import type { Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { PROJECT, VARIANTS } from './project';

/** A change as it is sent: of a range, or of the whole text. */
export interface Change {
  readonly range?: Range;
  readonly text: string;
}

/** A change as it is drawn: of a word of the text there is, of a range that need not be in it, or of everything. */
export type Draft =
  | { readonly kind: 'word'; readonly at: number; readonly text: string }
  | { readonly kind: 'range'; readonly range: Range; readonly text: string }
  | { readonly kind: 'all'; readonly text: string };

/** What happens in an editor, or on the disk beneath it. */
export type Step =
  /** Edits sent in one message; those that come `late` bear an older version than the text has. */
  | { readonly does: 'edit'; readonly path: string; readonly drafts: readonly Draft[]; readonly late: boolean }
  /** Opens a file, with its text on the disk or another one that has been kept for it. */
  | { readonly does: 'open'; readonly path: string; readonly text: string | undefined }
  | { readonly does: 'close' | 'save'; readonly path: string }
  /** Files that another program writes or, where there is no text, removes; all told of in one message. */
  | { readonly does: 'write'; readonly files: readonly { readonly path: string; readonly text: string | undefined }[] }
  | { readonly does: 'set'; readonly settings: object }
  | {
      readonly does: 'ask';
      readonly about: string;
      readonly path: string;
      readonly at: number;
      readonly until: Patience;
    }
  | { readonly does: 'wait' };

/** For how long an answer is waited for: not at all, until something else has been done, or until it comes. */
export type Patience = 'never' | 'next' | 'answered';

export const ASKED: readonly string[] = [
  'textDocument/hover',
  'textDocument/completion',
  'textDocument/codeAction',
  'textDocument/codeLens',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/documentSymbol',
  'textDocument/semanticTokens/full',
  'workspace/symbol',
];

/** What a person may set. The longest manifest may have no more than 0.0005 million characters in one of them. */
const SETTINGS: readonly object[] = [
  {},
  { today: '2024-03-01' },
  { rules: { 'manifest/unused-artifact': 'warning', 'lineage/cycle': 'off' } },
  { maxFileSize: 0.0005 },
  { diagnostics: { scope: 'openFiles' } },
];

/** What is typed and pasted: words of these manifests, and pieces of YAML. */
const WORDS: readonly string[] = [
  ...['crawl', 'words', 'tuned', 'merged', 'ours', 'spare', 'nowhere', 'low', 'high', 'data', 'model', 'public'],
  ...['AI2-ImpACT-HR', 'AI2-ImpACT-LR', 'unknown', 'MIT', 'internal', 'withdrawn', 'trained-on', '2024-02-01'],
  ...['impact.yaml#words', 'lab.impact.yaml', 'shared/impact.yaml#crawl', '../impact.yaml', 'TERMS.md', 'NOTICE.md'],
  ...['', '\n', '\r\n', '  ', ': ', '- ', '# ', '"', '{', '}', '&a ', '*a', '---\n', 'é🌍'],
  '  extra: { manifest: lab.impact.yaml#prism }\n',
  '  extra: { name: Extra, type: data, from: { crawl: modified } }\n',
  '# impact-disable-file manifest/unused-artifact\n',
];

const text = fc.constantFrom(...WORDS);
const line = fc.oneof({ weight: 9, arbitrary: fc.nat(45) }, { weight: 1, arbitrary: fc.constant(4_000_000_000) });
const character = fc.oneof({ weight: 9, arbitrary: fc.nat(60) }, { weight: 1, arbitrary: fc.constant(4_000_000_000) });
const position = fc.record({ line, character });

const draft: fc.Arbitrary<Draft> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('word'), at: fc.nat(10_000), text }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('range'), range: narrow(), text }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('range'), range: fc.record({ start: position, end: position }), text }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('all'), text: fc.constantFrom(...Object.values(VARIANTS).flat()) }),
  },
);

/** A range of a few characters, perhaps past the end of its line. */
function narrow(): fc.Arbitrary<Range> {
  return fc
    .tuple(position, fc.nat(2), fc.nat(8))
    .map(([start, lines, more]) => ({ start, end: { line: start.line + lines, character: start.character + more } }));
}

const manifests = fc.constantFrom('impact.yaml', 'shared/impact.yaml', 'lab.impact.yaml', 'draft.impact.yaml');
const documents = fc.oneof(
  { weight: 4, arbitrary: manifests },
  { weight: 1, arbitrary: fc.constantFrom('reports/words.data.md', 'impact.config.yaml') },
);

/** A text that a file may come to have. */
const variantOf = (path: string): fc.Arbitrary<string> => fc.constantFrom(...(VARIANTS[path] ?? ['']));

const file = fc
  .constantFrom(...Object.keys(VARIANTS))
  .chain((path) =>
    fc.record({ path: fc.constant(path), text: fc.option(variantOf(path), { nil: undefined, freq: 3 }) }),
  );

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('edit'),
      path: documents,
      drafts: fc.array(draft, { minLength: 1, maxLength: 3 }),
      late: fc.integer({ min: 0, max: 9 }).map((one) => one === 9),
    }),
  },
  {
    weight: 3,
    arbitrary: documents.chain((path) =>
      fc.record({
        does: fc.constant('open'),
        path: fc.constant(path),
        text: fc.option(variantOf(path), { nil: undefined, freq: 2 }),
      }),
    ),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('close', 'save'), path: documents }) },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('write'), files: fc.array(file, { minLength: 1, maxLength: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('set'), settings: fc.constantFrom(...SETTINGS) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('ask'),
      about: fc.constantFrom(...ASKED),
      path: documents,
      at: fc.nat(10_000),
      until: fc.constantFrom('never', 'next', 'answered'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('wait') }) },
);

/** A session in an editor, which begins with all manifests open that somebody works on. */
export const anySession: fc.Arbitrary<readonly Step[]> = fc
  .array(step, { minLength: 5, maxLength: 40, size: 'max' })
  .map((steps) => [
    ...['impact.yaml', 'shared/impact.yaml', 'lab.impact.yaml'].map((path): Step => ({
      does: 'open',
      path,
      text: PROJECT[path],
    })),
    ...steps,
  ]);

/** What is sent for a draft, given the text that it is made to. */
export function changeOf(document: TextDocument, drawn: Draft): Change {
  if (drawn.kind !== 'word')
    return drawn.kind === 'all' ? { text: drawn.text } : { range: drawn.range, text: drawn.text };
  const words = [...document.getText().matchAll(/[\w.#/-]+/g)];
  const word = words[drawn.at % Math.max(1, words.length)];
  const start = word?.index ?? 0;
  const end = start + (word?.[0].length ?? 0);
  return { range: { start: document.positionAt(start), end: document.positionAt(end) }, text: drawn.text };
}
