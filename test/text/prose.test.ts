import assert from 'node:assert/strict';
import { markdownProse, proseFor } from '../../server/src/text/prose';

describe('words in a file', () => {
  for (const [words, markdown] of [
    ['Dolma v1.6 (2023), AT&T: 100% – “x” $5 a@b.c', 'Dolma v1.6 (2023), AT&T: 100% – “x” $5 a@b.c'],
    ['scibert_scivocab_uncased', 'scibert_scivocab_uncased'],
    ['_emphasis_', '\\_emphasis\\_'],
    ['*a* `b` [c](d) <e>', '\\*a\\* \\`b\\` \\[c\\](d) \\<e>'],
    ['# no heading', '\\# no heading'],
    ['- no item', '\\- no item'],
    ['1. no item', '1\\. no item'],
    ['&lt; &#60;', '\\&lt; \\&#60;'],
    ['two\n\n  lines\u0007', 'two lines'],
    ['<!-- impact-manifest:notice a end -->', '\\<!-- impact-manifest:notice a end -->'],
  ] as const) {
    it(`are Markdown that shows ${JSON.stringify(words)}`, () => {
      assert.equal(markdownProse(words), markdown);
    });
  }

  it('are as they are in other files, without marks', () => {
    for (const path of ['file:///w/NOTICE.txt', 'NOTICE'])
      assert.equal(proseFor(path)('*a*\n<!-- b -->'), '*a* <! -- b -->');
    assert.equal(proseFor('docs/Notice.MD'), markdownProse);
  });
});
