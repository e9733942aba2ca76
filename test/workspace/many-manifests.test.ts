import assert from 'node:assert/strict';
import { clientOf } from '../../server/src/lsp/client/capabilities';
import { WatchedFolders } from '../../server/src/lsp/client/watch-patterns';
import { Store } from '../../server/src/lsp/documents/store';
import { graphOf } from '../../server/src/lsp/workspace-graph';
import { isManifestFile } from '../../server/src/manifest/manifest-files';
import { memoryFiles, ROOT } from '../kit/files';
import { growsWithSize } from '../kit/growth';

const HUB = `version: 1
artifacts:
  corpus: { name: Corpus, type: data, license: AI2-ImpACT-LR, year: 2023 }
derivatives:
  cleaned: { name: Cleaned, type: data, from: { corpus: modified }, changes: Cleaned. }
`;
const MODEL = `version: 1
artifacts:
  base: { manifest: ../hub/impact.yaml#corpus }
derivatives:
  model: { name: Model, type: model, from: { base: trained-on }, changes: Trained., reports: { model: report.md } }
distributions:
  out: { of: model, audience: public }
`;
const BREACH = 'breaches:\n  - { of: model, notified: 2023-08-01 }\n';
const REPORT = '# Impact report\n\n## Intended Use\n\nResearch.\n';

const uriOf = (path: string): string => `${ROOT}/${path}`;
const model = (n: number): string => `model-${String(n)}/impact.yaml`;

/** A hub, and models that all draw on it, each with a report and a card. */
function workspace(models: number): Readonly<Record<string, string>> {
  const files = Array.from({ length: models }, (_, n): readonly (readonly [string, string])[] => [
    [model(n), MODEL],
    [`model-${String(n)}/report.md`, REPORT],
    [`model-${String(n)}/README.md`, '---\nlicense: other\n---\n# Model\n'],
  ]);
  return { 'hub/impact.yaml': HUB, ...Object.fromEntries(files.flat()) };
}

/** A server’s store after everything has been found and looked at, and what has been told of since it was last asked. */
function storeOf(texts: Readonly<Record<string, string>>): { store: Store; changed: () => readonly string[] } {
  const files = memoryFiles(texts);
  const waiting: (() => void)[] = [];
  const store = new Store(
    {
      version: '1',
      session: '1',
      read: (uri) => files.read(uri),
      isIgnored: () => false,
      discover: () => Promise.resolve(undefined),
      workspaceAround: () => undefined,
      today: () => '2024-03-01',
      formatYaml: () => Promise.reject(new Error('Nothing is laid out here.')),
      later: (task) => void waiting.push(task),
    },
    clientOf({}),
  );
  const told = new Set<string>();
  store.subscribe({
    changed: (uris) => {
      for (const uri of uris) told.add(uri);
    },
  });
  store.setFolders([ROOT]);
  const manifests = Object.keys(texts).map(uriOf).filter(isManifestFile);
  store.setFound(ROOT, { manifests, configs: [], passedOver: [], problems: [] });
  for (const task of waiting) task();
  const changed = (): readonly string[] => {
    const paths = [...told].map((uri) => uri.slice(ROOT.length + 1)).sort();
    told.clear();
    return paths;
  };
  return { store, changed };
}

function lookAtAll(store: Store): void {
  for (const uri of store.manifests) assert.equal(store.view(uri)?.kind, 'manifest');
  for (const uri of store.documentsOf(store.manifests)) assert.ok(store.view(uri), uri);
}

function open(store: Store, path: string): (text: string) => void {
  let version = 1;
  store.opened({ uri: uriOf(path), languageId: 'impact-manifest', version, text: MODEL });
  return (text) => {
    store.edited(uriOf(path), ++version, [{ text }]);
    store.view(uriOf(path));
  };
}

describe('many manifests that draw on one', () => {
  it('are not looked at again for what is written in one of them, unless it is a breach of what they share', () => {
    const { store, changed } = storeOf(workspace(4));
    lookAtAll(store);
    const edit = open(store, model(1));
    changed();
    edit(MODEL.replace('Trained.', 'Trained twice.'));
    const own = ['README.md', 'impact.yaml', 'report.md'].map((name) => `model-1/${name}`);
    assert.deepEqual(changed(), own);
    const rulesAt = (path: string): readonly string[] =>
      store.manifest(uriOf(path))?.analysis.findings.map(({ rule }) => rule) ?? [];
    const isConcerned = (path: string): boolean => rulesAt(path).includes('breach/lapsed');
    assert.ok(!isConcerned(model(2)));
    edit(MODEL + BREACH);
    assert.deepEqual(
      changed().filter((path) => path.endsWith('.yaml')),
      ['hub/impact.yaml', ...[0, 1, 2, 3].map(model)],
    );
    assert.ok(isConcerned(model(1)) && isConcerned(model(2)));
    edit(MODEL);
    assert.ok(!isConcerned(model(2)));
  });

  it('are looked at in time that grows with their number, with all reports and cards @slow', function () {
    this.timeout(240_000);
    growsWithSize((count) => {
      const texts = workspace(count);
      return () => {
        const { store } = storeOf(texts);
        lookAtAll(store);
      };
    }, 25);
  });

  it('are looked at in time that grows with their number, also where each records a breach of it @slow', function () {
    this.timeout(240_000);
    growsWithSize((count) => {
      const texts = Object.entries(workspace(count)).map(([path, text]) => [
        path,
        text === MODEL ? MODEL + BREACH : text,
      ]);
      return () => {
        lookAtAll(storeOf(Object.fromEntries(texts) as Readonly<Record<string, string>>).store);
      };
    }, 25);
  });

  it('cost an edit nothing: it has the same looked at, however many they are', () => {
    const looks = [4, 40].map((count) => {
      const { store, changed } = storeOf(workspace(count));
      lookAtAll(store);
      const edit = open(store, model(1));
      changed();
      edit(MODEL.replace('Trained.', 'Trained twice.'));
      return changed();
    });
    assert.deepEqual(looks[0], looks[1]);
  });
});

describe('many manifests that describe one artifact', () => {
  const entry = (license: string): string =>
    `version: 1\nartifacts:\n  a: { name: A, type: data, license: ${license}, source: "https://example.org/a" }\n`;
  const described = (count: number, licenseOf: (n: number) => string): Readonly<Record<string, string>> =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [model(n), entry(licenseOf(n))]));
  const messagesAt = (store: Store, path: string): readonly string[] =>
    store
      .manifest(uriOf(path))
      ?.analysis.findings.flatMap(({ rule, message }) => (rule === 'lineage/contradiction' ? [message] : [])) ?? [];

  it('are looked at in time that grows with their number, though each contradicts the others @slow', function () {
    this.timeout(240_000);
    growsWithSize((count) => {
      const texts = described(count, (n) => (n % 2 === 0 ? 'MIT' : 'ISC'));
      return () => {
        lookAtAll(storeOf(texts).store);
      };
    }, 100);
  });

  it('tell the first ones that contradict each, and how many there are beside these', () => {
    const { store } = storeOf(described(40, (n) => (n % 2 === 0 ? 'MIT' : 'ISC')));
    lookAtAll(store);
    const told = messagesAt(store, model(0));
    assert.equal(told.length, 11);
    assert.equal(told.at(-1), '10 more entries of the workspace describe A under other terms than MIT.');
  });

  it('are looked at again where one of them begins or ceases to contradict them', () => {
    const { store, changed } = storeOf(described(4, () => 'MIT'));
    lookAtAll(store);
    const edit = open(store, model(1));
    edit(entry('MIT'));
    changed();
    edit(entry('ISC'));
    assert.deepEqual(changed(), [0, 1, 2, 3].map(model));
    assert.deepEqual(
      [0, 1, 2, 3].map((n) => messagesAt(store, model(n)).length),
      [1, 3, 1, 1],
    );
    edit(entry('MIT'));
    assert.deepEqual(
      [0, 1, 2, 3].map((n) => messagesAt(store, model(n)).length),
      [0, 0, 0, 0],
    );
  });
});

describe('documents that manifests name', () => {
  it('belong to those that name them by now, to the nearest else, and to none that is gone', () => {
    const other = MODEL.replace('report.md', '../docs/report.md');
    const { store } = storeOf({
      ...workspace(1),
      'other/impact.yaml': other,
      'docs/report.md': REPORT,
      'model-0/deep/notes.md': '# Notes\n',
    });
    const report = uriOf('docs/report.md');
    const ownersOf = (uri: string): readonly string[] => {
      const view = store.view(uri);
      return view?.kind === 'report' ? view.analysis.subject.owners.map(({ context }) => context.uri) : [];
    };
    assert.deepEqual(ownersOf(report), [uriOf('other/impact.yaml')]);
    const edit = open(store, 'other/impact.yaml');
    edit(MODEL.replace('report.md', 'elsewhere.md'));
    assert.deepEqual(ownersOf(report), []);
    edit(other);
    assert.deepEqual(ownersOf(report), [uriOf('other/impact.yaml')]);
    const second = open(store, model(0));
    second(other);
    assert.deepEqual(ownersOf(report), [uriOf(model(0)), uriOf('other/impact.yaml')]);
    second(MODEL);
    assert.deepEqual(ownersOf(report), [uriOf('other/impact.yaml')]);
    assert.equal(store.view(uriOf('model-0/deep/notes.md')), undefined);
  });
});

describe('the graph of a manifest', () => {
  it('holds what that manifest comes from and nothing of its siblings', () => {
    const { store } = storeOf(workspace(3));
    const urisIn = (path: string): ReadonlySet<string> =>
      new Set([...graphOf(store, [uriOf(path)]).graph.nodes].map(({ uri }) => uri));
    assert.deepEqual(urisIn(model(1)), new Set([uriOf('hub/impact.yaml'), uriOf(model(1))]));
    assert.deepEqual(urisIn('hub/impact.yaml'), new Set([uriOf('hub/impact.yaml')]));
  });
});

describe('the folders that something was found in', () => {
  it('are watched as they come, the nearest to the top first, and by few of their names', () => {
    const folders = new WatchedFolders([ROOT]);
    const inUse = new Set([ROOT]);
    assert.equal(folders.add(inUse), true);
    assert.deepEqual(folders.patterns, []);
    for (const path of ['b/c', 'b', 'x{y']) inUse.add(uriOf(encodeURI(path)));
    assert.equal(folders.add(inUse), true);
    assert.equal(folders.add(inUse), false);
    assert.deepEqual(folders.patterns, [{ folder: ROOT, glob: '{b,x?y,b/c}' }]);
    for (let n = 0; n < 600; n++) inUse.add(uriOf(`b/c/d${String(n)}`));
    inUse.add(uriOf('a'));
    folders.add(inUse);
    const [{ glob } = { glob: '' }] = folders.patterns;
    assert.ok(glob.startsWith('{a,b,x?y,b/c,b/c/d0,'));
    assert.equal(glob.split(',').length, 500);
  });
});
