import assert from 'node:assert/strict';
import { impact } from '../kit/cli';
import { FILES, RELEASE, WORD_COUNTS } from '../kit/release';
import { Folder } from '../kit/server';

const PATH = 'reports/word-counts.data.md';
const GOOD = FILES[PATH] ?? '';

describe('impact check of reports', () => {
  const folders: Folder[] = [];
  const folderWith = (report: string): Folder => {
    const folder = new Folder({ ...FILES, 'impact.yaml': `${WORD_COUNTS}${RELEASE}`, [PATH]: report });
    folders.push(folder);
    return folder;
  };

  after(() => {
    for (const folder of folders) folder.remove();
  });

  /** What is found in the report itself. */
  const found = (folder: Folder, ...paths: readonly string[]): readonly string[] => {
    const { out } = impact(folder.path, ['check', ...paths, '--format', 'json']);
    const { files } = JSON.parse(out) as {
      files: readonly { file: string; findings: readonly { rule: string; severity: string }[] }[];
    };
    return files.flatMap(({ file, findings }) =>
      file === PATH ? findings.map(({ rule, severity }) => `${severity} ${rule}`) : [],
    );
  };

  it('finds what the editor finds in a report that a manifest names', () => {
    const folder = folderWith(
      GOOD.replace('date: 2023-08-21', 'date: 21.8.2023').replace('category: data', 'category: dta'),
    );
    assert.deepEqual(found(folder), ['error report/incomplete', 'error report/incomplete']);
    assert.equal(impact(folder.path, ['check']).code, 1);
    // The manifest alone, or the report alone, is the same check.
    assert.deepEqual(found(folder, 'impact.yaml'), found(folder));
    assert.deepEqual(found(folder, PATH), found(folder));
  });

  it('says nothing of one that is in order, and takes a comment in it for what it is', () => {
    assert.deepEqual(found(folderWith(GOOD)), []);
    const silenced = GOOD.replace('date: 2023-08-21', 'date: 21.8.2023 # impact-disable-line report/incomplete -- so');
    assert.deepEqual(found(folderWith(silenced)), []);
  });

  it('checks the reports that are given, and not those of other manifests', () => {
    const folder = folderWith(GOOD);
    folder.write('other/impact.yaml', WORD_COUNTS);
    folder.write(`other/${PATH}`, 'Nothing of the kind.\n');
    const { code, out, err } = impact(folder.path, ['check', PATH]);
    assert.deepEqual([code, out.trim(), err], [0, 'No findings in 1 file.', '']);
  });

  it('says of a Markdown file that it is no report', () => {
    const folder = folderWith(GOOD);
    folder.write('README.md', '# Read me\n');
    const { code, err } = impact(folder.path, ['check', 'README.md']);
    assert.equal(code, 2);
    assert.match(err, /README\.md is neither an impact report/);
  });
});
