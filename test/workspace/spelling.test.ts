import assert from 'node:assert/strict';
import { analyze } from '../../server/src/analysis/analyze';
import { run } from '../../server/src/cli/run';
import { clientOf } from '../../server/src/lsp/client/capabilities';
import { Store } from '../../server/src/lsp/documents/store';
import type { Files } from '../../server/src/text/files';
import { worldOf } from '../../server/src/workspace/world';
import { foldingFiles, memoryFiles, ROOT } from '../kit/files';
import { memoryHost } from '../kit/memory-host';

const BASE = `version: 1
artifacts:
  crawl: { name: Crawl, type: data, license: AI2-ImpACT-LR, licensor: Example Lab, year: 2023 }
`;
const LEAK = BASE.replace('-LR', '-HR');
const LEAKS = 'distribution/artifact-internal-only';
const UNUSED = 'manifest/unused-artifact';

const userOf = (path: string): string => `version: 1
artifacts:
  crawl: { manifest: ${path}#crawl }
distributions:
  web: { of: crawl, audience: public }
`;

/** The rules of all that is found in one manifest, where others are known. */
function rulesIn(path: string, files: Files, known: readonly string[]): readonly string[] {
  const world = worldOf(
    files,
    known.map((it) => `${ROOT}/${it}`),
  );
  const tree = world.tree(`${ROOT}/${path}`);
  assert.ok(tree);
  const { findings } = analyze(tree, { world, options: { severities: {}, today: '2024-03-01' } });
  return findings.map(({ rule }) => rule);
}

describe('a disk that takes several spellings for one file', () => {
  const files = { 'base/impact.yaml': LEAK, 'user/impact.yaml': userOf('../Base/IMPACT.yaml') };
  const known = Object.keys(files);

  describe('an analysis', () => {
    it('takes a manifest that is named in another case for the very one that is there', () => {
      assert.ok(!rulesIn('base/impact.yaml', foldingFiles(files), known).includes(UNUSED));
      assert.ok(rulesIn('user/impact.yaml', foldingFiles(files), known).includes(LEAKS));
    });

    it('takes names for what they are where case counts', () => {
      assert.ok(rulesIn('base/impact.yaml', memoryFiles(files), known).includes(UNUSED));
      assert.ok(!rulesIn('user/impact.yaml', memoryFiles(files), known).includes(LEAKS));
    });

    it('takes composed and decomposed letters for the same', () => {
      const composed = { 'caf\u00e9.impact.yaml': LEAK, 'impact.yaml': userOf('cafe\u0301.impact.yaml') };
      const uris = Object.keys(composed).map(encodeURI);
      assert.ok(!rulesIn(uris[0] ?? '', foldingFiles(composed), uris).includes(UNUSED));
      assert.ok(rulesIn('impact.yaml', foldingFiles(composed), uris).includes(LEAKS));
    });

    it('follows a circle that closes in another case to its end', () => {
      const circle = {
        'a.impact.yaml': `version: 1\nartifacts:\n  other: { manifest: B.impact.yaml#own }\nderivatives:\n  own: { name: Own, type: data, from: { other: modified } }\n`,
        'b.impact.yaml': `version: 1\nartifacts:\n  other: { manifest: A.impact.yaml#own }\nderivatives:\n  own: { name: Own, type: data, from: { other: modified } }\n`,
      };
      for (const path of Object.keys(circle))
        assert.ok(rulesIn(path, foldingFiles(circle), Object.keys(circle)).includes('lineage/cycle'), path);
    });

    it('takes one report for both categories only once, however it is named', () => {
      const named = (model: string): string => `${BASE}derivatives:
  words:
    name: Words
    type: model
    from: { crawl: trained-on }
    reports: { data: reports/words.md, model: ${model} }
distributions:
  web: { of: words, audience: public }
`;
      const reports = { 'reports/words.md': '---\nimpact-report: 1\ncategory: data\n---\n' };
      const told = (model: string): readonly string[] =>
        rulesIn('impact.yaml', foldingFiles({ ...reports, 'impact.yaml': named(model) }), ['impact.yaml']);
      assert.deepEqual(told('Reports/WORDS.md'), told('reports/words.md'));
    });
  });

  describe('the command line', () => {
    async function checked(paths: readonly string[], among: Files): Promise<{ code: number; out: string }> {
      let out = '';
      const code = await run(['check', '--format', 'concise', ...paths], {
        ...memoryHost(among),
        print: (text) => void (out += text),
        warn: (text) => void (out += text),
        uriOf: (path) => (path === '.' ? ROOT : `${ROOT}/${path}`),
        workspaceAround: () => ROOT,
        repositoryAround: () => undefined,
        expand: (all) => Promise.resolve(all),
        discover: () =>
          Promise.resolve({
            manifests: known.map((path) => `${ROOT}/${path}`),
            configs: [],
            passedOver: [],
            problems: [],
          }),
      });
      return { code, out };
    }

    it('finds the same as where all is named as it is spelled', async () => {
      const spelled = { ...files, 'user/impact.yaml': userOf('../base/impact.yaml') };
      const expected = await checked(['.'], foldingFiles(spelled));
      assert.equal(expected.code, 1);
      assert.ok(!expected.out.includes(UNUSED));
      assert.deepEqual(await checked(['.'], foldingFiles(files)), expected);
    });

    it('checks a file once that is given in two spellings, and tells it as the disk has it', async () => {
      const { out } = await checked(['USER/impact.yaml', 'user/Impact.yaml'], foldingFiles(files));
      assert.match(out, /^user\/impact\.yaml:5:/m);
      assert.equal(out.split('\n').length, 2, out);
      assert.ok(!/USER|Impact\.yaml/.test(out), out);
    });
  });

  describe('the server', () => {
    /** What is on the disk, which the test changes. */
    let disk: Files & { spelled(uri: string): string };
    let store: Store;

    const uriOf = (path: string): string => `${ROOT}/${path}`;
    const rulesAt = (path: string): readonly string[] =>
      store.manifest(uriOf(path))?.analysis.findings.map(({ rule }) => rule) ?? [];
    const open = (path: string, text: string): void => {
      store.opened({ uri: uriOf(path), languageId: 'impact-manifest', version: 1, text });
    };
    const found = (paths: readonly string[]): void => {
      store.setFound(ROOT, { manifests: paths.map(uriOf), configs: [], passedOver: [], problems: [] });
    };

    beforeEach(() => {
      disk = foldingFiles(files);
      store = new Store(
        {
          version: '1',
          session: '1',
          read: (uri) => disk.read(uri),
          spelled: (uri) => disk.spelled(uri),
          isIgnored: () => false,
          discover: () => Promise.resolve(undefined),
          workspaceAround: () => undefined,
          today: () => '2024-03-01',
          formatYaml: () => Promise.reject(new Error('Nothing is laid out here.')),
          later: (task) => {
            task();
          },
        },
        clientOf({}),
      );
      store.setFolders([ROOT]);
      found(known);
    });

    it('takes a manifest that is named in another case for the very one that is there', () => {
      assert.ok(!rulesAt('base/impact.yaml').includes(UNUSED));
      assert.ok(rulesAt('user/impact.yaml').includes(LEAKS));
    });

    it('has an unsaved text win over the disk, in whichever spelling it is open', () => {
      assert.ok(rulesAt('user/impact.yaml').includes(LEAKS));
      open('BASE/Impact.YAML', BASE);
      assert.ok(!rulesAt('user/impact.yaml').includes(LEAKS));
      assert.deepEqual([...store.manifests].sort(), known.map(uriOf).sort(), 'it counts once');
      assert.equal(store.view(uriOf('base/impact.yaml'))?.kind, 'manifest');
      assert.equal(
        store.clientUri(uriOf('base/impact.yaml')),
        uriOf('BASE/Impact.YAML'),
        'the client knows it by that',
      );
      store.edited(uriOf('BASE/Impact.YAML'), 2, [{ text: LEAK }]);
      assert.ok(rulesAt('user/impact.yaml').includes(LEAKS));
      store.edited(uriOf('BASE/Impact.YAML'), 3, [{ text: BASE }]);
      store.closed(uriOf('BASE/Impact.YAML'));
      assert.ok(rulesAt('user/impact.yaml').includes(LEAKS), 'the disk counts again');
    });

    it('finds what is made under another spelling than it was missed under', () => {
      disk = foldingFiles({ 'user/impact.yaml': files['user/impact.yaml'] });
      store.filesChanged([uriOf('base/impact.yaml')]);
      assert.ok(rulesAt('user/impact.yaml').includes('manifest/missing-file'));
      disk = foldingFiles(files);
      store.filesChanged([uriOf('base/impact.yaml')]);
      assert.ok(rulesAt('user/impact.yaml').includes(LEAKS));
      assert.ok(!rulesAt('base/impact.yaml').includes(UNUSED));
    });

    it('follows a folder of which only the case has changed', () => {
      assert.ok(rulesAt('user/impact.yaml').includes(LEAKS));
      disk = foldingFiles({ 'BASE/impact.yaml': BASE, 'user/impact.yaml': files['user/impact.yaml'] });
      store.filesChanged([uriOf('base'), uriOf('BASE')]);
      found(['BASE/impact.yaml', 'user/impact.yaml']);
      assert.ok(!rulesAt('user/impact.yaml').includes(LEAKS));
      assert.ok(!rulesAt('BASE/impact.yaml').includes(UNUSED));
      assert.deepEqual([...store.manifests].sort(), [uriOf('BASE/impact.yaml'), uriOf('user/impact.yaml')]);
    });

    it('keeps what is open as long as it is open, also where the file is gone', () => {
      open('BASE/Impact.YAML', BASE);
      disk = foldingFiles({ 'user/impact.yaml': files['user/impact.yaml'] });
      store.filesChanged([uriOf('base/impact.yaml')]);
      assert.ok(!rulesAt('user/impact.yaml').includes('manifest/missing-file'));
      store.edited(uriOf('BASE/Impact.YAML'), 2, [{ text: LEAK }]);
      assert.ok(rulesAt('user/impact.yaml').includes(LEAKS));
    });
  });
});
