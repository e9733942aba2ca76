import assert from 'node:assert/strict';
import { analyze } from '../../server/src/analysis/analyze';
import { verdictOf, type Verdict } from '../../server/src/analysis/verdict';
import type { Obligation } from '../../server/src/obligations/obligation';
import { parse } from '../../server/src/syntax/parse';
import { noFiles } from '../kit/files';
import { growsWithSize } from '../kit/growth';
import { textOf } from '../../server/src/text/span';
import { worldOf } from '../../server/src/workspace/world';
import { analyzed, TODAY, type Setting } from '../kit/check';
import { FILES, RELEASE, reportText, VALUE_PRISM, WORD_COUNTS } from '../kit/release';

const URI = 'file:///w/impact.yaml';

function assessed(text: string, setting: Setting = { files: FILES }, id = 'github'): Verdict {
  const analysis = analyzed(text, setting);
  const distribution = analysis.context.manifest.distributions.get(id);
  assert.ok(distribution);
  return verdictOf(analysis, distribution);
}

/** “agreement met”, “attribution of ValuePrism wrong: no-sentence”, … */
function told(obligation: Obligation): string {
  const about =
    obligation.kind === 'attribution'
      ? ` of ${obligation.artifact.artifact.id.value}`
      : obligation.kind === 'report'
        ? ` on ${obligation.category}`
        : obligation.kind === 'notices' && obligation.retained !== undefined
          ? ` of ${obligation.retained.artifact.id.value}`
          : '';
  const faults = obligation.faults.map(({ kind }) => kind);
  return `${obligation.kind}${about} ${obligation.state}${faults.length === 0 ? '' : `: ${faults.join(', ')}`}`;
}

const ALL_MET = [
  'agreement met',
  'attribution of value-prism met',
  'notices met',
  'modification-notice met',
  'report on data met',
];

describe('the assessment of a distribution', () => {
  it('is ready with all that is owed, and shows what meets it', () => {
    const { kind: verdict, obligations } = assessed(WORD_COUNTS + RELEASE);
    assert.equal(verdict, 'ready');
    assert.deepEqual(obligations.map(told), ALL_MET);
    assert.deepEqual(
      obligations.map(({ evidence }) => [evidence?.uri, evidence?.span && textOf(evidence.span)]),
      [
        ['file:///w/LICENSE.md', FILES['LICENSE.md']?.trim()],
        ['file:///w/impact.yaml', VALUE_PRISM],
        ['file:///w/NOTICE.md', undefined],
        ['file:///w/impact.yaml', 'Counted the words.'],
        ['file:///w/reports/word-counts.data.md', undefined],
      ],
    );
    assert.deepEqual(
      obligations.map(({ path }) => path().map(({ work }) => work.id.value)),
      obligations.map(() => ['word-counts', 'value-prism']),
    );
  });

  it('does not depend on the status', () => {
    for (const status of ['planned', 'withdrawn']) {
      assert.equal(assessed(WORD_COUNTS + RELEASE.replace('released', status)).kind, 'ready');
      assert.equal(assessed(WORD_COUNTS + RELEASE.replace('released', status), {}).kind, 'obligations-missing');
    }
  });

  it('is internal inside, whatever it is, and owes nothing there', () => {
    const high = WORD_COUNTS.replace('MR', 'HR') + RELEASE.replace('public', 'internal');
    assert.deepEqual([assessed(high).kind, assessed(high).obligations], ['internal', []]);
  });

  it('lacks what is not there', () => {
    const { kind: verdict, obligations } = assessed(
      `${WORD_COUNTS.slice(0, WORD_COUNTS.indexOf('    changes'))}distributions:\n  github:\n    of: word-counts\n    audience: public\n`,
    );
    assert.equal(verdict, 'obligations-missing');
    assert.deepEqual(obligations.map(told), [
      'agreement missing: absent',
      'attribution of value-prism missing: absent',
      'notices missing: absent',
      'modification-notice missing: absent',
      'report on data missing: absent',
    ]);
  });

  it('takes no file for met that can’t be read', () => {
    const { kind: verdict, obligations } = assessed(
      WORD_COUNTS + RELEASE.replace(/attribution: \|\n.*\n/, 'attribution: { file: ATTRIBUTION.md }\n'),
      {},
    );
    assert.equal(verdict, 'obligations-missing');
    assert.deepEqual(
      obligations.map(told),
      ALL_MET.map((it) => (it.startsWith('modification') ? it : it.replace('met', 'missing: unreadable'))),
    );
  });

  it('takes no field for met that has no value', () => {
    const { kind: verdict, obligations } = assessed(`${WORD_COUNTS}distributions:
  github:
    of: word-counts
    audience: public
    agreement:
    attribution: 3
    notices: []
`);
    assert.equal(verdict, 'unknown');
    assert.deepEqual(obligations.slice(0, 3).map(told), [
      'agreement missing: unreadable',
      'attribution of value-prism missing: unreadable',
      'notices missing: absent',
    ]);
  });

  it('leaves what is at a URL to a person', () => {
    const { kind: verdict, obligations } = assessed(
      WORD_COUNTS.replace('reports/word-counts.data.md', 'https://example.org/report') +
        RELEASE.replace('LICENSE.md', 'https://example.org/terms').replace('NOTICE.md', 'https://example.org/notice'),
      {},
    );
    assert.equal(verdict, 'needs-review');
    assert.deepEqual(
      obligations.filter(({ state }) => state === 'review').map(({ kind }) => kind),
      ['agreement', 'notices', 'report'],
    );
  });

  it('owes nothing of an ImpACT license for what none reaches', () => {
    const { kind: verdict, obligations } = assessed(WORD_COUNTS.replace('AI2-ImpACT-MR', 'CC0-1.0') + RELEASE, {});
    assert.deepEqual([verdict, obligations], ['ready', []]);
    const other = assessed(WORD_COUNTS.replace('AI2-ImpACT-MR', 'Apache-2.0') + RELEASE, {});
    assert.deepEqual(
      other.obligations.map((one) => (one.kind === 'terms' ? `${one.duty} ${one.state}` : one.kind)),
      ['changes met', 'license-text missing'],
    );
  });

  describe('is forbidden', () => {
    it('for an artifact of medium or high risk as it is, which owes nothing then', () => {
      for (const tier of ['MR', 'HR']) {
        const {
          kind: verdict,
          obligations,
          subjects,
        } = assessed(WORD_COUNTS.replace('MR', tier) + RELEASE.replace('word-counts', 'value-prism'));
        assert.deepEqual(
          [verdict, obligations, subjects[0]?.forbidden?.tier],
          ['forbidden', [], tier === 'MR' ? 'medium' : 'high'],
        );
      }
    });

    it('never for an artifact of low risk as it is, nor for a derivative of medium risk', () => {
      const low = assessed(
        WORD_COUNTS.replace('MR', 'LR') + RELEASE.replace('word-counts', 'value-prism').replace('Medium', 'Low'),
      );
      assert.equal(low.kind, 'ready');
      assert.deepEqual(low.obligations.map(told), ['agreement met', 'attribution of value-prism met']);
    });

    it('for a derivative with high risk anywhere in what it comes from', () => {
      assert.equal(assessed(WORD_COUNTS.replace('MR', 'HR') + RELEASE).kind, 'forbidden');
      assert.equal(
        assessed(WORD_COUNTS.replace('    changes', '    risk: high\n    changes') + RELEASE).kind,
        'forbidden',
      );
    });

    it('before it is unknown, and by one subject for all', () => {
      const {
        kind: verdict,
        obligations,
        subjects,
      } = assessed(
        WORD_COUNTS + RELEASE.replace('of: word-counts', 'of: [word-counts, nowhere, value-prism, word-counts]'),
      );
      assert.equal(verdict, 'forbidden');
      assert.deepEqual(
        subjects.map(({ id }) => id.value),
        ['word-counts', 'nowhere', 'value-prism'],
      );
      assert.deepEqual(obligations.map(told), ALL_MET);
    });
  });

  describe('is unknown', () => {
    const cases: Readonly<Record<string, string>> = {
      'for an id that nothing defines': WORD_COUNTS + RELEASE.replace('of: word-counts', 'of: nowhere'),
      'for a source that nothing defines': WORD_COUNTS.replace('      value-prism:', '      value-prisms:') + RELEASE,
      'for one missing source among known ones':
        WORD_COUNTS.replace('    changes', '      nowhere: modified\n    changes') + RELEASE,
      'for an unknown license': WORD_COUNTS.replace('AI2-ImpACT-MR', 'unknown') + RELEASE,
      'for a license that has lost its tier': WORD_COUNTS.replace('AI2-ImpACT-MR', 'ai2-impact') + RELEASE,
      'for no license at all': WORD_COUNTS.replace('    license: AI2-ImpACT-MR\n', '') + RELEASE,
      'for an audience that is none': WORD_COUNTS + RELEASE.replace('public', 'everyone'),
      'for no audience': WORD_COUNTS + RELEASE.replace('    audience: public\n', ''),
      'without subjects': WORD_COUNTS + RELEASE.replace('of: word-counts', 'of: []'),
      'for a derivative of nothing': `${WORD_COUNTS.replace(/ {4}from:\n.*\n/, '    from: {}\n')}${RELEASE}`,
      'for a derivative of itself': WORD_COUNTS.replace('      value-prism:', '      word-counts:') + RELEASE,
      'for an entry of a manifest that is not there':
        WORD_COUNTS.replace(/ {4}name: ValuePrism\n(?: {4}.*\n){3}/, '    manifest: gone/impact.yaml\n') + RELEASE,
    };
    for (const [name, text] of Object.entries(cases)) {
      it(name, () => {
        assert.notEqual(text, WORD_COUNTS + RELEASE);
        assert.equal(assessed(text).kind, 'unknown');
      });
    }

    it('before it lacks something, and says up to where it is known', () => {
      const { kind: verdict, subjects } = assessed(WORD_COUNTS.replace('AI2-ImpACT-MR', 'unknown') + RELEASE, {});
      assert.equal(verdict, 'unknown');
      assert.deepEqual(
        subjects[0]?.unknown?.map(({ work }) => work.id.value),
        ['word-counts', 'value-prism'],
      );
    });
  });

  it('asks once for what several subjects share', () => {
    const both = WORD_COUNTS.replace(
      'derivatives:\n',
      'derivatives:\n  other:\n    name: Other\n    type: data\n    from:\n      word-counts: modified\n    changes: More.\n    reports:\n      data: https://example.org/r\n',
    );
    const { kind: verdict, obligations } = assessed(
      both + RELEASE.replace('of: word-counts', 'of: [word-counts, other]'),
      {
        files: { ...FILES, 'NOTICE.md': 'Counted the words.\nMore.\n' },
      },
    );
    assert.equal(verdict, 'needs-review');
    assert.deepEqual(obligations.map(told), [
      'agreement met',
      'attribution of value-prism met',
      'notices met',
      'modification-notice met',
      'modification-notice met',
      'report on data met',
      'report on data review',
    ]);
    assert.deepEqual(
      obligations.map((one) => (one.kind === 'terms' ? '' : one.subjects.map(({ id }) => id.value).join(' '))),
      ['word-counts other', 'word-counts other', 'word-counts other', 'word-counts', 'other', 'word-counts', 'other'],
    );
  });

  it('asks for a report of each category, and for the sentence of each artifact', () => {
    const { obligations } = assessed(
      WORD_COUNTS.replace(
        'derivatives:',
        '  tulu-2:\n    name: Tulu 2\n    type: model\n    license: AI2-ImpACT-LR\nderivatives:',
      ).replace('incorporated\n', 'incorporated\n      tulu-2: generated\n') + RELEASE,
    );
    assert.deepEqual(obligations.map(told), [
      'agreement met',
      'attribution of value-prism met',
      'attribution of tulu-2 wrong: no-year',
      'notices met',
      'modification-notice met',
      'report on data met',
      'report on model missing: absent',
    ]);
    assert.deepEqual(
      obligations
        .at(-1)
        ?.path()
        .map(({ work }) => work.id.value),
      ['word-counts', 'tulu-2'],
    );
  });

  it('asks for the notices of all licenses where an ImpACT license is among them', () => {
    const two = (license: string): string =>
      WORD_COUNTS.replace('AI2-ImpACT-MR', license)
        .replace(
          'derivatives:',
          '  llama:\n    name: Llama 2\n    type: model\n    license: LicenseRef-Llama-2\n    notices: [up/NOTICE, up/USE]\nderivatives:',
        )
        .replace('incorporated\n', 'incorporated\n      llama: generated\n') + RELEASE;
    const files = {
      ...FILES,
      'up/NOTICE': 'Llama 2 is\nlicensed.\n',
      'up/USE': 'Behave.\n',
      'NOTICE.md': 'Note: Llama 2  is licensed. Counted the words.',
    };
    const notices = ({ obligations }: Verdict): readonly string[] =>
      obligations.map(told).filter((it) => it.startsWith('notices'));
    assert.deepEqual(notices(assessed(two('AI2-ImpACT-MR'), { files })), [
      'notices met',
      'notices of llama met',
      'notices of llama wrong: not-shipped',
    ]);
    assert.deepEqual(notices(assessed(two('MIT'), { files })), []);
  });

  describe('through other manifests', () => {
    const upstream = WORD_COUNTS.replace('    changes: Counted the words.\n', '');
    const here = (id: string): string => `version: 1
artifacts:
  counts:
    manifest: up/impact.yaml#${id}
${RELEASE.replace('of: word-counts', 'of: counts')}`;

    it('takes a derivative for one, which owes what it owes there', () => {
      const {
        kind: verdict,
        obligations,
        subjects,
      } = assessed(here('word-counts'), {
        files: {
          ...FILES,
          'up/impact.yaml': upstream,
          'up/reports/word-counts.data.md': reportText({ category: 'data' }),
        },
      });
      assert.equal(subjects[0]?.derivative?.id.value, 'word-counts');
      assert.equal(verdict, 'obligations-missing');
      assert.deepEqual(obligations.map(told), [
        'agreement met',
        'attribution of value-prism met',
        'notices met',
        'modification-notice missing: absent',
        'report on data met',
      ]);
    });

    it('takes an artifact for one, which stays inside as there', () => {
      assert.equal(
        assessed(here('value-prism'), { files: { ...FILES, 'up/impact.yaml': upstream } }).kind,
        'forbidden',
      );
    });

    it('goes around in a circle once', () => {
      const { kind: verdict } = assessed(here('back'), {
        files: { ...FILES, 'up/impact.yaml': 'version: 1\nartifacts:\n  back:\n    manifest: ../impact.yaml#counts\n' },
      });
      assert.equal(verdict, 'unknown');
    });
  });

  /** What makes the verdict of a release of `of` in a manifest with these entries. */
  const verdictIn = (artifacts: string, derivatives: string, released: string): (() => void) => {
    const head = WORD_COUNTS.slice(0, WORD_COUNTS.indexOf('derivatives:'));
    const text = `${head}${artifacts}derivatives:\n${derivatives}${RELEASE.replace('word-counts', released)}`;
    const options = { severities: {}, today: TODAY };
    const analysis = analyze(parse(URI, text), { world: worldOf(noFiles), options, rules: [] });
    const distribution = analysis.context.manifest.distributions.get('github');
    assert.ok(distribution);
    return () => {
      assert.equal(verdictOf(analysis, distribution).kind, 'obligations-missing');
    };
  };
  const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

  it('is made in time that grows with the length of a chain and no faster @slow', () => {
    growsWithSize((steps) => {
      const chain = numbers(steps).map((index) => {
        const from = index === 0 ? 'value-prism' : `step-${String(index - 1)}`;
        return `  step-${String(index)}:\n    name: Step\n    type: data\n    from:\n      ${from}: modified\n`;
      });
      return verdictIn('', chain.join(''), `step-${String(steps - 1)}`);
    }, 60);
  }).timeout(120_000);

  it('is made in time that grows with the number of sources and no faster @slow', () => {
    growsWithSize((count) => {
      const entry = (n: number): string =>
        `  a${String(n)}: { name: A${String(n)}, type: data, license: AI2-ImpACT-MR, year: 2023 }\n`;
      const mix = `  mix:\n    name: Mix\n    type: data\n    from:\n${numbers(count)
        .map((n) => `      a${String(n)}: modified\n`)
        .join('')}`;
      return verdictIn(numbers(count).map(entry).join(''), mix, 'mix');
    }, 600);
  }).timeout(120_000);
});
