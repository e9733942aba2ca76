import assert from 'node:assert/strict';
import { WatchedFiles, type Closeness } from '../../server/src/lsp/client/watch-patterns';
import { Dependents } from '../../server/src/lsp/documents/dependents';
import { growsWithSize } from '../kit/growth';

const ROOT = 'file:///work';

/** The files of manifests in folders of their own, as they are asked for one manifest after the other. */
function namesOf(manifest: number): readonly string[] {
  const folder = `${ROOT}/models/m${String(manifest)}`;
  return [`${folder}/impact.yaml`, `${folder}/README.md`, `${folder}/NOTICE.md`, `${ROOT}/TERMS.md`];
}

describe('the files that manifests ask for', () => {
  it('are followed in time that grows with their number, though what is watched is looked at after each manifest', () => {
    growsWithSize(
      (count) => () => {
        const dependents = new Dependents();
        const files = new WatchedFiles([ROOT]);
        let closeness: Closeness = 'files';
        for (let manifest = 0; manifest < count; manifest++) {
          const names = namesOf(manifest);
          for (const name of names) dependents.ask(names[0] ?? '', name);
          dependents.settle(names[0] ?? '', new Set(names));
          const { added, gone } = dependents.takeChanges();
          assert.deepEqual(gone, []);
          for (const name of added) files.add(name);
          const chosen = files.patterns(closeness);
          assert.ok(chosen.patterns.length <= 100);
          ({ closeness } = chosen);
          assert.equal(dependents.usersOf([names[2] ?? '']).size, 1);
        }
        assert.equal(closeness, 'all');
      },
      250,
    );
  });

  it('are watched closely again once there are few, and tell what nobody asks for any more', () => {
    const dependents = new Dependents();
    const files = new WatchedFiles([ROOT]);
    for (let manifest = 0; manifest < 300; manifest++) {
      const names = namesOf(manifest);
      for (const name of names) dependents.ask(names[0] ?? '', name);
      dependents.settle(names[0] ?? '', new Set(names));
    }
    for (const name of dependents.takeChanges().added) files.add(name);
    assert.deepEqual(files.patterns('files'), { closeness: 'all', patterns: [{ folder: ROOT, glob: '**/*' }] });
    assert.equal(dependents.usersOf([`${ROOT}/TERMS.md`]).size, 300);
    // One that asks for other files than before, and many that are gone.
    const [own = '', readme = ''] = namesOf(0);
    dependents.ask(own, `${ROOT}/other.md`);
    dependents.settle(own, new Set([own, `${ROOT}/other.md`]));
    for (let manifest = 1; manifest < 300; manifest++) dependents.settle(namesOf(manifest)[0] ?? '', undefined);
    const { added, gone } = dependents.takeChanges();
    assert.deepEqual(added, [`${ROOT}/other.md`]);
    assert.ok(gone.includes(readme) && gone.includes(`${ROOT}/TERMS.md`) && !gone.includes(own));
    for (const name of added) assert.ok(files.add(name));
    for (const name of gone) assert.ok(files.delete(name));
    const globs = ['models/m0/impact.yaml', 'other.md'];
    assert.deepEqual(files.patterns('all'), {
      closeness: 'files',
      patterns: globs.map((glob) => ({ folder: ROOT, glob })),
    });
    assert.deepEqual(dependents.takeChanges(), { added: [], gone: [] });
  });

  it('are watched in their folders where these are few, whatever their names mean in a glob', () => {
    const root = `${ROOT}/`;
    const files = new WatchedFiles([root]);
    for (let n = 0; n < 101; n++) files.add(`${ROOT}/a%7Bb/${String(n)}.md`);
    files.add(`${ROOT}/TERMS.md`);
    files.add('file:///elsewhere/NOTICE.md');
    assert.deepEqual(files.patterns('files'), {
      closeness: 'folders',
      patterns: [
        { folder: root, glob: 'a?b/*' },
        { folder: root, glob: '*' },
        { folder: 'file:///elsewhere', glob: '*' },
      ],
    });
  });
});
