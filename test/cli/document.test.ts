import assert from 'node:assert/strict';
import { documentText, folded, wrapped } from '../../server/src/cli/formats/document';
import { machineAnswers } from '../../server/src/host/node/answers';
import { terminal } from '../../server/src/host/node/console';
import { EXAMPLES } from '../kit/examples';
import { ran } from '../kit/in-process';

const PLAIN = { NO_COLOR: '1' };

describe('a text on a terminal', () => {
  const host = {
    ...terminal('1.0.0', { answers: machineAnswers(''), program: '' }),
    isTerminal: true,
    width: 40,
    environment: { NO_COLOR: '1' },
  };
  const LONG = '- ✗ the data impact report of Word Counts: missing, and so is the rest';

  it('is wrapped at words, lists beneath their words, and no line is wider than the window', () => {
    assert.deepEqual(wrapped(LONG, 40), [
      '- ✗ the data impact report of Word',
      '    Counts: missing, and so is the rest',
    ]);
    assert.equal(documentText(`one\n\n${LONG}`, host), `one\n\n${wrapped(LONG, 40).join('\n')}`);
    assert.deepEqual(wrapped('数'.repeat(30), 40), ['数'.repeat(30)]);
  });

  it('keeps what stands in columns, and all of it where nobody reads', () => {
    const row = 'github      public      planned      not ready      impact.yaml:3';
    assert.deepEqual(wrapped(row, 40), [row]);
    assert.equal(documentText(LONG, { ...host, isTerminal: false, width: undefined }), LONG);
  });

  it('is wrapped on the standard error output too', () => {
    assert.equal(
      folded('impact.yaml can’t be read: it is larger than the limit.\nNext line.\n', 40),
      'impact.yaml can’t be read: it is larger\nthan the limit.\nNext line.\n',
    );
  });

  it('fits the window where it is a list of releases, with the command that sees to each', async () => {
    const around = <T extends object>(it: T): T => ({ ...it, ...{ isTerminal: true, width: 60, environment: PLAIN } });
    const { out } = await ran(EXAMPLES, ['status', 'broken', '--today', '2024-03-01'], around);
    // A word that is wider than the window, such as an address, stands alone.
    for (const line of out.split('\n')) assert.ok(line.length <= 60 || /^ *\S+$/.test(line), line);
    assert.match(out, /^site, public, [a-z]+\n {2}forbidden\n {2}broken\/high-risk-chain\.impact\.yaml:\d+$/m);
    assert.match(out.replace(/\s+/g, ' '), /“impact advise site” lists the smallest changes that clear it\./);
  });

  it('has colors for its marks, and the verdict in bold', () => {
    const colored = documentText('Verdict: ready.\n- ✓ met\n- ✗ not', { ...host, environment: { FORCE_COLOR: '1' } });
    assert.equal(
      colored,
      '\u001b[1mVerdict: ready.\u001b[22m\n- \u001b[32m✓\u001b[39m met\n- \u001b[31m✗\u001b[39m not',
    );
  });
});
