import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { isMap, isScalar, parseDocument, visit, type Document, type Node } from 'yaml';
import { HOSTILE_WORDS } from './hostile-words';

const EXAMPLES = resolve(__dirname, '../../examples');

/** The texts of all example manifests. */
export const exampleManifests: readonly string[] = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
  .filter((path) => /(?:^|[\\/.])impact\.ya?ml$/.test(path))
  .sort()
  .map((path) => readFileSync(join(EXAMPLES, path), 'utf8'));

/** What people and accidents put into a YAML file. */
const SCRAPS = [
  ...['\n', '\r\n', '\r', '\t', ' ', '    ', '\n\n', '\u2028', '\uFEFF', '\0', '😀', '\uD800'],
  ...[':', ': ', '-', '- ', ',', '#', ' # note', '"', "'", '|', '>-', '{', '}', '[', ']', '?', '!!str ', '%YAML 1.2'],
  ...['---\n', '...\n', '&a ', '*a', '<<: *a', 'x-', '__proto__: 1\n', 'dolma', 'word-counts', 'manifest: a.yaml#b'],
  ...['\nartifacts:\n', '\n  dolma:', '\nderivatives: {', '\ndistributions:\n  d:\n    of: [', '\nbreaches:\n  - of: '],
];

const edit = fc.record({
  at: fc.nat({ max: 10_000 }),
  gone: fc.oneof(fc.constant(0), fc.nat({ max: 30 })),
  text: fc.oneof(fc.constant(''), fc.constantFrom(...SCRAPS), fc.string({ maxLength: 6 })),
});

/** Examples that were cut off, and changed in a few places at random, as texts are while people type. */
export const mutatedManifest: fc.Arbitrary<string> = fc
  .record({
    text: fc.constantFrom(...exampleManifests),
    length: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
    edits: fc.array(edit, { maxLength: 4 }),
  })
  .map(({ text, length, edits }) =>
    edits.reduce(
      (now, { at, gone, text: scrap }) => {
        const start = at % (now.length + 1);
        return now.slice(0, start) + scrap + now.slice(start + gone);
      },
      text.slice(0, Math.round(text.length * length)),
    ),
  );

/** What some people write where others write something else, so that there is something to mend. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/^( +)name:/m, '$1Name:'],
  [/^( +)audience:/m, '$1audiance:'],
  [/^( +)license:/m, '$1licence:'],
  [/^( +)from:/m, '$1form:'],
  [/AI2-ImpACT-MR/, 'ai2 impact mr'],
  [/AI2-ImpACT-LR/, 'ImpACT License (low risk)'],
  [/type: data/, 'type: dataset'],
  [/type: model/, 'type: Models'],
  [/: incorporated/, ': incorporate'],
  [/audience: public/, 'audience: Public'],
  [/status: released/, 'status: Released'],
  [/(\d{4})-(\d\d)-(\d\d)/, '$1/$2/$3'],
  [/^( +)risk: \w+/m, '$1risk: low # why'],
  [/^( +)attribution: [^|].*$/m, ''],
  [/^( +)changes: .*$/m, ''],
  [/^version: 1/m, 'version: "1.0"'],
  [/^version: 1\n/m, ''],
  [/^( +)year: (\d+)/m, '$1year: "(c) $2"'],
];

/** Other ways to write the same, each at a random one of the places where it can be. */
const STYLES: Readonly<Record<string, (document: Document, pick: number) => void>> = {
  braces: (document, pick) => {
    at(document, pick, (node) => {
      if (!isScalar(node) && 'flow' in node) node.flow = true;
    });
  },
  anchors: (document, pick) => {
    const scalars = nodesOf(document).filter((node) => isScalar(node));
    const [first, other] = [scalars[pick % scalars.length], scalars[(pick * 7 + 3) % scalars.length]];
    if (first === undefined || other === undefined || scalars.indexOf(first) >= scalars.indexOf(other)) return;
    const alias = document.createAlias(first, 'a');
    visit(document, { Pair: (_, pair) => (pair.value === other ? Object.assign(pair, { value: alias }) : undefined) });
  },
  merges: (document, pick) => {
    const maps = nodesOf(document).filter((node) => isMap(node) && node.items.length > 1);
    const [first, other] = [maps[pick % maps.length], maps[(pick * 5 + 2) % maps.length]];
    if (!isMap(first) || !isMap(other) || maps.indexOf(first) >= maps.indexOf(other)) return;
    other.items.unshift(document.createPair('<<', document.createAlias(first, 'm')));
  },
  comments: (document, pick) => {
    at(document, pick, (node) => Object.assign(node, pick % 2 === 0 ? { comment: ' a: "b' } : { commentBefore: ' c' }));
  },
  quotes: (document, pick) => {
    at(document, pick, (node) => {
      if (isScalar(node) && typeof node.value === 'string')
        node.type = pick % 2 === 0 ? 'QUOTE_DOUBLE' : 'QUOTE_SINGLE';
    });
  },
  blocks: (document, pick) => {
    at(document, pick, (node) => {
      if (isScalar(node) && typeof node.value === 'string')
        node.type = pick % 2 === 0 ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
    });
  },
  words: (document, pick) => {
    at(document, pick, (node) => {
      if (isScalar(node) && typeof node.value === 'string') node.value = HOSTILE_WORDS[pick % HOSTILE_WORDS.length];
    });
  },
};

/** How the bytes of the file are, whatever it says. */
const FORMS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `\uFEFF${text}`,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replace(/^( +)(\S+:)/gm, '$1$1$2'),
  (text) => text.replace(/: (?=\S)/g, ':\t'),
  (text) => text.replace(/$/gm, ' # c'),
  (text) => text.trimEnd(),
  (text) => text.replaceAll('\n', '\n\n'),
  (text) => `# c\n---\n${text}`,
  (text) => `${text}...\n`,
];

function nodesOf(document: Document): readonly Node[] {
  const nodes: Node[] = [];
  visit(document, { Value: (key, node) => void (key === 'key' ? undefined : nodes.push(node)) });
  return nodes;
}

function at(document: Document, pick: number, change: (node: Node) => void): void {
  const nodes = nodesOf(document);
  const node = nodes[pick % nodes.length];
  if (node !== undefined) change(node);
}

/** Examples with slips in them that have fixes, written in other ways; all of them can be read. */
export const restyledManifest: fc.Arbitrary<string> = fc
  .record({
    text: fc.constantFrom(...exampleManifests),
    slips: fc.array(fc.constantFrom(...SLIPS), { maxLength: 4 }),
    styles: fc.array(fc.tuple(fc.constantFrom(...Object.values(STYLES)), fc.nat({ max: 1000 })), { maxLength: 6 }),
    form: fc.constantFrom(...FORMS),
  })
  .map(({ text, slips, styles, form }) => {
    const slipped = slips.reduce((now, [from, to]) => now.replace(from, to), text);
    if (styles.length === 0) return form(slipped);
    const document = parseDocument(slipped);
    for (const [restyle, pick] of styles) restyle(document, pick);
    return form(written(document) ?? slipped);
  });

/** The text of a document; nothing where what was put together has none: an alias before its anchor. */
function written(document: Document): string | undefined {
  if (document.errors.length > 0) return undefined;
  try {
    return document.toString({ lineWidth: 0 });
  } catch {
    return undefined;
  }
}
