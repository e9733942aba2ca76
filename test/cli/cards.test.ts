import assert from 'node:assert/strict';
import { impact } from '../kit/cli';
import { FILES, RELEASE, WORD_COUNTS } from '../kit/release';
import { Folder } from '../kit/server';

const CARD = '---\nlicense: mit\n---\n# Word Counts\n';

describe('impact check of cards', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder({ ...FILES, 'impact.yaml': WORD_COUNTS + RELEASE });
  });
  afterEach(() => {
    folder.remove();
  });

  const found = (...paths: readonly string[]): readonly string[] => {
    const { out } = impact(folder.path, ['check', ...paths, '--format', 'json']);
    const { files } = JSON.parse(out) as {
      files: readonly {
        file: string;
        findings: readonly { rule: string; severity: string; start: { line: number } }[];
      }[];
    };
    return files.flatMap(({ file, findings }) =>
      file === 'README.md' ? findings.map(({ rule, severity }) => `${severity} ${rule}`) : [],
    );
  };

  it('finds what the editor finds, in a README beside the manifest and in one that is named alone', () => {
    folder.write('README.md', CARD);
    const expected = ['error card/license', 'error card/attribution'];
    assert.deepEqual(found(), expected);
    assert.deepEqual(found('impact.yaml'), expected);
    assert.deepEqual(found('README.md'), expected);
    assert.equal(impact(folder.path, ['check']).code, 1);
  });

  it('says nothing of a README that is no card, and takes a comment in one for what it is', () => {
    folder.write('README.md', '---\ntitle: Words\nlayout: page\n---\n# Words\n');
    assert.deepEqual(found(), []);
    folder.write('README.md', CARD.replace('mit', 'mit # impact-disable-line card/license -- asked').replace('#', '#'));
    assert.deepEqual(found(), ['error card/attribution']);
  });

  it('says of a Markdown file that it is neither a report nor a card', () => {
    folder.write('notes.md', '# Notes\n');
    const { code, err } = impact(folder.path, ['check', 'notes.md']);
    assert.equal(code, 2);
    assert.match(err, /notes\.md is neither an impact report nor a card/);
  });
});
