import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../server/src/analysis/analyze';
import { safeFixes } from '../../server/src/analysis/fix-all';
import { repair } from '../../server/src/cli/fix';
import { WorkspaceFiles } from '../../server/src/cli/workspace';
import { parse } from '../../server/src/syntax/parse';
import { Reader, worldOf } from '../../server/src/workspace/world';
import { exampleFiles } from '../kit/examples';
import { memoryFiles, ROOT } from '../kit/files';
import { memoryHost } from '../kit/memory-host';
import { mutatedManifest, restyledManifest } from '../kit/mutants';
import { itHolds } from '../kit/runs';

const OPTIONS = { severities: {}, today: '2024-03-01' };
const OTHERS = exampleFiles();
const URI = `${ROOT}/impact.yaml`;

/** The texts of all files after every fix that may be applied unseen; what is said, without places. */
function repaired(text: string): {
  readonly text: string;
  readonly changed: readonly string[];
  readonly titles: readonly string[];
} {
  const files = memoryFiles({ ...OTHERS, 'impact.yaml': text });
  const host = memoryHost(files);
  const workspace = new WorkspaceFiles(ROOT, host);
  const { applied } = repair(URI, {
    files: workspace,
    reader: new Reader(workspace, []),
    root: ROOT,
    options: OPTIONS,
    host,
  });
  const state = workspace.read(URI);
  return {
    text: state.kind === 'text' ? state.text : '',
    changed: workspace.changes.map(({ uri }) => uri),
    titles: applied.map(({ fix }) => fix.title),
  };
}

/** The errors in how a manifest is written, by how often each is told. */
function structure(text: string): readonly string[] {
  const world = worldOf(memoryFiles({ ...OTHERS, 'impact.yaml': text }));
  const { findings } = analyze(parse(URI, text), { world, options: OPTIONS });
  return findings
    .filter(({ rule, severity }) => severity === 'error' && /^(?:manifest|internal)\//.test(rule))
    .map(({ rule, message }) => `${rule}: ${message}`)
    .sort();
}

/** What is in the one list more often than in the other. */
function more(now: readonly string[], before: readonly string[]): readonly string[] {
  const left = [...before];
  return now.filter((it) => {
    const at = left.indexOf(it);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

for (const [made, texts] of [
  ['changed at random', mutatedManifest],
  ['written in other ways', restyledManifest],
] as const) {
  describe(`fixes that are applied unseen, to examples that were ${made}`, function () {
    this.timeout(1_800_000);
    const runs = { quick: 1, slow: Number(process.env.RUNS ?? 150) };

    itHolds('break nothing, are done at once, and change no other file', runs, (numRuns) => {
      fc.assert(
        fc.property(texts, (text) => {
          const once = repaired(text);
          assert.deepEqual(more(structure(once.text), structure(text)), []);
          assert.deepEqual(
            once.changed.filter((uri) => uri !== URI),
            [],
          );
          assert.deepEqual(repaired(once.text).titles, []);
          const world = worldOf(memoryFiles({ ...OTHERS, 'impact.yaml': once.text }));
          assert.deepEqual(safeFixes(analyze(parse(URI, once.text), { world, options: OPTIONS })), []);
        }),
        { numRuns },
      );
    });

    itHolds('do the same to texts with the line breaks of Windows', runs, (numRuns) => {
      fc.assert(
        fc.property(texts, (text) => {
          const plain = text.replace(/\r\n?/g, '\n');
          fc.pre(plain.includes('\n'));
          assert.equal(repaired(plain.replaceAll('\n', '\r\n')).text, repaired(plain).text.replaceAll('\n', '\r\n'));
        }),
        { numRuns },
      );
    });
  });
}
