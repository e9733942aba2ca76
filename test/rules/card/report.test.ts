import assert from 'node:assert/strict';
import { report } from '../../../server/src/rules/card/report';
import { cardOf, checkCard, repaired, VALUE_WORDS } from '../../kit/cards';

const ADDRESS = 'https://example.org/reports/value-words';
const ELSEWHERE = VALUE_WORDS.replace('    card:', `    reports:\n      data: ${ADDRESS}\n    card:`);
const CARD = '---\nlicense: other\n---\n# Value Words\n';

describe('card/report', () => {
  it('marks a card that does not lead to a report published elsewhere', () => {
    checkCard(report, ELSEWHERE, `${CARD}#<^^^^^^^^^^^^^ warning card/report\n`);
  });

  it('takes a link in any spelling', () => {
    checkCard(report, ELSEWHERE, `${CARD}\nSee the [report](${ADDRESS}/#data).\n`);
  });

  it('takes a report below the card for published with it, and asks for the way to any other', () => {
    const beside = ELSEWHERE.replace(ADDRESS, 'reports/words.md');
    checkCard(report, beside, CARD, { files: { 'reports/words.md': '# Report\n' } });
    const apart = beside.replace('card: README.md', 'card: hub/README.md');
    checkCard(report, apart, `${CARD}#<^^^^^^^^^^^^^ warning card/report\n`, { card: 'hub/README.md' });
    checkCard(report, apart, `${CARD}\nThe report: https://github.com/example/words/blob/main/reports/words.md\n`, {
      card: 'hub/README.md',
    });
    assert.ok(cardOf(apart, 'hub/README.md', CARD));
  });

  it('writes the link at the end', () => {
    assert.equal(repaired(report, ELSEWHERE, CARD), `${CARD}\nDerivative Impact Report (data): ${ADDRESS}\n`);
  });
});
