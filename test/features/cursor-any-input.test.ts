import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completionsAt } from '../../server/src/features/completion';
import { hoverAt } from '../../server/src/features/hover';
import { textOf } from '../../server/src/text/span';
import { withoutWords } from '../kit/active-markdown';
import { analyzed } from '../kit/check';
import { mutatedManifest } from '../kit/mutants';

const PAGE = /\]\(<https:\/\/github\.com\/impact-manifest\/impact-manifest\/blob\/main\/docs\/rules\/[\w/-]+\.md>\)/g;

/** A text with an offset in it. */
const cursor = fc
  .tuple(mutatedManifest, fc.array(fc.nat(), { minLength: 1, maxLength: 12 }))
  .map(([text, places]) => ({ text, offsets: places.map((place) => place % (text.length + 1)) }));

describe('the cursor anywhere in any text', () => {
  it('hovers over words at the cursor @slow', () => {
    fc.assert(
      fc.property(cursor, ({ text, offsets }) => {
        const analysis = analyzed(text);
        for (const offset of offsets) {
          const hover = hoverAt(analysis, offset);
          if (hover === undefined) continue;
          const place = analysis.tree.resolve(hover.span);
          assert.ok(place && place.start <= offset + 1 && offset <= place.end + 1 && place.end <= text.length);
          assert.notEqual(hover.content.plain, '');
          // A rule leads to its page; nothing that is written leads anywhere.
          assert.doesNotMatch(withoutWords(hover.content.markdown).replaceAll(PAGE, ']'), /\]\(|<\w/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('completes words of one line at the cursor @slow', () => {
    fc.assert(
      fc.property(cursor, ({ text, offsets }) => {
        const analysis = analyzed(text);
        for (const offset of offsets) {
          for (const item of completionsAt(analysis, offset).slice(0, 60)) {
            const place = analysis.tree.resolve(item.span);
            assert.ok(place && place.end <= text.length, item.label);
            // A cursor between the two characters of a line ending is at its start.
            const at = text[offset - 1] === '\r' && text[offset] === '\n' ? offset - 1 : offset;
            assert.ok(place.start <= at && at <= place.end, item.label);
            assert.equal(text.slice(place.start, at), item.typed);
            assert.doesNotMatch(textOf(item.span), /\n/);
            assert.notEqual(item.documentation?.()?.plain, '');
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
