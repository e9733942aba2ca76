import assert from 'node:assert/strict';
import { mismatch, type Marked } from './carets';

const TEXT = `artifacts:
  dolma:
    license: XR
#            ^^ error coverage/code: Wrong.
    type: data
#         ^^^^ warning coverage/service
`;
const license: Marked = { line: 2, start: 13, end: 15, severity: 'error', rule: 'coverage/code', message: 'Wrong.' };
const type: Marked = { line: 4, start: 10, end: 14, severity: 'warning', rule: 'coverage/service', message: 'Any.' };

describe('the findings of a fixture', () => {
  it('are as it marks them', () => {
    assert.equal(mismatch(TEXT, [type, license]), undefined);
  });

  it('are shown under the YAML where they are missing or not marked, and only there', () => {
    assert.equal(
      mismatch(TEXT, [{ ...license, end: 14, message: 'Also wrong.' }, type]),
      `findings that are not as the fixture marks them: 1 missing (-), 1 not marked (+)

2 |   dolma:
3 |     license: XR
- |              ^^ error coverage/code: Wrong.
+ |              ^ error coverage/code: Also wrong.
`,
    );
  });

  it('have to be there as often as they are marked', () => {
    assert.match(mismatch(TEXT, [license, type, type]) ?? '', /0 missing \(-\), 1 not marked \(\+\)/);
    assert.match(mismatch(TEXT, []) ?? '', /2 missing \(-\), 0 not marked \(\+\)/);
  });

  it('go to the mark with their message before one that leaves it open', () => {
    const text = `a: b\n#  ^ error coverage/code\n#  ^ error coverage/code: One.\n`;
    const one: Marked = { line: 0, start: 3, end: 4, severity: 'error', rule: 'coverage/code', message: 'One.' };
    assert.equal(mismatch(text, [one, { ...one, message: 'Two.' }]), undefined);
  });
});
