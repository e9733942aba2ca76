import assert from 'node:assert/strict';
import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { machineAnswers } from '../../server/src/host/node/answers';
import { ran } from '../kit/in-process';
import { LEAK_RULE, shared, TERMS, USER } from '../kit/scenes';
import { Folder, Server } from '../kit/server';

const HIGH = shared('AI2-ImpACT-HR');
const LOW = shared('AI2-ImpACT-LR');
const NAMED = USER.replace('shared/impact.yaml', 'Shared/IMPACT.yaml');

/** Runs on the disk of the temporary folder: macOS and Windows have one where case does not count, and so has NTFS on Linux. */
describe('names on this disk', () => {
  let folder: Folder;

  beforeEach(() => {
    folder = new Folder({ 'impact.yaml': NAMED, 'shared/impact.yaml': HIGH, 'TERMS.md': TERMS, '.git/HEAD': '' });
  });
  afterEach(() => {
    folder.remove();
  });

  const folds = (): boolean => folder.has('Shared/IMPACT.yaml');
  const spelled = (path: string): string | undefined => {
    const own = machineAnswers('').spelled(folder.uriOf(path), [folder.uri]);
    return own === undefined ? undefined : decodeURIComponent(own.slice(folder.uri.length + 1));
  };

  it('are left as they are where case counts', function () {
    if (folds()) this.skip();
    for (const path of ['impact.yaml', 'Shared/IMPACT.yaml', 'shared/impact.yaml', 'nowhere/at.all', '1/2'])
      assert.equal(spelled(path), undefined, path);
    // Both names are there, of two files or of one.
    folder.write('Caf\u00e9.yaml', '');
    folder.write('Cafe\u0301.yaml', '');
    for (const path of ['Caf\u00e9.yaml', 'Cafe\u0301.yaml', 'caf\u00e9.yaml']) assert.equal(spelled(path), undefined);
  });

  it('are told as the disk has them where case does not count', function () {
    if (!folds()) this.skip();
    assert.equal(spelled('Shared/IMPACT.yaml'), 'shared/impact.yaml');
    assert.equal(spelled('SHARED/new.md'), 'shared/new.md', 'what is not there yet keeps its own name');
    assert.equal(spelled('shared/impact.yaml'), 'shared/impact.yaml');
    // Not every disk takes a new spelling of the same name at once.
    renameSync(join(folder.path, 'shared'), join(folder.path, 'other'));
    renameSync(join(folder.path, 'other'), join(folder.path, 'SHARED'));
    // Some disks list all names in lower case.
    const listed = readdirSync(folder.path).find((name) => name.toLowerCase() === 'shared') ?? '';
    assert.equal(spelled('sHared/impact.yaml'), `${listed}/impact.yaml`);
  });

  it('mean the same to the command line and the server where case does not count', async function () {
    if (!folds()) this.skip();
    const checked = await ran(folder.path, ['check', '--format', 'concise']);
    assert.match(checked.out, new RegExp(LEAK_RULE));
    assert.ok(!checked.out.includes('manifest/unused-artifact'), checked.out);
    const server = await Server.start({ folders: [folder] });
    try {
      await server.open(folder.uriOf('impact.yaml'), NAMED);
      await server.rules(folder.uriOf('impact.yaml'), [LEAK_RULE]);
      await server.open(folder.uriOf('SHARED/Impact.yaml'), LOW);
      await server.rules(folder.uriOf('impact.yaml'), []);
      await server.rules(folder.uriOf('SHARED/Impact.yaml'), []);
      await server.edit(folder.uriOf('SHARED/Impact.yaml'), undefined, HIGH);
      await server.rules(folder.uriOf('impact.yaml'), [LEAK_RULE]);
    } finally {
      server.stop();
    }
  });
});
