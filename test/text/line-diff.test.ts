import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, overlap } from '../../server/src/text/edit';
import { lineEdits } from '../../server/src/text/line-diff';
import { processorTime } from '../kit/growth';
import { itHolds } from '../kit/runs';

function edited(before: string, after: string): string {
  const edits = lineEdits(before, after);
  assert.ok(!overlap(edits));
  return applyEdits(before, edits);
}

describe('edits by lines', () => {
  it('are as small as the change', () => {
    assert.deepEqual(lineEdits('a\n  b: 1\nc\n', 'a\n    b: 1\nc\n'), [{ start: 4, end: 4, newText: '  ' }]);
    assert.deepEqual(lineEdits('a\nb\nc\n', 'a\nc\n'), [{ start: 2, end: 4, newText: '' }]);
    assert.deepEqual(lineEdits('a\nc', 'a\nb\nc\n'), [
      { start: 2, end: 2, newText: 'b\n' },
      { start: 3, end: 3, newText: '\n' },
    ]);
    assert.deepEqual(lineEdits('a', 'a\nb\n'), [{ start: 1, end: 1, newText: '\nb\n' }]);
    assert.deepEqual(lineEdits('', ''), []);
  });

  it('take line breaks for equal, and write new ones as the old ones are', () => {
    assert.deepEqual(lineEdits('a\r\nb\nc\r\n', 'a\nb\nc\n'), []);
    assert.equal(edited('a\r\nc\r\n', 'a\nb\nc\n'), 'a\r\nb\r\nc\r\n');
    assert.equal(edited('a \r\nb \nc', 'a\nb\nc\n'), 'a\r\nb\nc\r\n');
  });

  it('tear no character apart', () => {
    assert.deepEqual(lineEdits('a😀\n', 'a😁\n'), [{ start: 1, end: 3, newText: '😁' }]);
  });

  itHolds('turn any text into any other', { quick: 100, slow: 2000 }, (numRuns) => {
    const line = fc.constantFrom('a', ' a', 'b', '  b ', '', 'c😀', 'c😁');
    const text = fc
      .tuple(fc.array(line, { maxLength: 30 }), fc.boolean())
      .map(([lines, ends]) => lines.join('\n') + (ends ? '\n' : ''));
    fc.assert(
      fc.property(text, text, fc.boolean(), (before, after, windows) => {
        const eol = windows && before.includes('\n') ? '\r\n' : '\n';
        assert.equal(edited(before.replaceAll('\n', eol), after), after.replaceAll('\n', eol));
      }),
      { numRuns },
    );
  });

  it('stay quick where nothing is the same @slow', () => {
    const before = Array.from({ length: 20_000 }, (_, index) => `a${String(index)}\n`).join('');
    const after = before.replaceAll('a', 'b');
    const spent = processorTime(() => {
      assert.equal(edited(before, after), after);
    });
    assert.ok(spent < 5000, `${String(spent)} ms`);
  });
});
