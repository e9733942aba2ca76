import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { TODAY } from '../kit/check';
import { impact } from '../kit/cli';
import { EXAMPLES, EXAMPLES_DAY } from '../kit/examples';
import { TWO } from '../kit/graphed';
import { Folder } from '../kit/server';

const ROOT = resolve(__dirname, '../..');
const DAY = ['--today', EXAMPLES_DAY];

interface Output {
  readonly nodes: readonly { readonly id: string; readonly file: string; readonly verdict?: string }[];
  readonly edges: readonly unknown[];
  readonly problems: readonly string[];
}

function jsonOf(args: readonly string[], folder = EXAMPLES): Output {
  return JSON.parse(impact(folder, ['graph', ...args, ...DAY, '--format', 'json']).out) as Output;
}

describe('impact graph', () => {
  it('draws the picture of the README, and that of two manifests', () => {
    const chain = impact(EXAMPLES, ['graph', '--manifest', 'broken/high-risk-chain.impact.yaml', ...DAY]);
    assert.equal(chain.code, 0, chain.err);
    assert.ok(chain.out === readFileSync(resolve(ROOT, 'docs/images/lineage.svg'), 'utf8'));
    const folder = new Folder(TWO);
    try {
      const two = impact(folder.path, ['graph', '--today', TODAY]);
      assert.ok(two.out === readFileSync(resolve(ROOT, 'test/features/pictures/two-manifests.svg'), 'utf8'));
    } finally {
      folder.remove();
    }
  });

  it('is drawn by a bundle that holds what draws, and no rules', () => {
    const bundle = readFileSync(resolve(__dirname, '../../dist/lineage-picture.js'), 'utf8');
    assert.ok(bundle.length < 100_000, `${String(bundle.length)} letters`);
  });

  it('prints JSON as its schema says, Mermaid and DOT', () => {
    const validate = new Ajv({ strict: false }).compile(
      JSON.parse(readFileSync(resolve(ROOT, 'schemas/impact-output.schema.json'), 'utf8')) as object,
    );
    const all = jsonOf([]);
    assert.ok(validate(all), JSON.stringify(validate.errors));
    assert.ok(all.nodes.length > 40);
    assert.match(impact(EXAMPLES, ['graph', 'demo', '-m', 'broken', '-f', 'mermaid']).out, /^flowchart LR\n {2}n1\[/);
    assert.match(impact(EXAMPLES, ['graph', 'demo', '-m', 'broken', '-f', 'dot']).out, /^digraph lineage \{\n/);
  });

  it('keeps to an entry and some steps around it, wherever these are kept', () => {
    const ids = (args: readonly string[]): readonly string[] =>
      jsonOf(args)
        .nodes.map(({ id }) => id)
        .sort();
    assert.deepEqual(ids(['explorer']), ['explorer', 'kaleido-small', 'kaleido-tuned', 'site']);
    assert.deepEqual(ids(['explorer', '--depth', '1']), ['explorer', 'kaleido-tuned', 'site']);
    assert.deepEqual(ids(['explorer', '--depth', '0']), ['explorer']);
    // Nobody need know in which of the two manifests the entry itself is.
    assert.deepEqual(ids(['kaleido-tuned', '--depth', '1']), ['explorer', 'kaleido-small', 'kaleido-tuned']);
  });

  it('says what can’t be drawn, and ends with 2', () => {
    const ended = (args: readonly string[], folder = EXAMPLES): string => {
      const { code, out, err } = impact(folder, ['graph', ...args]);
      assert.deepEqual([code, out], [2, ''], err);
      return err;
    };
    assert.match(ended(['explorr']), /^No manifest here has “explorr”\. Did you mean “explorer”\?\n$/);
    assert.match(ended(['hub']), /^More than one manifest is possible: choose .* or .* with --manifest\.\n$/);
    assert.match(ended(['--depth', '2']), /^--depth needs an entry to count from: name one\.\n$/);
    assert.match(ended(['hub', '--depth', 'x']), /It is a number of steps, such as 2\./);
    assert.match(ended(['-m', 'nowhere.yaml']), /^There is no file or folder nowhere\.yaml\.\n$/);
    assert.match(ended(['-o', 'other.impact.yaml']), /^other\.impact\.yaml is the name of a manifest/);
    const empty = new Folder();
    try {
      assert.match(ended([], empty.path), /^There is no manifest here\./);
    } finally {
      empty.remove();
    }
  });

  it('writes a file, draws what it can read, and tells what it can’t', () => {
    const folder = new Folder({
      'impact.yaml': readFileSync(resolve(EXAMPLES, 'broken/high-risk-chain.impact.yaml'), 'utf8'),
    });
    try {
      const args = ['graph', '--output-file', 'lineage.svg'];
      assert.deepEqual(impact(folder.path, args), { code: 0, out: '', err: '' });
      assert.match(folder.read('lineage.svg'), /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /);
      folder.write('more/impact.yaml', 'version: 1\nartifacts: [\n');
      folder.write('long.impact.yaml/impact.yaml', 'version: 1\n');
      assert.equal(jsonOf([], folder.path).nodes.length, 5);
      const nowhere = impact(folder.path, ['graph', '--output-file', 'no/such/folder/lineage.svg']);
      assert.equal(nowhere.code === 0, folder.has('no/such/folder/lineage.svg'), nowhere.err);
    } finally {
      folder.remove();
    }
  });
});
