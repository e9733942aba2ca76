import assert from 'node:assert/strict';
import { analyze } from '../../server/src/analysis/analyze';
import { repair } from '../../server/src/cli/fix';
import { WorkspaceFiles } from '../../server/src/cli/workspace';
import { readLicense } from '../../server/src/license/reading';
import { Reader, worldOf } from '../../server/src/workspace/world';
import { memoryFiles, ROOT } from '../kit/files';
import { growsWithSize } from '../kit/growth';
import { memoryHost } from '../kit/memory-host';
import { analyzed } from '../kit/check';

const OPTIONS = { severities: {}, today: '2024-03-01' };

function manifests(count: number, textOf: (n: number) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`${String(n)}/impact.yaml`, textOf(n)]));
}

function urisOf(texts: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(texts).map((path) => `${ROOT}/${path}`);
}

/** Analyzes all of them in one world, as the command line does. */
function checked(texts: Readonly<Record<string, string>>): () => void {
  const uris = urisOf(texts);
  const files = memoryFiles(texts);
  return () => {
    const world = worldOf(files, uris);
    for (const uri of uris) {
      const tree = world.tree(uri);
      assert.ok(tree);
      assert.deepEqual(analyze(tree, { world, options: OPTIONS }).faults, []);
    }
  };
}

/** Each takes what it gives out from the one before, but for each seventh, which begins a chain; a fix is due in each. */
const chained = (n: number): string => `version: 1
artifacts:
  up: ${n % 7 === 0 ? '{ name: Crawl, type: data, license: AI2-ImpACT-MR, year: 2023, risk: low }' : `{ manifest: ../${String(n - 1)}/impact.yaml#set }`}
derivatives:
  set: { name: Set ${String(n)}, type: data, from: { up: incorporated }, changes: Filtered. }
distributions:
  out: { of: set, audience: public, status: planned }
`;

/** Takes what all take from the first one, and records a breach of what it made of it. */
const breached = (n: number): string => `version: 1
artifacts:
  up: { manifest: ../0/impact.yaml#a }
derivatives:
  model: { name: Model ${String(n)}, type: model, from: { up: trained-on }, changes: Trained. }
distributions:
  out: { of: model, audience: public }
breaches:
  - { of: model, notified: ${n % 2 === 0 ? '2023-08-01' : '2024-02-20'} }
`;

describe('very many manifests @slow', function () {
  this.timeout(240_000);

  it('are checked in time that grows with their number: each draws on others', () => {
    growsWithSize((count) => checked(manifests(count, chained)), 25);
  });

  it('are checked in time that grows with their number: all describe the same artifact alike', () => {
    const same = 'version: 1\nartifacts:\n  a: { name: A, type: data, license: MIT, source: https://example.org/a }\n';
    growsWithSize((count) => checked(manifests(count, () => same)), 100);
  });

  it('are checked in time that grows with their number: all take the same entry from one', () => {
    const hub = 'version: 1\nartifacts:\n  a: { name: A, type: data, license: MIT, source: https://example.org/a }\n';
    const user = 'version: 1\nartifacts:\n  a: { manifest: ../0/impact.yaml }\n';
    growsWithSize((count) => checked(manifests(count, (n) => (n === 0 ? hub : user))), 100);
  });

  it('are checked in time that grows with their number: all contradict each other about one artifact', () => {
    const textOf = (n: number): string =>
      `version: 1\nartifacts:\n  a: { name: A, type: data, license: ${['MIT', 'Apache-2.0', 'ISC'][n % 3] ?? ''}, revision: ${n % 2 === 0 ? 'v1' : `v${String(n)}`} }\n`;
    growsWithSize((count) => checked(manifests(count, textOf)), 100);
  });

  it('are checked in time that grows with their number: each records a breach of what all take from one', () => {
    const hub = 'version: 1\nartifacts:\n  a: { name: A, type: data, license: AI2-ImpACT-LR, year: 2023 }\n';
    growsWithSize((count) => checked(manifests(count, (n) => (n === 0 ? hub : breached(n)))), 50);
  });

  it('are checked in time that grows with what two of them say: of thousands of artifacts, each in other words', () => {
    growsWithSize((count) => {
      const entries = (license: string): string =>
        Array.from(
          { length: count },
          (_, n) =>
            `  a${String(n)}: { name: ${n % 2 === 0 ? 'A' : `A${String(n)}`}, type: data, license: ${license} }\n`,
        ).join('');
      return checked(manifests(2, (n) => `version: 1\nartifacts:\n${entries(n === 0 ? 'MIT' : 'ISC')}`));
    }, 125);
  });

  it('are repaired in time that grows with their number', () => {
    growsWithSize((count) => {
      const texts = manifests(count, chained);
      const host = memoryHost(memoryFiles(texts));
      return () => {
        const files = new WorkspaceFiles(ROOT, host);
        const reader = new Reader(files, urisOf(texts));
        const applied = urisOf(texts).flatMap(
          (uri) => repair(uri, { files, reader, root: ROOT, options: OPTIONS, host }).applied,
        );
        assert.ok(applied.length >= count);
      };
    }, 25);
  });

  it('are not read again where a fix is tried on one of them', () => {
    const texts = manifests(70, chained);
    const host = memoryHost(memoryFiles(texts));
    const files = new WorkspaceFiles(ROOT, host);
    const reader = new Reader(files, urisOf(texts));
    const before = urisOf(texts).map((uri) => reader.world().tree(uri));
    const [first = ''] = urisOf(texts);
    assert.notEqual(repair(first, { files, reader, root: ROOT, options: OPTIONS, host }).applied.length, 0);
    const after = urisOf(texts).map((uri) => reader.world().tree(uri));
    assert.deepEqual(
      after.flatMap((tree, n) => (tree === before[n] ? [] : [n])),
      [0],
    );
  });
});

describe('breaches in one manifest @slow', () => {
  it('are brought to all that they concern in time that grows with their number', () => {
    growsWithSize((count) => {
      const each = (textOf: (n: string) => string): string =>
        Array.from({ length: count }, (_, n) => textOf(String(n))).join('');
      const text = `version: 1
artifacts:
  base: { name: Corpus, type: data, license: AI2-ImpACT-LR, year: 2023 }
derivatives:
${each((n) => `  m${n}: { name: M, type: model, from: { base: trained-on }, changes: Trained. }\n`)}distributions:
${each((n) => `  o${n}: { of: m${n}, audience: public }\n`)}breaches:
${each((n) => `  - { of: m${n}, notified: 2023-08-01 }\n`)}`;
      return () => analyzed(text);
    }, 50);
  }).timeout(120_000);
});

describe('licenses that nobody knows @slow', function () {
  this.timeout(120_000);

  it('are read in time that grows with their number', () => {
    growsWithSize((count) => {
      const artifacts = Array.from(
        { length: count },
        (_, n) => `  a${String(n)}: { name: A, type: data, license: House rules ${String(n)} }\n`,
      );
      const text = `version: 1\nartifacts:\n${artifacts.join('')}`;
      return () => analyzed(text);
    }, 125);
  });

  it('are looked up in tables that are made once: nothing is compiled for one of them', () => {
    const texts = ['House rules', 'LicenseRef-House', 'MIT and House rules', 'Apache 3', 'llama2', 'CC-BY-9.0'];
    for (const text of texts) readLicense(text);
    const real = globalThis.RegExp;
    let made = 0;
    globalThis.RegExp = new Proxy(real, {
      construct: (target, args: ConstructorParameters<typeof RegExp>) => {
        made++;
        return new target(...args);
      },
    });
    try {
      for (const text of texts) readLicense(`${text}x`);
    } finally {
      globalThis.RegExp = real;
    }
    assert.equal(made, 0);
  });
});
