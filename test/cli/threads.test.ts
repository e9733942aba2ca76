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

interface Checked {
  readonly said: string;
  readonly shares: readonly Share[];
  readonly asked: readonly string[];
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

  /** What a check says, how it shares the work, and what of the disk its answer depends on. */
  async function check(threads: number, args: readonly string[]): Promise<Checked> {
    const said: string[] = [];
    const shares: Share[] = [];
    const notes = new Notes();
    const real = terminal('1.0.0', { answers: machineAnswers(''), program: PROGRAM, notes });
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
    return { said: said.join(''), shares, asked: [...(notes.answers?.keys() ?? [])].sort() };
  }

  for (const format of ['text', 'sarif']) {
    it(`says the same in two threads as in one, as ${format}, and notes what it asked in all of them`, async () => {
      const args = ['--format', format, '--today', '2024-05-01'];
      const [one, two] = [await check(1, args), await check(2, args)];
      assert.deepEqual([one.shares.length, two.shares.length], [0, 1]);
      assert.match(one.said, /lineage\/understated-risk/);
      assert.equal(two.said, one.said);
      // What was said is only said again where this holds.
      assert.ok(one.asked.length > NUMBER);
      assert.deepEqual(two.asked, one.asked);
    });
  }

  it('stays in one thread where texts are not those on the disk', async () => {
    const { said, shares } = await check(2, ['--fix-dry-run']);
    assert.equal(shares.length, 0);
    assert.match(said, /Would apply/);
  });
});
