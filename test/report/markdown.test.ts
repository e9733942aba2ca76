import assert from 'node:assert/strict';
import { sectionsOf } from '../../server/src/report/markdown';
import { textOf } from '../../server/src/text/span';

function sections(
  text: string,
): readonly { readonly level: number; readonly title: string; readonly hasText: boolean }[] {
  return sectionsOf({ uri: 'file:///w/a.md', text }, 0).map(({ level, title, hasText }) => {
    assert.equal(textOf(title.span), title.value);
    return { level, title: title.value, hasText };
  });
}

/** The titles of the sections that hold something to read. */
function answered(text: string): readonly string[] {
  return sections(text)
    .filter(({ hasText }) => hasText)
    .map(({ title }) => title);
}

describe('the sections of a Markdown text', () => {
  it('are its headings of all levels, with or without closing marks', () => {
    assert.deepEqual(sections('# A\n## B ##\n   ### C # d\t#\n#### \n#tag\n####### seven\n    # code\n'), [
      { level: 1, title: 'A', hasText: true },
      { level: 2, title: 'B', hasText: true },
      { level: 3, title: 'C # d', hasText: true },
      { level: 4, title: '', hasText: true },
    ]);
  });

  it('hold what is beneath them up to the next heading of their level or a higher one', () => {
    const text = '# A\none\n## B\ntwo\n### C\nthree\n## D\nfour\n# E\n';
    const bodies = sectionsOf({ uri: 'file:///w/a.md', text }, 0).map(({ title, body }) => [title.value, textOf(body)]);
    assert.deepEqual(bodies, [
      ['A', '\none\n## B\ntwo\n### C\nthree\n## D\nfour\n'],
      ['B', '\ntwo\n### C\nthree\n'],
      ['C', '\nthree\n'],
      ['D', '\nfour\n'],
      ['E', '\n'],
    ]);
  });

  it('are empty with nothing but white space, comments and headings in them', () => {
    assert.deepEqual(
      answered('# A\n \n\t\n# B\n<!-- why -->\n# C\n<!--\n\n# not a heading\n-->\n# D\n<!-- a --> <!-- b -->\n'),
      [],
    );
    assert.deepEqual(answered('# A\n## B\n### C\n'), []);
  });

  it('hold what is before, between and behind comments', () => {
    assert.deepEqual(answered('# A\none <!-- why -->\n# B\n<!-- why\n--> one\n# C\n<!-- a --> one <!-- b -->\n'), [
      'A',
      'B',
      'C',
    ]);
  });

  it('are hidden to the end by a comment that begins a line and is never closed', () => {
    assert.deepEqual(sections('# A\n<!-- open\n# B\none\n'), [{ level: 1, title: 'A', hasText: false }]);
    assert.deepEqual(answered('# A\nless than <!-- is how comments begin\n# B\none\n'), ['A', 'B']);
  });

  it('take fenced code for text, whatever it looks like', () => {
    const text = '# A\n```md\n# B\n<!--\n```\n# C\n~~~~\n~~~\n# D\n~~~~ x\n~~~~\n# E\n';
    assert.deepEqual(sections(text), [
      { level: 1, title: 'A', hasText: true },
      { level: 1, title: 'C', hasText: true },
      { level: 1, title: 'E', hasText: false },
    ]);
    assert.deepEqual(answered('# A\n```\n```\n'), []);
    assert.deepEqual(answered('# A\n```\nnever closed\n# B\n'), ['A']);
  });

  it('end before their line break', () => {
    assert.deepEqual(sections('# A\r\n\r\none\r\n## B\r\n'), [
      { level: 1, title: 'A', hasText: true },
      { level: 2, title: 'B', hasText: false },
    ]);
  });

  it('are read in time that grows with the text and no faster @slow', () => {
    const size = 200_000;
    for (const piece of ['<!--', '<!---->', 'a <!--\n', '## B\n', '#', '`', '~~~\n', '# A <!-- \n']) {
      const text = piece.repeat(size / piece.length);
      const start = performance.now();
      sectionsOf({ uri: 'file:///w/a.md', text }, 0);
      assert.ok(performance.now() - start < 2000, `${JSON.stringify(piece)} takes too long`);
    }
  });
});
