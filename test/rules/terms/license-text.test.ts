import assert from 'node:assert/strict';
import { licenseText } from '../../../server/src/rules/terms/license-text';
import { analyzedBy } from '../../kit/check';
import { termsOf } from '../../kit/terms';

const text = (id: string): string =>
  (require(`spdx-license-list/licenses/${id}.json`) as { readonly licenseText: string }).licenseText;

describe('terms/license-text', () => {
  for (const id of ['MIT', 'Apache-2.0', 'BSD-3-Clause', 'GPL-3.0-or-later', 'MPL-2.0']) {
    it(`knows the text of ${id}, with names filled in and lines broken elsewhere`, () => {
      const filled = text(id)
        .replaceAll(/<[^<>]*>/g, 'Example')
        .replace(/\s+/g, ' ');
      const made = { artifacts: [['kit', 'model', id]], shares: 'kit', more: ', notices: LICENSE.txt' } as const;
      const texts = (found: readonly string[]): readonly string[] =>
        found.filter((one) => one.includes('license-text'));
      assert.deepEqual(texts(termsOf(made, { files: { 'LICENSE.txt': `Example\n\n${filled}` } })), []);
      assert.deepEqual(texts(termsOf(made, { files: { 'LICENSE.txt': `This is under ${id}.` } })), [
        'missing license-text',
      ]);
      const other = text(id === 'MIT' ? 'ISC' : 'MIT');
      assert.deepEqual(texts(termsOf(made, { files: { 'LICENSE.txt': other } })), ['missing license-text']);
    });
  }

  it('asks for none under a license that wants none', () => {
    for (const id of ['CC0-1.0', 'Unlicense', 'MIT-0', 'PDDL-1.0'])
      assert.deepEqual(termsOf({ artifacts: [['kit', 'data', id]], shares: 'kit' }), [], id);
  });

  it('leaves a text behind an address to a person, and says no more of it once somebody has looked', () => {
    const manifest = (saw: string): string => `version: 1
artifacts:
  kit: { name: Kit, type: model, license: LicenseRef-Llama-2 }
distributions:
  hub:
    of: kit
    audience: public
    status: released
    notices: https://example.org/LLAMA-2.txt
    reviews:
      - { of: license:kit, saw: ${saw}, by: Kim Lee, on: 2024-02-20 }
`;
    const told = (saw: string): readonly string[] =>
      analyzedBy(licenseText, manifest(saw), { today: '2024-03-01' }).findings.map(({ severity }) => severity);
    assert.deepEqual(told('https://example.org/LLAMA-3.txt'), ['information']);
    assert.deepEqual(told('https://example.org/LLAMA-2.txt'), []);
  });

  it('says what is not checked: terms that are not known here, or read in part', () => {
    for (const id of ['LicenseRef-Example', 'Elastic-2.0', 'LicenseRef-H-Research', 'LicenseRef-Grok-2-Community'])
      assert.ok(
        termsOf({ artifacts: [['kit', 'model', id]], shares: 'kit' }).includes(
          'review distribution/review license:kit',
        ),
        id,
      );
  });
});
