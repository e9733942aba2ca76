import assert from 'node:assert/strict';
import { rules } from '../server/src/rules/index';
import { analyzed, only } from './kit/check';
import { CURSOR } from './kit/cursor';
import { reportText } from './kit/release';
import { choicesOf, expanded, snippets } from './kit/snippet';

/** The works that the snippets name until something else is filled in. */
const works = `version: 1
artifacts:
  data: { name: Data, type: data, license: AI2-ImpACT-LR, year: 2023 }
  model: { name: Model, type: model, license: AI2-ImpACT-LR, year: 2023 }
derivatives:
  derivative:
    name: Derivative
    type: data
    from: { data: modified }
    changes: Removed duplicates.
    reports: { data: data.md }
`;
const uses = `distributions:\n  all: { of: [data, model, derivative], audience: internal }\n`;

/** Where each snippet is used, and the findings that are right as long as nothing is filled in. */
const places: Readonly<Record<string, { readonly text: string; readonly findings?: readonly string[] }>> = {
  'New manifest': { text: '<|>\n' },
  'Artifact: data': { text: 'version: 1\nartifacts:\n  <|>\n', findings: ['manifest/unused-artifact'] },
  'Artifact: model': { text: 'version: 1\nartifacts:\n  <|>\n', findings: ['manifest/unused-artifact'] },
  'Artifact: code': { text: 'version: 1\nartifacts:\n  <|>\n', findings: ['manifest/unused-artifact'] },
  'Artifact: service': { text: 'version: 1\nartifacts:\n  <|>\n', findings: ['manifest/unused-artifact'] },
  ...Object.fromEntries(
    [
      'modified',
      'incorporated',
      'trained-on',
      'fine-tuned',
      'weights-modified',
      'distilled',
      'generated',
      'embedded',
      'evaluated-on',
    ].map((relation) => [`Derivative: ${relation}`, { text: `${works}  <|>\n${uses}` }]),
  ),
  'Distribution: internal': { text: `${works}${uses}  <|>\n` },
  'Distribution: third party': { text: `${works}${uses}  <|>\n` },
  'Distribution: public': { text: `${works}${uses}  <|>\n` },
  'Several agreements': {
    text: `${works}${uses}  out:\n    of: derivative\n    audience: public\n    attribution: { file: NOTICE.md }\n    notices: NOTICE.md\n    <|>\n`,
  },
  Uses: { text: `${works}    <|>\n${uses}` },
  Attribution: {
    text: `${works}${uses}  out:\n    of: derivative\n    audience: public\n    agreement: LICENSE.md\n    notices: NOTICE.md\n    <|>\n`,
    findings: ['distribution/attribution'],
  },
  'Impact report': {
    text: `version: 1\nartifacts:\n  a: { name: Words, type: data, license: AI2-ImpACT-LR }\nderivatives:\n  d:\n    name: Word counts\n    type: data\n    from: { a: modified }\n    <|>\n`,
    findings: ['manifest/missing-file'],
  },
  Breach: { text: `${works}${uses}breaches:\n  <|>\n`, findings: ['breach/cure-period'] },
  // There is nothing to silence here, and no reason yet.
  'Silence a rule': {
    text: `<|>\nversion: 1\n`,
    findings: ['manifest/unused-suppression', 'manifest/unused-suppression'],
  },
};

const files = {
  'LICENSE.md':
    'You are bound to the use-based restrictions of Exhibit A of the AI2 ImpACT License for Low Risk Artifacts, and bind those to whom you give it.',
  'NOTICE.md':
    'Removed duplicates. Data is licensed under the AI2 ImpACT License for Low Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.',
  'data.md': reportText({ category: 'data', derivative: 'derivative', date: '2024-02-01' }),
};

/** What every snippet has to meet, whatever is chosen in it. */
const FORM = ['manifest/syntax', 'manifest/schema', 'manifest/version', 'manifest/reference'];

function placeOf(name: string): {
  readonly text: string;
  readonly indent: string;
  readonly findings: readonly string[];
} {
  const { text = '', findings = [] } = places[name] ?? {};
  return { text, findings, indent: /^ *(?=<\|>)/m.exec(text)?.[0] ?? '' };
}

/** The rules that have something to say of a text with something inserted; of these, or of all. */
function found(text: string, inserted: string, ids?: readonly string[]): readonly string[] {
  const asked = ids === undefined ? {} : only(...ids);
  const manifest = text.replace(CURSOR, () => inserted);
  return analyzed(manifest, { files, today: '2024-03-01', ...asked }).findings.map(({ rule }) => rule);
}

describe('the snippets', () => {
  const all = [...snippets()];

  it('each have a place to be tried in', () => {
    assert.deepEqual(all.map(([name]) => name).sort(), Object.keys(places).sort());
  });

  it('have prefixes of their own that say what they are', () => {
    const prefixes = all.flatMap(([, { prefix }]) => prefix);
    assert.equal(new Set(prefixes).size, prefixes.length);
    for (const prefix of prefixes) assert.match(prefix, /^[a-z]+(?:-[a-z]+)*$/);
  });

  it('name rules that there are', () => {
    const ids = rules.map(({ id }) => id);
    const [named = []] = all.filter(([name]) => name === 'Silence a rule').flatMap(([, snippet]) => choicesOf(snippet));
    assert.ok(named.length > 0);
    for (const rule of named) assert.ok(ids.includes(rule), rule);
  });

  it('give no rule anything else to say', () => {
    const told = all.flatMap(([name, snippet]) => {
      const { text, findings, indent } = placeOf(name);
      const others = found(text, expanded(snippet, indent)).filter((rule) => !findings.includes(rule));
      return others.map((rule) => `${name}: ${rule}`);
    });
    assert.deepEqual(told, []);
  });

  for (const [name, snippet] of all) {
    const { text, findings, indent } = placeOf(name);

    it(`${name} is right as it is inserted`, () => {
      assert.deepEqual(found(text, expanded(snippet, indent), [...new Set([...FORM, ...findings])]), findings);
    });

    for (const [choice, options] of choicesOf(snippet).entries()) {
      for (const [option, words] of options.entries()) {
        it(`${name} is a manifest with ${words}`, () => {
          assert.deepEqual(found(text, expanded(snippet, indent, { choice, option }), FORM), []);
        });
      }
    }
  }
});
