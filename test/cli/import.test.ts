import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { impact } from '../kit/cli';
import { Folder } from '../kit/server';

const CARD = '---\nlicense: odc-by\npretty_name: Words\ndataset_info: {}\n---\n';
const ENTRY = `version: 1

artifacts:
  words:
    name: Words # got/README.md, its name
    type: data # got/README.md, dataset_info
    license: ODC-By-1.0 # got/README.md, license
    notices:
      - got/LICENSE # it came with it and must be kept
`;

describe('impact import', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder({ 'got/README.md': CARD, 'got/LICENSE': 'ODC Attribution License (ODC-By)\n' });
  });
  afterEach(() => {
    folder.remove();
  });
  const manifest = (): string => readFileSync(join(folder.path, 'impact.yaml'), 'utf8');

  it('shows a new manifest, writes it when asked to, and has nothing to add then', () => {
    const shown = impact(folder.path, ['import', 'got']);
    assert.equal(shown.code, 0);
    assert.match(shown.out, /^version: 1\n\nartifacts:\n {2}words:\n/);
    assert.throws(manifest);
    const written = impact(folder.path, ['import', 'got', '--write']);
    assert.deepEqual([written.code, written.out], [0, 'Wrote impact.yaml (9 new lines).\n']);
    assert.equal(manifest().replace(/ {4}license: .*\n/, ''), ENTRY.replace(/ {4}license: .*\n/, ''));
    assert.equal(impact(folder.path, ['import', 'got']).out, 'impact.yaml already has all of it.\n');
  });

  it('shows what would change in a manifest that is there', () => {
    folder.write('impact.yaml', 'version: 1\nartifacts:\n  a:\n    name: A\n    type: data\n    license: MIT\n');
    const { code, out } = impact(folder.path, ['import', 'got/README.md']);
    assert.equal(code, 0);
    assert.match(out, /^--- impact\.yaml/);
    assert.match(out, /\n {5}license: MIT\n\+ {2}words:\n\+ {4}name: Words # got\/README\.md, its name\n/);
    assert.doesNotMatch(manifest(), /words/);
  });

  it('says what it can’t read', () => {
    folder.write('notes.json', '{}');
    const none = impact(folder.path, ['import', 'notes.json']);
    assert.equal(none.code, 2);
    assert.match(none.err, /notes\.json is not in a supported format/);
    assert.match(impact(folder.path, ['import', 'nowhere']).err, /There is no file or folder nowhere/);
    assert.match(impact(folder.path, ['import', 'got', '-m', 'x.yaml']).err, /is not a name for a manifest/);
  });
});
