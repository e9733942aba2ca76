import assert from 'node:assert/strict';
import { keyword } from '../../../server/src/rules/card/keyword';
import { checkCard, repaired, VALUE_WORDS } from '../../kit/cards';

const card = (fields: string): string => `---\n${fields}---\n# Value Words\n`;

describe('card/keyword', () => {
  it('marks what Hugging Face does not know', () => {
    checkCard(
      keyword,
      VALUE_WORDS,
      card(`license: [mit, Apache 2.0, AI2-ImpACT-MR]
#              ^^^^^^^^^^ warning card/keyword: “Apache 2.0” is not a license that Hugging Face knows, so the card shows none.
#                          ^^^^^^^^^^^^^ warning card/keyword: “AI2-ImpACT-MR” is not a license that Hugging Face knows, so the card shows none.
`),
    );
  });

  it('marks a family', () => {
    checkCard(
      keyword,
      VALUE_WORDS,
      card(`license: cc
#        ^^ warning card/keyword: “cc” is a family of licenses with different terms (any Creative Commons license), and does not say which one applies.
`),
    );
  });

  it('takes every keyword that names a license, and those that name none', () => {
    for (const word of [
      'apache-2.0',
      'odc-by',
      'llama3.1',
      'cc-by-nc-sa-4.0',
      'other',
      'unknown',
      'c-uda',
      'openrail++',
    ])
      checkCard(keyword, VALUE_WORDS, card(`license: ${word}\n`));
  });

  it('writes the keyword that means the same', () => {
    assert.equal(repaired(keyword, VALUE_WORDS, card("license: 'Apache 2.0'\n")), card("license: 'apache-2.0'\n"));
    assert.equal(repaired(keyword, VALUE_WORDS, card('license: ODC-By-1.0\n')), card('license: odc-by\n'));
    assert.equal(repaired(keyword, VALUE_WORDS, card('license: CC-BY-4.0\n')), card('license: cc-by-4.0\n'));
  });

  it('keeps an ImpACT license by its name', () => {
    assert.equal(
      repaired(keyword, VALUE_WORDS, card('license: AI2 ImpACT License - Low Risk Artifacts\n')),
      card('license: other\nlicense_name: ai2-impact-license-low-risk\n'),
    );
  });

  it('offers nothing where letters or numbers carry a condition', () => {
    for (const word of ['cc-by-nd-sa-4.0', 'apache-3.0', 'proprietary', 'AI2-ImpACT']) {
      const found = checkCard(
        keyword,
        VALUE_WORDS,
        card(`license: ${word}\n#        ${'^'.repeat(word.length)} warning card/keyword\n`),
      );
      assert.deepEqual(found.findings[0]?.fixes?.(), []);
      assert.match(found.findings[0]?.remedy ?? '', /“other”/);
    }
  });
});
