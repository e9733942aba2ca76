import assert from 'node:assert/strict';
import { documentText, wrapped } from '../../server/src/cli/formats/document';
import { machineAnswers } from '../../server/src/host/node/answers';
import { terminal } from '../../server/src/host/node/console';

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

  it('has colors for its marks, and the verdict in bold', () => {
    const colored = documentText('Verdict: ready.\n- ✓ met\n- ✗ not', { ...host, environment: { FORCE_COLOR: '1' } });
    assert.equal(
      colored,
      '\u001b[1mVerdict: ready.\u001b[22m\n- \u001b[32m✓\u001b[39m met\n- \u001b[31m✗\u001b[39m not',
    );
  });
});
