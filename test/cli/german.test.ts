import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { impact, type Ended } from '../kit/cli';

const ROOT = resolve(__dirname, '../../examples');
const GERMAN = { LANG: 'de_DE.UTF-8' };

/** What a command says in English and in German. */
function both(folder: string, args: readonly string[]): readonly [Ended, Ended] {
  const at = resolve(ROOT, folder);
  return [impact(at, args), impact(at, args, { environment: GERMAN })];
}

interface Verdicts {
  readonly files: readonly {
    readonly verdicts: readonly { readonly distribution: string; readonly verdict: string }[];
  }[];
}

describe('the command line in German', () => {
  it('finds the same as in English, and says it in German', () => {
    const [english, german] = both('broken', ['check', '--format', 'json', '--today', '2024-03-01']);
    assert.equal(german.code, english.code);
    const findings = ({ out }: Ended): readonly { rule: string; message: string }[] =>
      (JSON.parse(out) as { files: { findings: { rule: string; message: string }[] }[] }).files.flatMap(
        (file) => file.findings,
      );
    const [told, said] = [findings(english), findings(german)];
    assert.deepEqual(
      said.map(({ rule }) => rule),
      told.map(({ rule }) => rule),
    );
    assert.notEqual(told.length, 0);
    assert.deepEqual(
      said.filter(({ message }, at) => message === told[at]?.message).map(({ rule, message }) => `${rule}: ${message}`),
      [],
    );
  });

  it('draws pictures whose words are German, and whose names are those of the manifest', () => {
    const args = ['graph', '-f', 'mermaid', '-m', 'high-risk-chain.impact.yaml'];
    const [english, german] = both('broken', args);
    assert.equal(german.code, 0);
    assert.match(english.out, /artifact red-team-logs · data/);
    assert.match(german.out, /Artefakt red-team-logs · data/);
    assert.doesNotMatch(german.out, /\b(?:artifact|derivative|distribution) /);
  });

  it('comes to the same verdicts', () => {
    for (const folder of ['valid', 'mixtures', 'broken']) {
      const [english, german] = both(folder, ['status', '--format', 'json', '--today', '2024-03-01']);
      assert.equal(german.code, english.code);
      const verdicts = ({ out }: Ended): readonly string[] =>
        (JSON.parse(out) as Verdicts).files.flatMap(({ verdicts: all }) =>
          all.map(({ distribution, verdict }) => `${distribution} ${verdict}`),
        );
      assert.deepEqual(verdicts(german), verdicts(english));
      assert.notEqual(verdicts(english).length, 0);
    }
  });

  it('cuts no reason short, however long it is', () => {
    const [english, german] = both('mixtures', ['can-i', 'vidb', '--to', 'public', '-m', 'valueflow.impact.yaml']);
    for (const { out } of [english, german]) {
      assert.ok(out.split('\n').some((line) => line.length > 300));
      assert.ok(!out.includes('…'), out);
    }
  });

  it('has its help in German', () => {
    const [english, german] = both('valid', ['gate', '--help']);
    assert.equal(german.code, 0);
    assert.notEqual(german.out, english.out);
  });

  it('is English for a machine', () => {
    const { out } = impact(resolve(ROOT, 'valid'), ['gate', '--help'], {
      environment: { ...GERMAN, LC_ALL: 'C.UTF-8' },
    });
    assert.equal(out, impact(resolve(ROOT, 'valid'), ['gate', '--help']).out);
  });
});
