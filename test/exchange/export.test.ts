import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { exported, type Export } from '../../server/src/exchange/export';
import { EXPORT_FORMATS, type ExportFormat } from '../../server/src/exchange/export-formats';
import { importInto } from '../../server/src/exchange/import';
import { readLicense } from '../../server/src/license/reading';
import { isSpdxId } from '../../server/src/license/spdx-ids';
import { analyzed } from '../kit/check';
import { exampleFiles, exampleManifests } from '../kit/examples';

const ROOT = resolve(__dirname, '../..');
const json = (path: string): object => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as object;

/** The names that files of each format have; an import knows them by what is in them. */
const FILE: Readonly<Record<ExportFormat, string>> = {
  cyclonedx: 'bom.json',
  spdx: 'bom.spdx.json',
  'spdx-2.3': 'bom.spdx.json',
  croissant: 'croissant.json',
  card: 'README.md',
  markdown: 'section.md',
  json: 'export.json',
};

function made(text: string, format: ExportFormat, id?: string): Export {
  const found = exported(analyzed(text), { format, id });
  if (typeof found === 'string') throw new assert.AssertionError({ message: found });
  return found;
}

const SCHEMAS = 'node_modules/@cyclonedx/cyclonedx-library/res/schema';

type Validators = Readonly<Partial<Record<ExportFormat, ValidateFunction>>>;

function validators(): Validators {
  const options = { strict: false, allErrors: true, validateFormats: true } as const;
  const draft7 = formats(new Ajv(options));
  for (const name of ['iri-reference', 'idn-email']) draft7.addFormat(name, true);
  for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs']) {
    const file = `${name}.SNAPSHOT.schema.json`;
    draft7.addSchema({ ...json(`${SCHEMAS}/${file}`), $id: `http://cyclonedx.org/schema/${file}` });
  }
  return {
    cyclonedx: draft7.compile(json(`${SCHEMAS}/bom-1.7.SNAPSHOT.schema.json`)),
    'spdx-2.3': draft7.compile(json('test/schemas/spdx-2.3.schema.json')),
    spdx: formats(new Ajv2020(options)).compile(json('test/schemas/spdx-3.0.1.schema.json')),
  };
}

/** What comes back from an export that is imported again is what it was, but for what is said to be lost. */
function givesBack(numRuns: number, schemas: Validators): void {
  fc.assert(
    fc.property(MANIFEST, fc.constantFrom(...EXPORT_FORMATS), (manifest, format) => {
      const text = stringify(manifest);
      const found = exported(analyzed(text), { format, id: undefined });
      if (typeof found === 'string') return assert.match(found, /describes|is about/);
      const validate = schemas[format];
      if (validate !== undefined) assert.ok(validate(JSON.parse(found.text)), JSON.stringify(validate.errors));
      const lost = new Set(found.losses.map(({ field }) => field));
      if (format === 'json')
        return assert.deepEqual((JSON.parse(found.text) as { manifest: unknown }).manifest, parse(text));
      const back = importInto({ path: 'impact.yaml', before: undefined }, [
        { files: [{ path: FILE[format], name: FILE[format], text: found.text }], name: undefined },
      ]);
      if (typeof back === 'string') throw new assert.AssertionError({ message: back });
      // An id such as “1” would be the first field of an object.
      const root = parse(back.text, { mapAsMap: true }) as Map<string, Map<unknown, Map<string, unknown>>> | null;
      const entries = [...(root?.get('artifacts')?.values() ?? [])].map((fields): Fields => Object.fromEntries(fields));
      const works = [...Object.entries(manifest.artifacts), ...Object.entries(manifest.derivatives)];
      const kept = works.filter(([id]) => !lost.has(`artifacts.${id}`) && !lost.has(`derivatives.${id}`));
      for (const [index, [id, fields]] of kept.entries())
        for (const [key, value] of Object.entries(fields)) {
          const section = id in manifest.artifacts ? 'artifacts' : 'derivatives';
          if (lost.has(`${section}.${id}.${key}`)) continue;
          const there = entries[index]?.[key === 'risk' ? 'license' : key];
          assert.ok(isSame(key, there, value), `${format}: ${id}.${key} was ${String(value)}, and is ${String(there)}`);
        }
      for (const key of ['project', 'contact'] as const) if (manifest[key] !== undefined) assert.ok(lost.has(key), key);
      for (const id of Object.keys(manifest.distributions)) assert.ok(lost.has(`distributions.${id}`));
    }),
    { numRuns },
  );
}

describe('an export', () => {
  it('gives back what the report of losses does not name', () => {
    givesBack(8, {});
  });

  // These schemas are large, so that only the slow suite has them made into code.
  describe('is as the published schemas have it @slow', () => {
    let schemas: Validators = {};
    before(() => {
      schemas = validators();
    });

    it('and gives back what the report of losses does not name, at length', () => {
      givesBack(600, schemas);
    });

    for (const path of exampleManifests())
      it(`of the example ${path}, and always the same`, () => {
        const text = exampleFiles()[path] ?? '';
        for (const [format, validate] of Object.entries(schemas) as [ExportFormat, ValidateFunction][]) {
          const found = exported(analyzed(text), { format, id: undefined });
          if (typeof found === 'string') throw new assert.AssertionError({ message: `${format}: ${found}` });
          assert.ok(
            validate(JSON.parse(found.text)),
            `${format}: ${JSON.stringify(validate.errors?.slice(0, 5), null, 1)}`,
          );
          assert.equal(made(text, format).text, found.text);
        }
      });
  });

  it('names few losses where the format has a field', () => {
    const text = exampleFiles()['valid/tulu-wildchat/impact.yaml'] ?? '';
    const fields = made(text, 'cyclonedx').losses.map(({ field }) => field);
    for (const key of ['name', 'type', 'license', 'licensor', 'year', 'source'])
      assert.ok(!fields.some((field) => field.endsWith(`.${key}`)), key);
    assert.deepEqual(
      fields.filter((field) => field.startsWith('artifacts')),
      ['license-version', 'acquired', 'notices'].map((key) => `artifacts.tulu-2-7b.${key}`),
    );
  });

  it('writes ids of SPDX and references, whatever a license is called elsewhere', () => {
    const licenses = [
      'apache-2.0',
      'llama2',
      'cc-by-sa-4.0',
      'AI2-ImpACT-MR',
      'MIT OR (Apache-2.0 AND LicenseRef-Own)',
      'bsd',
    ];
    const artifacts = Object.fromEntries(
      licenses.map((license, index) => [`a${String(index)}`, { name: `A${String(index)}`, type: 'model', license }]),
    );
    const text = stringify({ version: 1, artifacts });
    const bom = JSON.parse(made(text, 'spdx-2.3').text) as { packages: { licenseDeclared: string }[] };
    const declared = bom.packages.map(({ licenseDeclared }) => licenseDeclared);
    const ids = declared.flatMap((one) => one.split(/ (?:AND|OR) |[()]/)).filter((one) => one !== '');
    assert.ok(
      ids.every((id) => isSpdxId(id) || /^LicenseRef-|^NOASSERTION$/.test(id)),
      ids.join(', '),
    );
    assert.equal(declared[3], 'LicenseRef-AI2-ImpACT-MR');
    assert.equal(declared[4], 'MIT OR (Apache-2.0 AND LicenseRef-Own)');
    assert.equal(declared[5], 'NOASSERTION');
  });

  const LINEAGE = `version: 1
project: Words
artifacts:
  prism: { name: Prism, type: data, license: AI2-ImpACT-MR, year: 2023, source: https://huggingface.co/datasets/allenai/prism }
  tulu: { name: Tulu, type: model, license: AI2-ImpACT-LR, year: 2023, source: https://huggingface.co/allenai/tulu, revision: main }
  bench: { name: Bench, type: data, license: MIT }
derivatives:
  tuned: { name: Tuned, type: model, from: { tulu: fine-tuned, prism: trained-on, bench: evaluated-on }, changes: Tuned it. }
  words: { name: Words, type: data, from: { prism: incorporated }, license: LicenseRef-Words }
distributions:
  hub: { of: tuned, audience: third-party, agreement: LICENSE.md }
`;

  it('of one entry holds it with all that it comes from', () => {
    const bom = JSON.parse(made(LINEAGE, 'cyclonedx', 'words').text) as { components: { name: string }[] };
    assert.deepEqual(
      bom.components.map(({ name }) => name),
      ['Prism', 'Words'],
    );
    assert.equal(
      exported(analyzed(LINEAGE), { format: 'spdx', id: 'none' }),
      'No entry of the manifest has the id “none”.',
    );
  });

  it('tells lineage in the words of each format', () => {
    const bom = JSON.parse(made(LINEAGE, 'cyclonedx', 'hub').text) as {
      metadata: object;
      components: { name: string; purl?: string; pedigree?: object; modelCard?: object }[];
    };
    assert.deepEqual((bom.metadata as { distributionConstraints: object }).distributionConstraints, { tlp: 'AMBER' });
    const tuned = bom.components.find(({ name }) => name === 'Tuned');
    assert.deepEqual(tuned?.pedigree, {
      ancestors: [{ type: 'machine-learning-model', name: 'Tulu', version: 'main' }],
      notes: 'Tuned it.',
    });
    assert.deepEqual(tuned?.modelCard, { modelParameters: { datasets: [{ ref: 'work:prism' }] } });
    assert.equal(bom.components.find(({ name }) => name === 'Tulu')?.purl, 'pkg:huggingface/allenai/tulu@main');
    const graph = (JSON.parse(made(LINEAGE, 'spdx').text) as { '@graph': Record<string, string>[] })['@graph'];
    const relations = graph.filter(({ type, comment }) => type === 'Relationship' && comment !== undefined);
    assert.deepEqual(
      relations.map(({ comment, relationshipType }) => `${comment ?? ''}: ${relationshipType ?? ''}`),
      ['fine-tuned: descendantOf', 'trained-on: trainedOn', 'evaluated-on: testedOn', 'incorporated: contains'],
    );
  });

  it('for Hugging Face is front matter that its own rules have nothing against', () => {
    assert.equal(
      made(LINEAGE, 'card', 'tuned').text,
      '---\nlicense: other\nlicense_name: ai2-impact-license-medium-risk\nlicense_link: LICENSE.md\nmodel_name: Tuned\n' +
        'base_model:\n  - allenai/tulu\nbase_model_relation: finetune\ndatasets:\n  - allenai/prism\n---\n',
    );
  });

  it('in Croissant restricts uses by a policy', () => {
    const root = JSON.parse(made(LINEAGE, 'croissant').text) as Record<string, unknown>;
    assert.equal(root['conformsTo'], 'http://mlcommons.org/croissant/1.1');
    assert.deepEqual(root['isBasedOn'], ['https://huggingface.co/datasets/allenai/prism']);
    const usage = root['usageInfo'] as Record<string, readonly object[]>;
    assert.deepEqual(
      [usage['@type'], usage['odrl:prohibition']?.length, usage['odrl:permission']?.length],
      ['odrl:Set', 5, 2],
    );
  });
});

type Fields = Readonly<Record<string, unknown>>;

function isSame(key: string, there: unknown, value: unknown): boolean {
  if (there === value) return true;
  if (typeof there !== 'string' || typeof value !== 'string') return false;
  if (key === 'risk') return readLicense(there).tier === value;
  return key === 'license' && readLicense(value).canonical === there;
}

const WORDS = fc.oneof(
  fc.constantFrom('ValuePrism', 'Tülu 2', 'a/b', '© 2023 X', 'Copyright Inc.', ' x ', '1.0', 'null', '"q": #x', '日本'),
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
);
const LICENSE = fc.constantFrom(
  ...[
    'AI2-ImpACT-LR',
    'AI2-ImpACT-MR',
    'impact-mr',
    'MIT',
    'mit',
    'apache-2.0',
    'MIT AND AI2-ImpACT-LR',
    'unknown',
    'other',
  ],
  ...[
    'MIT OR Apache-2.0',
    'LicenseRef-Llama-2',
    'LicenseRef-My-Own',
    'GPL-2.0-only WITH Classpath-exception-2.0',
    'cc',
  ],
);
const ARTIFACT = fc.record(
  {
    name: WORDS,
    type: fc.constantFrom('data', 'model', 'code', 'service'),
    license: LICENSE,
    risk: fc.constantFrom('low', 'medium', 'high'),
    licensor: WORDS,
    year: fc.integer({ min: 1990, max: 2026 }),
    source: fc.constantFrom(
      ...[
        'https://huggingface.co/allenai/tulu',
        'https://huggingface.co/datasets/a/b',
        'https://hf.co/a/b/',
        'https://example.org/x?y#z',
      ],
    ),
    revision: fc.oneof(fc.constantFrom('main', 'v1.0', '1.0', 'a/b', 'a b'), WORDS),
    acquired: fc.constantFrom('2023-08-18', '2024-02-29'),
    notices: fc.constantFrom('NOTICE.txt'),
  },
  { requiredKeys: ['name', 'type'] },
);
const DERIVATIVE = fc.record(
  {
    name: WORDS,
    type: fc.constantFrom('data', 'model', 'application'),
    from: fc.constantFrom({ a: 'modified' }, { a: 'trained-on', b: 'fine-tuned' }),
    license: LICENSE,
    changes: WORDS,
    updated: fc.constantFrom('2023-08-20'),
  },
  { requiredKeys: ['name', 'type', 'from'] },
);
const MANIFEST = fc.record(
  {
    version: fc.constant(1),
    project: WORDS,
    contact: fc.record({ organization: WORDS }),
    artifacts: fc.record({ a: ARTIFACT, b: ARTIFACT, 'b.c_d': ARTIFACT }, { requiredKeys: ['a'] }),
    derivatives: fc.record({ x: DERIVATIVE, 'b.c-d': DERIVATIVE }, { requiredKeys: [] }),
    distributions: fc.record(
      {
        out: fc.constant(
          Object.fromEntries([
            ['of', 'a'],
            ['audience', 'internal'],
          ]),
        ),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['version', 'artifacts', 'derivatives', 'distributions'] },
);
