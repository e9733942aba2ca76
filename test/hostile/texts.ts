/** A text that nobody writes by accident, and a word that one of its findings has to have. */
export interface HostileText {
  readonly name: string;
  readonly text: () => string;
  /** What the first finding says, or nothing for a text that is odd and yet has nothing wrong. */
  readonly says: RegExp | undefined;
}

const times = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

const LOW = 'type: data, license: AI2-ImpACT-LR, year: 2023, licensor: Lab';
const DEEP = /nested more than 64 levels/;
const MANY = /more than 5100 entries/;
const LONG = /more than 350000 words/;

const entries = (count: number): string =>
  times(count, (index) => `  a${String(index)}:\n    name: A\n    type: data\n    license: MIT\n    year: 2023`);
const unknownFields = (count: number): string => times(count, (index) => `k${String(index)}: 1`);
const cycle = (count: number): string =>
  times(
    count,
    (index) => `  d${String(index)}: { name: D, type: data, from: { d${String((index + 1) % count)}: modified } }`,
  );

/** Texts that are nested, repeated or long beyond all measure. */
export const hostileTexts: readonly HostileText[] = [
  {
    name: 'lists in flow style, 20,000 deep',
    says: DEEP,
    text: () => `version: 1\nx-a: ${nested('[', ']', 20_000)}\n`,
  },
  {
    name: 'maps in flow style, 20,000 deep',
    says: DEEP,
    text: () => `version: 1\nx-a: ${nested('{a: ', '}', 20_000)}\n`,
  },
  { name: 'brackets that are never closed', says: DEEP, text: () => `version: 1\nx-a: ${'['.repeat(200_000)}\n` },
  { name: 'brackets in an entry', says: /./, text: () => `version: 1\nartifacts:\n  a: ${'[{a: '.repeat(10_000)}\n` },
  {
    name: 'maps in block style, 3,000 deep',
    says: DEEP,
    text: () => `version: 1\nx-a:\n${times(3000, (index) => `${' '.repeat(index + 1)}a:`)}\n`,
  },
  { name: 'dashes, 20,000 on a line', says: DEEP, text: () => `version: 1\nx-a:\n  ${'- '.repeat(20_000)}x\n` },
  { name: 'question marks, 20,000 on a line', says: DEEP, text: () => `version: 1\nx-a:\n  ${'? '.repeat(20_000)}x\n` },
  { name: 'dashes from the first line on', says: /./, text: () => '- '.repeat(200_000) },
  {
    name: 'aliases that stand for a billion values',
    says: /aliases up to here expand to more than/,
    text: () =>
      `version: 1\nx-0: &a0 [x, x, x, x, x, x, x, x, x]\n${times(
        30,
        (index) =>
          `x-${String(index + 1)}: &a${String(index + 1)} [${Array(9)
            .fill(`*a${String(index)}`)
            .join(', ')}]`,
      )}\n`,
  },
  {
    name: 'a merge key in thousands of maps',
    says: /aliases up to here expand to more than/,
    text: () =>
      `version: 1\nx-b: &b {${Array.from({ length: 300 }, (_, index) => `k${String(index)}: 1`).join(', ')}}\nx-a:\n${times(3000, () => '  - {<<: *b}')}\n`,
  },
  { name: 'a value of 5 MB', says: undefined, text: () => `version: 1\nproject: ${'x'.repeat(5e6)}\n` },
  {
    name: 'a value of 5 MB of escapes',
    says: /is empty/,
    text: () => `version: 1\nproject: "${'\\n'.repeat(2.5e6)}"\n`,
  },
  { name: 'a quote of 5 MB without its end', says: /quote/, text: () => `version: 1\nproject: "${'x'.repeat(5e6)}\n` },
  { name: 'a key of 5 MB', says: /./, text: () => `version: 1\n${'x'.repeat(5e6)}: 1\n` },
  { name: '5 MB of spaces in a value', says: undefined, text: () => `version: 1\nproject: a${' '.repeat(5e6)}b\n` },
  { name: '5 MB of words', says: undefined, text: () => `version: 1\nproject: ${'a b '.repeat(1.25e6)}\n` },
  {
    name: 'a comment of 5 MB',
    says: /silences nothing|No rule/,
    text: () => `version: 1\n# impact-disable-line ${'a '.repeat(2.5e6)}\n`,
  },
  { name: 'a list of 80,000', says: undefined, text: () => `version: 1\nx-a: [${'a, '.repeat(8e4)}]\n` },
  {
    name: 'a list of 30,000 broken items',
    says: /./,
    text: () =>
      `version: 1\nartifacts:\n  a: { name: A, type: data, license: MIT, notices: [${'{}, '.repeat(3e4)}] }\n`,
  },
  { name: 'a million colons', says: undefined, text: () => `version: 1\nproject: ${'a:'.repeat(1e6)}b\n` },
  {
    name: 'a million marks of comments',
    says: /./,
    text: () => `version: 1\nproject: ${'a # '.repeat(1e6)}\nversoin: 2\n`,
  },
  {
    name: 'a million marks of anchors',
    says: undefined,
    text: () => `version: 1\nproject: ${'a & * '.repeat(1e6)}b\n`,
  },
  { name: 'a million quotes', says: /./, text: () => `version: 1\nproject: ${"'".repeat(1_000_001)}\n` },
  { name: 'a million tabs', says: /./, text: () => `version: 1\n${'\t'.repeat(1e6)}x\n` },
  { name: '200,000 empty lines', says: /empty/, text: () => '\n'.repeat(200_000) },
  { name: '5 MB of spaces', says: /empty/, text: () => ' '.repeat(5e6) },
  { name: '5 MB of tabs', says: /./, text: () => '\t'.repeat(5e6) },
  {
    name: '25,000 lines of entries',
    says: /Nothing uses/,
    text: () => `version: 1\nartifacts:\n${entries(5_000)}\n`,
  },
  { name: '200,000 lines of entries', says: MANY, text: () => `version: 1\nartifacts:\n${entries(40_000)}\n` },
  { name: '80,000 items', says: undefined, text: () => `version: 1\nx-a:\n${times(80_000, () => '  - b')}\n` },
  { name: '200,000 items', says: LONG, text: () => `version: 1\nx-a:\n${times(200_000, () => '  - b')}\n` },
  { name: '5,000 unknown fields', says: /Unknown field/, text: () => `version: 1\n${unknownFields(5_000)}\n` },
  { name: '20,000 unknown fields', says: MANY, text: () => `version: 1\n${unknownFields(20_000)}\n` },
  {
    name: '5,000 times the same key',
    says: /already/,
    text: () => `version: 1\n${times(5_000, () => 'artifacts:')}\n`,
  },
  {
    name: '100,000 times the same key',
    says: MANY,
    text: () => `version: 1\n${times(100_000, () => 'artifacts:')}\n`,
  },
  {
    name: '10,000 unknown fields in one entry',
    says: /./,
    text: () => `version: 1\nartifacts:\n  a:\n${times(10_000, (index) => `    k${String(index)}: 1`)}\n`,
  },
  {
    name: '50,000 ids that nothing has',
    says: /./,
    text: () =>
      `version: 1\ndistributions:\n  a:\n    audience: public\n    of: [${Array.from({ length: 50_000 }, (_, index) => `k${String(index)}`).join(', ')}]\n`,
  },
  { name: '50,000 documents', says: /./, text: () => '---\nversion: 1\n'.repeat(50_000) },
  { name: '100,000 directives', says: /./, text: () => '%a\n'.repeat(100_000) },
  { name: '100,000 lines that end as on an old Macintosh', says: /./, text: () => 'version: 1\r'.repeat(100_000) },
  {
    name: '5,000 disable comments',
    says: /silences nothing|no finding/,
    text: () =>
      `version: 1\n${times(5_000, (index) => `x-k${String(index)}: 1 # impact-disable-line manifest/schema`)}\n`,
  },
  {
    name: '5,000 comments for the file and 5,000 findings',
    says: /./,
    text: () =>
      `version: 1\n${times(5000, () => '# impact-disable-file manifest/schema')}\n${times(5000, (index) => `k${String(index)}: 1`)}\n`,
  },
  {
    name: 'a chain of 2,000 derivatives that is distributed 200 times',
    says: /./,
    text: () =>
      `version: 1\nartifacts:\n  a: { name: A, ${LOW} }\nderivatives:\n${times(
        2000,
        (index) =>
          `  d${String(index)}: { name: D, type: data, from: { ${index === 0 ? 'a' : `d${String(index - 1)}`}: modified } }`,
      )}\ndistributions:\n${times(200, (index) => `  x${String(index)}: { of: d${String(1999 - index)}, audience: public }`)}\n`,
  },
  {
    name: 'a cycle of 300 derivatives',
    says: /comes from itself/,
    text: () => `version: 1\nderivatives:\n${cycle(300)}\n`,
  },
  {
    name: 'a cycle of 3,000 derivatives',
    says: /more than 125000 works/,
    text: () => `version: 1\nderivatives:\n${cycle(3000)}\n`,
  },
  {
    name: '200 derivatives that each come from all before them',
    says: /./,
    text: () =>
      `version: 1\nartifacts:\n  a: { name: A, ${LOW} }\nderivatives:\n${times(
        200,
        (index) =>
          `  d${String(index)}: { name: D, type: data, from: { a: modified${Array.from({ length: index }, (_, before) => `, d${String(before)}: modified`).join('')} } }`,
      )}\ndistributions:\n${times(200, (index) => `  x${String(index)}: { of: d${String(index)}, audience: public }`)}\n`,
  },
  {
    name: '2,000 artifacts in one distribution, whose attribution is long',
    says: /./,
    text: () =>
      `version: 1\nartifacts:\n${times(2000, (index) => `  a${String(index)}: { name: A ${String(index)}, ${LOW} }`)}\ndistributions:\n  x:\n    of: [${Array.from({ length: 2000 }, (_, index) => `a${String(index)}`).join(', ')}]\n    audience: public\n    attribution: ${'A is licensed under the AI2 ImpACT License for Low Risk Artifacts, © 2023 X. '.repeat(2000)}\n`,
  },
  {
    name: '2,000 breaches of what 500 distributions give out',
    says: /./,
    text: () =>
      `version: 1\nartifacts:\n  a: { name: A, ${LOW} }\ndistributions:\n${times(500, (index) => `  x${String(index)}: { of: a, audience: public }`)}\nbreaches:\n${times(2000, () => '  - { of: a, notified: 2020-01-01 }')}\n`,
  },
  {
    name: 'a license with 50,000 brackets, and one of 50,000 choices',
    says: /./,
    text: () =>
      `version: 1\nartifacts:\n  a: { name: A, type: data, license: "${'('.repeat(50_000)}MIT" }\n  b: { name: B, type: data, license: "${'MIT OR '.repeat(50_000)}MIT" }\n`,
  },
  {
    name: 'a day of 500,000 characters',
    says: /./,
    text: () =>
      `version: 1\nartifacts:\n  a: { name: A, type: data, license: MIT, acquired: ${'2023-'.repeat(100_000)} }\n`,
  },
];

/** Characters and keys that are special somewhere else. */
export const oddTexts: readonly HostileText[] = [
  { name: 'a NUL', says: /./, text: () => 'version: 1\nproject: a\0b\nversoin: 1\n' },
  { name: 'lone surrogates', says: /Unknown field/, text: () => 'version: 1\nproject: \uD800\n\uDC00: x\n' },
  { name: 'a byte order mark', says: /Unknown field/, text: () => '\uFEFFversion: 1\nproyect: x\n' },
  { name: 'a byte order mark in the middle', says: undefined, text: () => 'version: 1\n\uFEFFproject: x\n' },
  {
    name: 'all kinds of line ends at once',
    says: /./,
    text: () => 'version: 1\rartifacts:\r\n  a:\n    name: x\r    type: data\r\n\u2028\u2029\u0085',
  },
  {
    name: 'keys that every object has',
    says: /./,
    text: () =>
      'version: 1\n__proto__: { polluted: 1 }\nconstructor: 1\nartifacts:\n  __proto__: { name: x, type: data, license: MIT, polluted: 1 }\n  constructor: {}\n  toString: { __proto__: { polluted: 1 } }\nderivatives:\n  d:\n    name: D\n    type: data\n    from: { __proto__: modified, hasOwnProperty: modified, valueOf: {} }\ndistributions:\n  x: { of: [__proto__, constructor, toString], audience: __proto__, status: constructor }\n',
  },
  { name: 'a key twice', says: /already/, text: () => 'version: 1\nproject: a\nproject: b\n' },
  {
    name: 'unknown tags',
    says: /./,
    text: () => 'version: !!js/function 1\nproject: !<tag:evil> x\nartifacts: !!python/object:os.system {}\n',
  },
  { name: 'two documents', says: /./, text: () => 'version: 1\n---\nversion: 1\n' },
  { name: 'an alias of itself', says: /./, text: () => 'version: 1\nx-a: &a [*a]\nx-b: &b { <<: *b }\nprojec: 1\n' },
  { name: 'nothing but an end mark', says: /./, text: () => '...\n' },
];

function nested(open: string, close: string, depth: number): string {
  return open.repeat(depth) + close.repeat(depth);
}
