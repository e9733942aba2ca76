import assert from 'node:assert/strict';
import { relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Host } from '../../server/src/cli/console';
import { run } from '../../server/src/cli/run';
import type { Share } from '../../server/src/cli/outcome';
import { machineAnswers } from '../../server/src/host/node/answers';
import { Notes } from '../../server/src/host/node/kept/notes';
import { terminal } from '../../server/src/host/node/console';
import { Folder } from '../kit/server';

const PROGRAM = resolve(__dirname, '../../dist/cli.js');
const NUMBER = 500;

/** A manifest that takes what it gives out from the one before, but for each seventh, which begins a chain. */
function manifest(n: number): string {
  const source =
    n % 7 === 0
      ? '{ name: Crawl, type: data, license: AI2-ImpACT-MR, year: 2023, risk: low }'
      : `{ manifest: ../${String(n - 1)}/impact.yaml#set }`;
  return `version: 1
artifacts:
  up: ${source}
derivatives:
  set: { name: Set ${String(n)}, type: data, from: { up: incorporated }, risk: low, changes: Filtered. }
distributions:
  # impact-disable-next-line distribution/notices -- sent along by hand
  out: { of: set, audience: public, status: planned }
`;
}

describe('a check of very many manifests', function () {
  this.timeout(120_000);
  let folder: Folder;
  before(() => {
    folder = new Folder({ '.git/HEAD': '' });
    for (let n = 0; n < NUMBER; n++) folder.write(`${String(n)}/impact.yaml`, manifest(n));
  });
  after(() => {
    folder.remove();
  });

  async function check(threads: number, args: readonly string[]): Promise<{ said: string; shares: readonly Share[] }> {
    const said: string[] = [];
    const shares: Share[] = [];
    const real = terminal('1.0.0', { answers: machineAnswers(''), program: PROGRAM });
    const host: Host = {
      ...real,
      threads,
      inThread: (share) => {
        shares.push(share);
        return real.inThread(share);
      },
      folder: folder.uri,
      print: (text) => void said.push(text),
      warn: (text) => void said.push(text),
      uriOf: (path) => pathToFileURL(resolve(folder.path, path)).toString(),
      pathOf: (uri) => relative(folder.path, fileURLToPath(uri)),
    };
    await run(['check', ...args], host);
    return { said: said.join(''), shares };
  }

  for (const format of ['text', 'sarif']) {
    it(`says the same in two threads as in one, as ${format}`, async () => {
      const args = ['--format', format, '--today', '2024-05-01'];
      const [one, two] = [await check(1, args), await check(2, args)];
      assert.deepEqual([one.shares.length, two.shares.length], [0, 1]);
      assert.match(one.said, /lineage\/understated-risk/);
      assert.equal(two.said, one.said);
    });
  }

  it('tells of all threads what they were told, so that what was said is only said again where that holds', async () => {
    const askedIn = async (threads: number): Promise<readonly string[]> => {
      const notes = new Notes();
      const real = terminal('1.0.0', { answers: machineAnswers(''), program: PROGRAM, notes });
      await run(['check', folder.path, '--today', '2024-05-01'], { ...real, threads, print: () => undefined });
      return [...(notes.answers?.keys() ?? [])].sort();
    };
    const [one, two] = [await askedIn(1), await askedIn(2)];
    assert.ok(one.length > NUMBER);
    assert.deepEqual(two, one);
  });

  it('stays in one thread where texts are not those on the disk', async () => {
    const { said, shares } = await check(2, ['--fix-dry-run']);
    assert.equal(shares.length, 0);
    assert.match(said, /Would apply/);
  });
});
