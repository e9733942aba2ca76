import assert from 'node:assert/strict';
import type { FileState, Files } from '../../server/src/text/files';
import { documentFault, retainedFault, writeFault } from '../../server/src/text/shipped-document';
import { DOCUMENTS, HOSTILE_NAMES } from '../kit/hostile-names';

const ROOT = 'file:///home/.me/w';

/** A workspace in which every file is what is said. */
function all(state: FileState): Files {
  return { read: () => state, isIgnored: () => false, folderOf: () => ROOT };
}

const THERE: FileState = { kind: 'text', text: 'Words.' };
const uriOf = (path: string): string => `${ROOT}/${path.split('/').map(encodeURIComponent).join('/')}`;

describe('a document that ships', () => {
  it('is known by its name', () => {
    for (const path of DOCUMENTS) {
      assert.equal(documentFault(uriOf(path), all(THERE)), undefined, path);
      assert.equal(writeFault(uriOf(path), all({ kind: 'absent' })), undefined, path);
    }
  });

  it('is nothing that git, a shell, a build, a package manager, a host or an agent reads', () => {
    assert.ok(HOSTILE_NAMES.length >= 100);
    for (const path of HOSTILE_NAMES) {
      for (const state of [THERE, { kind: 'absent' }] as const) {
        assert.notEqual(documentFault(uriOf(path), all(state)), undefined, path);
        assert.notEqual(writeFault(uriOf(path), all(state)), undefined, path);
      }
    }
  });

  it('is nothing in what a version control system keeps, also where that is the workspace', () => {
    const files: Files = { ...all(THERE), folderOf: () => 'file:///w/.git/hooks' };
    assert.equal(documentFault('file:///w/.git/hooks/README.md', files), 'hidden');
  });

  it('is no program, and UTF-8', () => {
    const uri = uriOf('NOTICE.md');
    assert.equal(documentFault(uri, all({ ...THERE, isExecutable: true })), 'executable');
    assert.equal(documentFault(uri, all({ ...THERE, isUtf8: false })), 'not-utf8');
  });

  it('is judged by where its links lead, and never written through them', () => {
    const uri = uriOf('NOTICE.md');
    for (const leadsTo of [uriOf('.git/config'), uriOf('Makefile'), uriOf('requirements.txt')]) {
      assert.notEqual(documentFault(uri, all({ ...THERE, leadsTo })), undefined);
      assert.notEqual(documentFault(uri, all({ kind: 'absent', leadsTo })), undefined);
    }
    const linked = all({ ...THERE, leadsTo: uriOf('docs/NOTICE.md') });
    assert.deepEqual([documentFault(uri, linked), writeFault(uri, linked)], [undefined, 'linked']);
    const named = all({ ...THERE, hasOtherNames: true });
    assert.deepEqual([documentFault(uri, named), writeFault(uri, named)], [undefined, 'has-other-names']);
  });

  it('may be called in more ways where it came with an artifact, and is then only read', () => {
    for (const path of ['up/TULU', 'COPYRIGHT', 'third/COPYING.LESSER', 'LICENSE-2.0', 'LICENSE.html', 'AUTHORS']) {
      assert.equal(retainedFault(uriOf(path), all(THERE)), undefined, path);
      assert.notEqual(writeFault(uriOf(path), all(THERE)), undefined, path);
    }
    for (const path of ['Makefile', 'Dockerfile', 'CODEOWNERS', '.git/config', 'package.json', 'run.sh', 'NOTICE.sh'])
      assert.notEqual(retainedFault(uriOf(path), all(THERE)), undefined, path);
    assert.equal(retainedFault(uriOf('NOTICE'), all({ ...THERE, isUtf8: false })), undefined);
    assert.equal(retainedFault(uriOf('NOTICE'), all({ ...THERE, isExecutable: true })), 'executable');
  });
});
