import assert from 'node:assert/strict';
import { importInto } from '../../server/src/exchange/import';
import type { SourceFile } from '../../server/src/exchange/facts';
import { analyzed } from '../kit/check';

/** Files as they lie in a folder, by name. */
type Files = Readonly<Record<string, string>>;

function sources(files: Files): readonly SourceFile[] {
  return Object.entries(files).map(([path, text]) => ({ path, name: path.split('/').at(-1) ?? path, text }));
}

interface Taken {
  /** The entries as a manifest has them, without where each field came from. */
  readonly entries: string;
  readonly notes: readonly string[];
  readonly text: string;
}

function taken(files: Files, before?: string, name?: string): Taken {
  const made = importInto({ path: 'impact.yaml', before }, [{ files: sources(files), name }]);
  if (typeof made === 'string') throw new assert.AssertionError({ message: made });
  const entries = made.text
    .replace(/ # .*$/gm, '')
    .replace(/^version: 1\n\nartifacts:\n/, '')
    .replace(/^ {2}/gm, '');
  return { entries, notes: made.notes, text: made.text };
}

const card = (fields: string, body = ''): Files => ({ 'README.md': `---\n${fields}---\n${body}` });
const component = (fields: object): Files => ({
  'bom.json': JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [fields] }),
});
const croissant = (fields: object): Files => ({
  'croissant.json': JSON.stringify({
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    ...fields,
  }),
});
const spdx = (fields: object): Files => ({
  'a.spdx.json': JSON.stringify({ spdxVersion: 'SPDX-2.3', packages: [{ SPDXID: 'SPDXRef-a', ...fields }] }),
});

/** What files of public works say, rewritten as small files, and the entries that they make. */
const FIXTURES: readonly {
  readonly what: string;
  readonly files: Files;
  readonly entries: string;
  readonly notes?: readonly RegExp[];
}[] = [
  {
    what: 'a card of a low risk model, by its license_name',
    files: card(
      'license: other\nlicense_name: ai2-impact-license-low-risk\nlicense_link: https://allenai.org/impact-license\nmodel-index:\n- name: tulu-2-7b\ndatasets: [allenai/tulu-v2-sft-mixture]\nbase_model: meta-llama/Llama-2-7b-hf\n',
      '# Model Card for Tulu 2 7B\n',
    ),
    entries: 'tulu-2-7b:\n  name: tulu-2-7b\n  type: model\n  license: AI2-ImpACT-LR\n',
    notes: [/base_model: meta-llama\/Llama-2-7b-hf/, /datasets: allenai\/tulu-v2-sft-mixture/],
  },
  {
    what: 'a card of a medium risk data set',
    files: card(
      'license: other\nlicense_name: impact-license-medium-risk\nlicense_link: LICENSE\npretty_name: ValuePrism\ntask_categories:\n- text-generation\n',
    ),
    entries: 'valueprism:\n  name: ValuePrism\n  type: data\n  license: AI2-ImpACT-MR\n',
  },
  {
    what: 'a card whose tag and gate contradict each other',
    files: card(
      'license: apache-2.0\npipeline_tag: text2text-generation\nextra_gated_prompt: "Access is given upon accepting the AI2 ImpACT License – Medium Risk Artifacts (“MR Agreement”)."\n',
      '# Kaleido XXL\n',
    ),
    entries: 'kaleido-xxl:\n  name: Kaleido XXL\n  type: model\n  license: Apache-2.0 AND AI2-ImpACT-MR\n',
    notes: [/contradicts itself/],
  },
  {
    what: 'a card that names the tier in its gate alone',
    files: card(
      'dataset_info: {}\nextra_gated_prompt: You accept the AI2 ImpACT License – Low Risk Artifacts.\n',
      '# WildChat\n',
    ),
    entries: 'wildchat:\n  name: WildChat\n  type: data\n  license: AI2-ImpACT-LR\n',
  },
  {
    what: 'a card with a list, all of which applies',
    files: card('license:\n- cc-by-4.0\n- odc-by\nsize_categories: [n<1K]\npretty_name: Mixed\n'),
    entries: 'mixed:\n  name: Mixed\n  type: data\n  license: CC-BY-4.0 AND ODC-By-1.0\n',
  },
  {
    what: 'a card that lost its tag',
    files: card('base_model: allenai/tulu-2-dpo-70b\n', '# Tulu 2 DPO 70B GGUF\n'),
    entries: 'tulu-2-dpo-70b-gguf:\n  name: Tulu 2 DPO 70B GGUF\n  type: model\n  license: unknown\n',
    notes: [/tulu-2-dpo-70b/],
  },
  {
    what: 'a card under a family of licenses',
    files: card('license: cc\npretty_name: Some CC\nconfigs: []\n'),
    entries: 'some-cc:\n  name: Some CC\n  type: data\n  license: unknown\n',
    notes: [/does not say which license/],
  },
  {
    what: 'a card under terms of its own',
    files: card('license: other\nlicense_name: example-terms\nlicense_link: LICENSE\nlibrary_name: x\n', '# Example\n'),
    entries: 'example:\n  name: Example\n  type: model\n  license: LicenseRef-example-terms\n',
  },
  {
    what: 'an ImpACT text by its title, with the holder and the year',
    files: {
      'LICENSE.md':
        '# AI2 ImpACT License – Low Risk Artifacts\n\n© 2023 The Allen Institute for Artificial Intelligence.\n',
    },
    entries:
      'artifact:\n  license: AI2-ImpACT-LR\n  licensor: The Allen Institute for Artificial Intelligence\n  year: 2023\n  notices:\n    - LICENSE.md\n',
    notes: [/needs what no source says: name, type/],
  },
  {
    what: 'a well-known text by its title over two lines',
    files: { LICENSE: '          Apache License\n    Version 2.0, January 2004\n\n TERMS AND CONDITIONS\n' },
    entries: 'artifact:\n  license: Apache-2.0\n  notices:\n    - LICENSE\n',
    notes: [/name, type/],
  },
  {
    what: 'the legal code of a Creative Commons license',
    files: { 'LICENSE.txt': 'Attribution-NonCommercial-ShareAlike 4.0 International\n\n=====\n\nBy exercising\n' },
    entries: 'artifact:\n  license: CC-BY-NC-SA-4.0\n  notices:\n    - LICENSE.txt\n',
    notes: [/name, type/],
  },
  {
    what: 'the legal code of CC0',
    files: { LICENSE: 'Creative Commons Legal Code\n\nCC0 1.0 Universal\n\n    CREATIVE COMMONS CORPORATION IS NOT\n' },
    entries: 'artifact:\n  license: CC0-1.0\n  notices:\n    - LICENSE\n',
    notes: [/name, type/],
  },
  {
    what: 'a text that only speaks of a license',
    files: { 'LICENSE.md': 'This is released like things under the MIT License are, more or less.\n' },
    entries: 'artifact:\n  notices:\n    - LICENSE.md\n',
    notes: [/has no title that names a license/, /name, type, license/],
  },
  {
    what: 'a citation of data',
    files: {
      'CITATION.cff':
        'cff-version: 1.2.0\nmessage: Cite it.\ntype: dataset\ntitle: Persona Bias\nlicense: CC-BY-4.0\nrepository-code: https://github.com/allenai/persona-bias\nversion: 1.0.0\nauthors: []\n',
    },
    entries:
      'persona-bias:\n  name: Persona Bias\n  type: data\n  license: CC-BY-4.0\n  source: https://github.com/allenai/persona-bias\n  revision: 1.0.0\n',
  },
  {
    what: 'a citation of software',
    files: { 'CITATION.cff': 'cff-version: 1.2.0\ntype: software\ntitle: Loader\nlicense: [MIT, Apache-2.0]\n' },
    entries: 'loader:\n  name: Loader\n  type: code\n  license: MIT AND Apache-2.0\n',
    notes: [/all apply/],
  },
  {
    what: 'Croissant 1.1 with an address of a license',
    files: croissant({
      name: 'Dolma',
      license: 'https://spdx.org/licenses/ODC-By-1.0.html',
      url: 'https://huggingface.co/datasets/allenai/dolma',
      version: '1.7.0',
    }),
    entries:
      'dolma:\n  name: Dolma\n  type: data\n  license: ODC-By-1.0\n  source: https://huggingface.co/datasets/allenai/dolma\n  revision: 1.7.0\n',
  },
  {
    what: 'Croissant 1.0 that comes from something, and restricts uses',
    files: croissant({
      conformsTo: 'http://mlcommons.org/croissant/1.0',
      name: 'Words',
      license: ['cc-by-4.0', { '@id': 'https://example.org/terms' }],
      isBasedOn: 'https://huggingface.co/datasets/allenai/WildChat',
      'prov:wasDerivedFrom': { '@id': 'https://example.org/other' },
      usageInfo: 'https://example.org/policy',
    }),
    entries: 'words:\n  name: Words\n  type: data\n  license: unknown\n',
    notes: [/example\.org\/terms/, /Several licenses/, /isBasedOn .*WildChat/, /wasDerivedFrom .*other/, /usageInfo/],
  },
  {
    what: 'a model in CycloneDX, by its package URL',
    files: component({
      type: 'machine-learning-model',
      'bom-ref': 'llama',
      name: 'Llama-3.1-8B',
      purl: 'pkg:huggingface/meta-llama/Llama-3.1-8B@d04e592',
      licenses: [{ license: { name: 'llama3.1' } }],
    }),
    entries:
      'llama-3.1-8b:\n  name: Llama-3.1-8B\n  type: model\n  license: LicenseRef-Llama-3.1\n  source: https://huggingface.co/meta-llama/Llama-3.1-8B\n  revision: d04e592\n',
  },
  {
    what: 'data in CycloneDX with an expression, a licensor and a copyright',
    files: component({
      type: 'data',
      'bom-ref': 'set',
      group: 'example',
      name: 'set',
      version: '2',
      licenses: [{ expression: 'CC-BY-4.0 OR ODbL-1.0' }],
      copyright: 'Copyright (c) 2021-2023 Example Lab. All rights reserved.',
      externalReferences: [{ type: 'website', url: 'https://example.org/set' }],
    }),
    entries:
      'set:\n  name: example/set\n  type: data\n  license: CC-BY-4.0 OR ODbL-1.0\n  year: 2021\n  licensor: Example Lab\n  source: https://example.org/set\n  revision: "2"\n',
  },
  {
    what: 'code in SPDX 2.3 whose declared and concluded licenses differ',
    files: spdx({
      name: 'loader',
      versionInfo: '1.2',
      downloadLocation: 'https://example.org/loader.tgz',
      licenseDeclared: 'MIT',
      licenseConcluded: 'MIT AND Apache-2.0',
      primaryPackagePurpose: 'LIBRARY',
      copyrightText: 'NOASSERTION',
    }),
    entries:
      'loader:\n  name: loader\n  type: code\n  license: MIT AND Apache-2.0\n  source: https://example.org/loader.tgz\n  revision: "1.2"\n',
    notes: [/licenseDeclared.*licenseConcluded/],
  },
  {
    what: 'a package of SPDX 2.3 that asserts nothing',
    files: spdx({
      name: 'thing',
      downloadLocation: 'NOASSERTION',
      licenseDeclared: 'NOASSERTION',
      licenseConcluded: 'NONE',
    }),
    entries: 'thing:\n  name: thing\n  license: unknown\n',
    notes: [/needs what no source says: type/],
  },
  {
    what: 'a model and a data set in SPDX 3.0',
    files: {
      'ai.spdx3.json': JSON.stringify({
        '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
        '@graph': [
          {
            type: 'ai_AIPackage',
            spdxId: 'urn:m',
            name: 'small',
            software_packageUrl: 'pkg:huggingface/example/small',
          },
          { type: 'dataset_DatasetPackage', spdxId: 'urn:d', name: 'rows', software_copyrightText: '© 2024 Example' },
          {
            type: 'simplelicensing_LicenseExpression',
            spdxId: 'urn:l',
            simplelicensing_licenseExpression: 'Apache-2.0',
          },
          { type: 'Relationship', from: 'urn:m', relationshipType: 'hasDeclaredLicense', to: ['urn:l'] },
          {
            type: 'Relationship',
            from: 'urn:d',
            relationshipType: 'hasConcludedLicense',
            to: 'https://spdx.org/licenses/CC0-1.0',
          },
        ],
      }),
    },
    entries:
      'small:\n  name: small\n  type: model\n  license: Apache-2.0\n  source: https://huggingface.co/example/small\nrows:\n  name: rows\n  type: data\n  license: CC0-1.0\n  year: 2024\n  licensor: Example\n',
  },
  {
    what: 'REUSE.toml with several holders',
    files: {
      'REUSE.toml':
        'version = 1\n[[annotations]]\npath = "data/**"\nSPDX-FileCopyrightText = "2022 Example Lab"\nSPDX-License-Identifier = "CC-BY-4.0"\n[[annotations]]\npath = "src/**"\nSPDX-FileCopyrightText = "2023 Others"\nSPDX-License-Identifier = "MIT"\n',
    },
    entries: 'artifact:\n  license: CC-BY-4.0 AND MIT\n  licensor: Example Lab\n  year: 2022\n',
    notes: [/all apply/, /several holders: 2022 Example Lab; 2023 Others/, /name, type/],
  },
  {
    what: 'a folder with a card, a text and a notice that say different things',
    files: {
      ...card('license: odc-by\ndataset_info: {}\n', '# CoCoNot\n'),
      LICENSE: 'AI2 ImpACT License - Low Risk Artifacts\n',
      'NOTICE.txt': 'Some of it is of others.\n',
    },
    entries:
      'coconot:\n  name: CoCoNot\n  type: data\n  license: ODC-By-1.0 AND AI2-ImpACT-LR\n  notices:\n    - LICENSE\n    - NOTICE.txt\n',
    notes: [/contradict each other/],
  },
];

describe('import', () => {
  for (const { what, files, entries, notes = [] } of FIXTURES) {
    it(`takes ${what}`, () => {
      const made = taken(files);
      assert.equal(made.entries, entries);
      assert.equal(made.notes.length, notes.length, made.notes.join('\n'));
      for (const [index, note] of notes.entries()) assert.match(made.notes[index] ?? '', note);
      // What it writes is a manifest, but for fields that nobody has said.
      const wrong = analyzed(made.text).findings.filter(
        ({ rule, message }) => rule.startsWith('manifest/s') && !/missing|needs/.test(message),
      );
      assert.deepEqual(
        wrong.map(({ message }) => message),
        [],
      );
    });
  }

  it('says of each field where it came from', () => {
    const { text } = taken(card('license: mit\npretty_name: Words\ndataset_info: {}\n'));
    assert.match(text, /name: Words # README\.md, its name\n/);
    assert.match(text, /license: MIT # README\.md, license\n/);
  });

  it('takes the name of a folder where no file says one', () => {
    const { entries } = taken({ LICENSE: 'MIT License\n' }, undefined, 'my data');
    assert.equal(entries, 'my-data:\n  name: my data\n  license: MIT\n  notices:\n    - LICENSE\n');
  });

  it('adds to an entry what it lacks, and overwrites nothing', () => {
    const before =
      'version: 1 # kept\r\nartifacts:\r\n    words:\r\n        name: Words\r\n        license: AI2-ImpACT-HR # asked\r\n# the end\r\n';
    const { text, notes } = taken(card('license: mit\npretty_name: Words\ndataset_info: {}\n'), before);
    assert.equal(text, before.replace('# asked\r\n', '# asked\r\n        type: data # README.md, dataset_info\r\n'));
    assert.deepEqual(notes, ['“words” stays as it is: its license is AI2-ImpACT-HR, and README.md, license says MIT.']);
    assert.equal(taken(card('license: mit\npretty_name: Words\ndataset_info: {}\n'), text).text, text);
  });

  it('gives new entries ids that are free', () => {
    const before = 'version: 1\nartifacts:\n  words:\n    name: Other Words\n    type: data\n    license: MIT\n';
    const { text } = taken(card('license: mit\npretty_name: words\ndataset_info: {}\n'), before);
    assert.match(text, /\n {2}words-2:\n {4}name: words /);
  });

  it('refuses a manifest that it can’t read, and tells what is in no known format', () => {
    const files = sources({ 'README.md': '# Words\n', 'data.json': '{}' });
    const made = importInto({ path: 'impact.yaml', before: undefined }, [{ files, name: undefined }]);
    assert.deepEqual(typeof made === 'string' ? made : made.unread, ['README.md', 'data.json']);
    const broken = importInto({ path: 'impact.yaml', before: 'artifacts: [' }, [
      { files: sources({ LICENSE: 'MIT License\n' }), name: 'x' },
    ]);
    assert.match(typeof broken === 'string' ? broken : '', /can’t be read as it is/);
  });
});
