import assert from 'node:assert/strict';
import { statedTerms } from '../../server/src/lineage/artifact-license';
import { Descriptions } from '../../server/src/lineage/descriptions';
import { build } from '../../server/src/manifest/build';
import { mayBeSame } from '../../server/src/manifest/identity';
import type { Artifact } from '../../server/src/manifest/manifest';
import { parse } from '../../server/src/syntax/parse';

/** Descriptions of one artifact in a number of manifests, three in each, by what a counter chooses. */
function described(manifests: number, seed: number): readonly Artifact[] {
  let state = seed;
  const chosen = (from: readonly string[]): string => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return from[(state >>> 16) % from.length] ?? '';
  };
  return Array.from({ length: manifests }, (_, n) => {
    const entries = ['a', 'b', 'c'].map((id) => {
      const license = chosen(['MIT', 'mit', 'ISC', 'unknown', 'AI2-ImpACT-LR']);
      const revision = chosen(['', ', revision: v1', ', revision: v2']);
      const acquired = chosen(['', ', acquired: 2023-01-01', ', acquired: 2023-02-01']);
      return `  ${id}: { name: A, type: ${chosen(['data', 'model'])}, license: ${license}${revision}${acquired} }\n`;
    });
    const uri = `file:///w/${String(n).padStart(3, '0')}/impact.yaml`;
    return [...build(uri, parse(uri, `version: 1\nartifacts:\n${entries.join('')}`).root).artifacts.values()];
  }).flat();
}

describe('descriptions of one artifact', () => {
  it('are found, counted and told as a look at each of them would', () => {
    for (let seed = 1; seed < 20; seed++) {
      const all = described(1 + seed * 2, seed);
      const descriptions = new Descriptions(all);
      for (const artifact of all) {
        const own = statedTerms(artifact)?.folded;
        const expected = all.filter((other) => {
          const theirs = statedTerms(other)?.folded;
          const differ = own !== undefined && theirs !== undefined && own !== theirs;
          return differ && other.uri !== artifact.uri && mayBeSame(artifact, other);
        });
        const { found, more, values } = descriptions.otherwise(artifact);
        assert.deepEqual(found, expected.slice(0, 10));
        assert.equal(more, expected.length - found.length);
        assert.deepEqual(new Set(values), new Set(expected.map(({ license }) => license?.value)));
      }
    }
  });

  it('with very many other terms are told by the first of these and a hash of all', () => {
    const uriOf = (n: number): string => `file:///w/${String(n)}/impact.yaml`;
    const at = (n: number, license: string): readonly Artifact[] => {
      const text = `version: 1\nartifacts:\n  a: { name: A, type: data, license: ${license} }\n`;
      return [...build(uriOf(n), parse(uriOf(n), text).root).artifacts.values()];
    };
    const many = (last: string): readonly Artifact[] =>
      Array.from({ length: 40 }, (_, n) => at(n, n === 39 ? last : `MIT AND ${'ISC AND '.repeat(n)}Zlib`)).flat();
    const valuesOf = (all: readonly Artifact[]): readonly string[] => {
      const [first] = all;
      assert.ok(first);
      return new Descriptions(all).otherwise(first).values;
    };
    const [before, after] = [valuesOf(many('0BSD')), valuesOf(many('Unlicense'))];
    assert.equal(before.length, 21);
    assert.deepEqual(before.slice(0, 20), after.slice(0, 20));
    assert.notEqual(before[20], after[20]);
  });
});
