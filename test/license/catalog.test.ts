import assert from 'node:assert/strict';
import { CATALOG, findInCatalog } from '../../server/src/license/catalog';
import { parseLicense } from '../../server/src/license/spdx';
import { parseDate } from '../../server/src/text/dates';

describe('catalog', () => {
  it('holds well-formed facts', () => {
    assert.equal(new Set(CATALOG.map((entry) => entry.id.toLowerCase())).size, CATALOG.length);
    assert.equal(new Set(CATALOG.map((entry) => entry.name.toLowerCase())).size, CATALOG.length);
    for (const entry of CATALOG) {
      assert.match(entry.id, /^[\w-]+\/[\w.-]+$/);
      assert.equal(entry.url, `https://huggingface.co/${entry.type === 'data' ? 'datasets/' : ''}${entry.id}`);
      assert.match(entry.firstSeen ?? '2023-08', /^\d{4}-\d{2}(?:-\d{2})?$/);
      assert.ok(parseDate(entry.checked));
      assert.ok(entry.source.length > 0);
      for (const note of entry.notes) assert.match(note, /^[A-Z].*\.$/);
      assert.notEqual(entry.tier, 'high', 'no high risk artifact is publicly known');
      if (entry.relicensed) {
        assert.ok(parseDate(entry.relicensed.since));
        assert.equal(parseLicense(entry.relicensed.license).kind, 'spdx');
      }
    }
  });

  it('tells the tiers', () => {
    const tiers = CATALOG.map((entry) => `${entry.id.split('/')[1] ?? ''} ${entry.type} ${entry.tier}`);
    assert.deepEqual(tiers, [
      'dolma data medium',
      'WildChat data low',
      'WildChat-1M data low',
      'WildBench data low',
      'coconot data low',
      'persona-bias data low',
      'ValuePrism data medium',
      'kaleido-small model medium',
      'kaleido-base model medium',
      'kaleido-large model medium',
      'kaleido-xl model medium',
      'kaleido-xxl model medium',
      'tulu-2-7b model low',
      'tulu-2-13b model low',
      'tulu-2-70b model low',
      'tulu-2-dpo-7b model low',
      'tulu-2-dpo-13b model low',
      'tulu-2-dpo-70b model low',
      'paloma data low',
      'scibert_scivocab_uncased_field_of_study model low',
      'fos_model_training_data_open_ai_annotations data low',
      'PolygloToxicityPrompts data low',
    ]);
  });

  it('tells what was relicensed, since when and whether earlier copies are covered', () => {
    const changes = CATALOG.flatMap(({ id, relicensed }) => (relicensed === undefined ? [] : [{ id, ...relicensed }]));
    assert.deepEqual(changes, [
      { id: 'allenai/dolma', license: 'ODC-By-1.0', since: '2024-04-15', coversEarlier: true },
      { id: 'allenai/WildChat', license: 'ODC-By-1.0', since: '2024-06-26', coversEarlier: true },
      { id: 'allenai/WildChat-1M', license: 'ODC-By-1.0', since: '2024-06-26', coversEarlier: true },
    ]);
  });

  for (const text of [
    'https://huggingface.co/datasets/allenai/dolma',
    'https://huggingface.co/datasets/allenai/dolma/',
    'http://www.huggingface.co/datasets/allenai/dolma',
    'huggingface.co/datasets/allenai/dolma',
    'https://hf.co/datasets/allenai/dolma',
    'hf://datasets/allenai/dolma',
    'https://huggingface.co/datasets/allenai/dolma/tree/main',
    'https://huggingface.co/datasets/allenai/dolma/blob/main/urls/v1_6.txt',
    'https://huggingface.co/datasets/allenai/dolma?row=1#card',
    'HTTPS://HuggingFace.co/datasets/AllenAI/Dolma',
    'allenai/dolma',
    'Dolma',
    ' dolma ',
  ]) {
    it(`finds Dolma by ${JSON.stringify(text)}`, () => {
      assert.equal(findInCatalog(text)?.id, 'allenai/dolma');
    });
  }

  it('finds every entry by its id, name and address', () => {
    for (const entry of CATALOG) {
      for (const text of [entry.id, entry.name, entry.url]) assert.equal(findInCatalog(text), entry, text);
    }
  });

  for (const text of [
    'https://huggingface.co/allenai/dolma',
    'https://huggingface.co/datasets/allenai/tulu-2-7b',
    'https://huggingface.co/datasets/allenai/dolma-2',
    'https://huggingface.co/datasets/someone/dolma',
    'https://huggingface.co/datasets/allenai',
    'https://github.com/allenai/dolma',
    'https://example.org/datasets/allenai/dolma',
    'https://huggingface.co.example.org/datasets/allenai/dolma',
    'https://huggingface.co/datasets/allenai/dolma/tree/v1_7',
    'https://huggingface.co/datasets/allenai/dolma/blob/main/urls/v1_7.txt',
    'Dolma v1.7',
    'Dolma 2',
    'dolma-mirror',
    'allenai/llama-3.1-tulu-2-8b',
    'https://huggingface.co/allenai/llama-3.1-tulu-2-70b',
    'allenai/tulu-v2.5-ppo-13b-uf-mean',
    'allenai/tulu-2.5',
    'tulu',
    'Kaleido',
    'constructor',
    '',
  ]) {
    it(`finds nothing by ${JSON.stringify(text)}`, () => {
      assert.equal(findInCatalog(text), undefined);
    });
  }

  it('minds the revision', () => {
    for (const revision of [
      '',
      'main',
      'v1',
      'v1_5',
      'v1.6',
      '1.6',
      'v1_6-sample',
      '7f48140530a023e9ea4c5cfb141160922727d4d3',
    ]) {
      assert.ok(findInCatalog('allenai/dolma', revision), revision);
    }
    for (const revision of ['v1.7', 'v1_7', '1.7', 'V1.7', 'v2', '1.10']) {
      assert.equal(findInCatalog('allenai/dolma', revision), undefined, revision);
    }
    assert.ok(findInCatalog('allenai/paloma', 'v9'));
  });

  it('is quick with a hostile text', () => {
    for (const piece of ['/', 'a/', '1.', 'v1_', 'https://']) {
      findInCatalog(`https://huggingface.co/datasets/allenai/dolma/${piece.repeat(100_000)}`);
      findInCatalog(piece.repeat(100_000));
      findInCatalog('allenai/dolma', piece.repeat(100_000));
    }
  }).timeout(3000);
});
