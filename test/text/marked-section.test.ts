import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/text/edit';
import {
  findSection,
  outsideSections,
  placeSection,
  saysTheSame,
  sectionText,
} from '../../server/src/text/marked-section';

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

  it('is not begun by marks in code or in a comment', () => {
    const section = sectionText('notice github', 'Ours.');
    for (const [before, after] of [
      ['```\n', '\n```\n'],
      ['~~~~ text\n', '\n~~~\n~~~~\n'],
      ['<pre>\n', '\n</pre>\n'],
      ['<script>\n', '\n</script>\n'],
      ['<?php\n', '\n?>\n'],
    ] as const) {
      const text = `Theirs.\n\n${before}${section}${after}`;
      assert.equal(findSection(text, 'notice github').kind, 'absent', text);
      assert.equal(outsideSections(text), text);
      const placed = placeSection(text, 'notice github', 'New.');
      assert.ok(placed.kind === 'edit' && placed.edit.start === text.length, text);
    }
    // A comment ends with the first mark, so it holds the mark that begins and not the one that ends.
    assert.equal(findSection(`<!--\n${section}\n`, 'notice github').kind, 'broken');
    const indented = section.split('\n').map((line) => `    ${line}`);
    assert.equal(findSection(indented.join('\n'), 'notice github').kind, 'absent');
  });

  it('is not put where a block of code or a comment is never closed', () => {
    for (const text of ['```\ncode\n', 'Words.\n\n<!-- a comment\n', '~~~\n```\n', '<pre>\n']) {
      const placed = placeSection(text, 'notice github', 'Ours.');
      assert.ok(placed.kind === 'broken' && placed.fault === 'unclosed', text);
    }
  });

  it('is all that is taken out of what others wrote', () => {
    const [notice, terms] = [sectionText('notice a', 'One.'), sectionText('terms b', 'Two.')];
    assert.equal(outsideSections(`Mine.\n${notice}\nMore.\n${terms}\nEnd.\n`), 'Mine.\n\nMore.\n\nEnd.\n');
    const broken = `Mine.\n${notice}\n${notice}\n`;
    assert.equal(outsideSections(broken), broken);
  });
});
