import assert from 'node:assert/strict';
import { license } from '../../../server/src/rules/card/license';
import { cardOf, checkCard, repaired, VALUE_WORDS } from '../../kit/cards';

const card = (fields: string): string => `---\n${fields}---\n# Value Words\n`;

describe('card/license', () => {
  it('marks a tag that drops the restrictions', () => {
    checkCard(
      license,
      VALUE_WORDS,
      card(`license: cc-by-4.0
#        ^^^^^^^^^ error card/license: Value Words can’t be released under CC-BY-4.0: that drops the use-based restrictions, which must flow down from ValuePrism (AI2-ImpACT-MR, medium risk).
`),
    );
  });

  it('marks a list as a whole, since all of it applies', () => {
    checkCard(
      license,
      VALUE_WORDS,
      card(`license: [apache-2.0, mit]
#        ^^^^^^^^^^^^^^^^^ error card/license
`),
    );
  });

  it('marks a card that lost its tag, and one that does not know', () => {
    checkCard(
      license,
      VALUE_WORDS,
      `---
#<^^^ warning card/license: The card of Value Words names no license, so its recipients do not learn what binds them.
language: en
size_categories: n<1K
---
`,
    );
    checkCard(
      license,
      VALUE_WORDS,
      card(`license: unknown
#        ^^^^^^^ error card/license: The card of Value Words does not say which license it is under.
`),
    );
  });

  it('marks another license than the manifest names', () => {
    const named = VALUE_WORDS.replace('    card:', '    license: LicenseRef-Example-Terms\n    card:');
    checkCard(
      license,
      named,
      card(`license: other
#        ^^^^^ error card/license: The manifest says that Value Words is under LicenseRef-Example-Terms, but its card says AI2-ImpACT-MR.
license_name: ai2-impact-license-medium-risk
license_link: TERMS.md
`),
    );
    checkCard(license, named, card('license: other\nlicense_name: example-terms\nlicense_link: TERMS.md\n'));
  });

  it('takes terms of one’s own, and the license of the tier', () => {
    checkCard(license, VALUE_WORDS, card('license: other\nlicense_name: example-terms\nlicense_link: TERMS.md\n'));
    checkCard(
      license,
      VALUE_WORDS,
      card('license: other\nlicense_name: impact-license-medium-risk\nlicense_link: x\n'),
    );
  });

  it('is a warning for what is shared with nobody, and silent about what was withdrawn', () => {
    const inside = VALUE_WORDS.replace('audience: public', 'audience: internal');
    checkCard(license, inside, card('license: mit\n#        ^^^ warning card/license\n'));
    const withdrawn = VALUE_WORDS.replace('audience: public', 'audience: public\n    status: withdrawn');
    checkCard(license, withdrawn, card('license: mit\n'));
  });

  it('mends just the keys of the license, and keeps the rest as it is', () => {
    const before = card('# Words\nlicense: mit # as always\ntags:\n- words\n');
    const after = card(
      '# Words\nlicense: other # as always\nlicense_name: ai2-impact-license-medium-risk\nlicense_link: TERMS.md\ntags:\n- words\n',
    );
    assert.equal(repaired(license, VALUE_WORDS, before), after);
    const listed = card('license:\n- mit\n- apache-2.0\nlicense_name: "x"\n');
    assert.equal(
      repaired(license, VALUE_WORDS, listed),
      card('license: other\nlicense_name: "ai2-impact-license-medium-risk"\nlicense_link: TERMS.md\n'),
    );
  });

  it('keeps the line breaks of the card', () => {
    const before = card('license: mit\n').replaceAll('\n', '\r\n');
    assert.match(repaired(license, VALUE_WORDS, before), /^---\r\nlicense: other\r\nlicense_name: [^\r\n]*\r\n/);
  });

  it('says nothing of front matter that is not that of a card', () => {
    const unnamed = VALUE_WORDS.replace('    card: README.md\n', '');
    assert.equal(
      cardOf(unnamed, 'README.md', '---\nlayout: page\ntitle: Words\nlicense: MIT\n---\n# Words\n'),
      undefined,
    );
    assert.equal(cardOf(unnamed, 'README.md', '# Words\n'), undefined);
    assert.equal(cardOf(unnamed, 'notes.md', card('license: mit\ndatasets: [x/y]\n')), undefined);
    assert.ok(cardOf(unnamed, 'README.md', card('license: mit\n')));
  });

  it('does not guess which of several works a card is about', () => {
    const two = `${VALUE_WORDS.replace('    card: README.md\n', '')}  other-hub:
    of: value-prism
    audience: public
`;
    const subject = cardOf(two, 'README.md', card('license: mit\n'));
    assert.deepEqual(subject?.owners, []);
    const told = cardOf(two, 'README.md', card('impact: impact.yaml#value-words\nlicense: mit\n'));
    assert.deepEqual(
      told?.owners.map(({ work }) => work.id.value),
      ['value-words'],
    );
  });
});
