import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/text/edit';
import { findSection, placeSection, saysTheSame } from '../../server/src/text/marked-section';

const NAME = 'notice github';
const BEGIN = '<!-- impact-manifest:notice github begin: what stands between these marks is generated -->';
const END = '<!-- impact-manifest:notice github end -->';
const SECTION = `${BEGIN}\n\nOne.\n\nTwo.\n\n${END}`;

function placed(text: string, body = 'One.\n\nTwo.'): string {
  const placement = placeSection(text, NAME, body);
  assert.notEqual(placement.kind, 'broken');
  return placement.kind === 'edit' ? applyEdits(text, [placement.edit]) : text;
}

describe('a section between marks', () => {
  for (const [what, before, after] of [
    ['an empty file', '', `${SECTION}\n`],
    ['a file with a last line break', '# Mine\n', `# Mine\n\n${SECTION}\n`],
    ['a file with an empty last line', '# Mine\n\n', `# Mine\n\n${SECTION}\n`],
    ['a file without a last line break', '# Mine', `# Mine\n\n${SECTION}\n`],
    ['a file of CRLF lines', '# Mine\r\n', `# Mine\r\n\r\n${SECTION.replaceAll('\n', '\r\n')}\r\n`],
    ['a file with a byte order mark', '\uFEFF', `\uFEFF${SECTION}\n`],
  ] as const) {
    it(`is put at the end of ${what}, and a second time changes nothing`, () => {
      assert.equal(placed(before), after);
      assert.equal(placed(after), after);
    });
  }

  for (const eol of ['\n', '\r\n']) {
    it(`is written anew where it is, and every other byte stays (${JSON.stringify(eol)})`, () => {
      const around = (section: string): string => `\uFEFF  # Mine${eol}${eol}\t${eol}${section}${eol}mine too  ${eol}`;
      const after = around(SECTION.replaceAll('\n', eol));
      assert.equal(placed(around(`${BEGIN}${eol}old${eol}${END}`)), after);
      assert.equal(placed(after), after);
    });
  }

  it('says the same however its lines are broken', () => {
    const wrapped = SECTION.replace('One.\n\nTwo.', 'One.\nTwo.');
    assert.equal(placed(wrapped), wrapped);
    assert.ok(saysTheSame('a  b\r\nc', 'a b\n\nc'));
    assert.ok(!saysTheSame('a b', 'ab'));
  });

  it('stands beside those of others', () => {
    const other = SECTION.replaceAll('github', 'hub');
    assert.equal(placed(other), `${other}\n\n${SECTION}\n`);
    assert.equal(findSection(other, NAME).kind, 'absent');
  });

  for (const [fault, text] of [
    ['no-end', `${BEGIN}\nmine\n`],
    ['no-begin', `mine\n${END}\n`],
    ['no-begin', `${END}\n${BEGIN}\n`],
    ['twice', `${SECTION}\n${SECTION}\n`],
    ['twice', `${BEGIN}\n${BEGIN}\n${END}\n`],
    ['crossed', SECTION.replace('One.', SECTION.replaceAll('github', 'hub'))],
  ] as const) {
    it(`is left alone where its marks are damaged: ${fault} in ${JSON.stringify(text.slice(0, 40))}`, () => {
      const placement = placeSection(text, NAME, 'new');
      assert.equal(placement.kind, 'broken');
      assert.equal(placement.kind === 'broken' && placement.fault, fault);
    });
  }

  it('is not begun by marks within a line or a quotation', () => {
    for (const text of [`see ${BEGIN}`, `  ${BEGIN}\n  ${END}`, `> ${BEGIN}\n> ${END}`, `${BEGIN} and more`]) {
      assert.equal(findSection(text, NAME).kind, 'absent', text);
    }
  });
});
