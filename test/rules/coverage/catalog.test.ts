import assert from 'node:assert/strict';
import { catalog } from '../../../server/src/rules/coverage/catalog';
import { analyzedBy, checkRule } from '../../kit/check';

const artifact = (fields: string, mark = ''): string => `version: 1
artifacts:
  it: { type: model, ${fields} }
${mark}distributions:
  here: { of: it, audience: internal }
`;

const kinds = (fields: string, today = '2026-11-25'): readonly string[] =>
  analyzedBy(catalog, artifact(fields), { today }).findings.map(({ severity, message }) => `${severity}: ${message}`);

describe('coverage/catalog', () => {
  it('finds a laxer license than is known, and one of several that is left out', () => {
    const kaleido = 'source: https://huggingface.co/allenai/kaleido-large, name: kaleido-large, license:';
    assert.deepEqual(kinds(`${kaleido} Apache-2.0`), [
      'warning: kaleido-large is known to be under AI2-ImpACT-MR; Apache-2.0 is less strict than that.',
    ]);
    assert.equal(kinds(`${kaleido} AI2-ImpACT-LR`).length, 1);
    for (const license of ['AI2-ImpACT-MR', 'AI2-ImpACT-HR', 'unknown'])
      assert.deepEqual(kinds(`${kaleido} ${license}`), [], license);
    const tulu = 'source: https://huggingface.co/allenai/tulu-2-7b, name: tulu-2-7b, license:';
    assert.deepEqual(kinds(`${tulu} LicenseRef-Llama-2`).length, 1);
    assert.match(kinds(`${tulu} AI2-ImpACT-LR`).join(), /^warning: .*leaves part of it out/);
    assert.deepEqual(kinds(`${tulu} AI2-ImpACT-LR AND LicenseRef-Llama-2`), []);
  });

  it('finds an ImpACT license on what never had one', () => {
    for (const source of ['allenai/llama-3.1-tulu-2-8b', 'allenai/tulu-v2.5-ppo-13b'])
      assert.equal(
        kinds(`source: https://huggingface.co/${source}, name: T, license: AI2-ImpACT-LR`).length,
        1,
        source,
      );
    const dolma = 'source: https://huggingface.co/datasets/allenai/dolma, name: Dolma, license: AI2-ImpACT-MR';
    const data = (fields: string): string => artifact(fields).replace('type: model', 'type: data');
    const found = (fields: string): number => analyzedBy(catalog, data(fields), {}).findings.length;
    assert.equal(found(`${dolma}, revision: v1.7`), 1);
    assert.equal(found(`${dolma}, revision: v1.6`), 0);
    assert.equal(found(`${dolma.replace('AI2-ImpACT-MR', 'ODC-By-1.0')}, revision: v1.7`), 0);
  });

  it('takes a relicensing for what it is, and a contradiction for one', () => {
    const data = (fields: string): readonly string[] =>
      analyzedBy(catalog, artifact(fields).replace('type: model', 'type: data'), { today: '2026-11-25' }).findings.map(
        ({ message }) => message,
      );
    const wildchat = 'source: https://huggingface.co/datasets/allenai/WildChat, name: WildChat, license:';
    assert.deepEqual(data(`${wildchat} ODC-By-1.0`), []);
    assert.equal(data(`${wildchat} CC-BY-4.0`).length, 1);
    const coconot = 'source: https://huggingface.co/datasets/allenai/coconot, name: CoCoNot, license:';
    assert.equal(data(`${coconot} ODC-By-1.0`).length, 1);
    assert.equal(data(`${coconot} AI2-ImpACT-LR`).length, 1);
    assert.deepEqual(data(`${coconot} AI2-ImpACT-LR AND ODC-By-1.0`), []);
  });

  it('stands on the license, and takes no name alone for the well-known work', () => {
    const fields = 'name: kaleido-xl, source: https://huggingface.co/allenai/kaleido-xl, license: MIT';
    const start = '  it: { type: model, '.length + fields.length - 'MIT'.length;
    checkRule(catalog, artifact(fields, `#${' '.repeat(start - 1)}^^^ warning coverage/catalog\n`));
    assert.deepEqual(kinds('name: kaleido-xl, license: MIT'), []);
  });
});
