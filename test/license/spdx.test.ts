import assert from 'node:assert/strict';
import { readLicense } from '../../server/src/license/reading';
import { shareAlikeIn } from '../../server/src/license/share-alike';
import { parseLicense } from '../../server/src/license/spdx';
import { licenseTitle, spdxIds } from '../../server/src/license/spdx-ids';

/** What a manifest writes for a text that it does not write so; undefined where the text is right, or means nothing. */
function nearestLicense(text: string): string | undefined {
  const { exact, canonical, fault } = readLicense(text);
  return exact || fault !== undefined ? undefined : canonical;
}

describe('spdx', () => {
  describe('parses', () => {
    const cases: readonly (readonly [string, ReturnType<typeof parseLicense>])[] = [
      ['AI2-ImpACT-LR', { kind: 'impact', tier: 'low', exact: true }],
      [' AI2-ImpACT-MR\n', { kind: 'impact', tier: 'medium', exact: true }],
      ['AI2-ImpACT-HR', { kind: 'impact', tier: 'high', exact: true }],
      ['impact-license-medium-risk', { kind: 'impact', tier: 'medium', exact: false }],
      ['LicenseRef-AI2-ImpACT-LR', { kind: 'impact', tier: 'low', exact: false }],
      ['LicenseRef-AI2-ImpACT', { kind: 'invalid' }],
      ['LicenseRef-AI2-ImpACT-MR-only', { kind: 'impact', tier: 'medium', exact: false }],
      ['MIT AND LicenseRef-AI2-ImpACT-XR', { kind: 'invalid' }],
      ['LicenseRef-Social-Impact', { kind: 'ref', id: 'LicenseRef-Social-Impact' }],
      ['ai2-impact', { kind: 'invalid' }],
      ['unknown', { kind: 'unknown' }],
      ['Unknown', { kind: 'unknown' }],
      ['LicenseRef-Llama-2', { kind: 'ref', id: 'LicenseRef-Llama-2' }],
      ['DocumentRef-card:LicenseRef-x', { kind: 'ref', id: 'DocumentRef-card:LicenseRef-x' }],
      ['MIT', { kind: 'spdx', ids: ['MIT'], expression: 'MIT' }],
      ['ODC-By-1.0', { kind: 'spdx', ids: ['ODC-By-1.0'], expression: 'ODC-By-1.0' }],
      ['GPL-2.0', { kind: 'spdx', ids: ['GPL-2.0'], expression: 'GPL-2.0' }],
      ['GPL-2.0+', { kind: 'spdx', ids: ['GPL-2.0'], expression: 'GPL-2.0+' }],
      [
        '(MIT OR Apache-2.0) AND LicenseRef-x',
        {
          kind: 'spdx',
          ids: ['MIT', 'Apache-2.0', 'LicenseRef-x'],
          expression: '(MIT OR Apache-2.0) AND LicenseRef-x',
        },
      ],
      [
        'GPL-2.0-only WITH Classpath-exception-2.0',
        { kind: 'spdx', ids: ['GPL-2.0-only'], expression: 'GPL-2.0-only WITH Classpath-exception-2.0' },
      ],
      ['apache-2.0', { kind: 'invalid' }],
      ['MIT AND', { kind: 'invalid' }],
      ['(MIT', { kind: 'invalid' }],
      ['( )', { kind: 'unknown' }],
      ['LicenseRef-', { kind: 'unknown' }],
      ['', { kind: 'invalid' }],
      ['constructor', { kind: 'invalid' }],
      ['('.repeat(100_000), { kind: 'invalid' }],
      ['MIT OR '.repeat(10_000), { kind: 'invalid' }],
    ];
    for (const [text, expected] of cases) {
      it(JSON.stringify(text.slice(0, 60)), () => {
        assert.deepEqual(parseLicense(text), expected);
      });
    }
  });

  describe('finds the tier that binds in an expression', () => {
    const cases: readonly (readonly [string, string | undefined])[] = [
      ['AI2-ImpACT-LR AND LicenseRef-Llama-2', 'low'],
      ['LicenseRef-AI2-ImpACT-LR AND LicenseRef-Llama-2', 'low'],
      ['AI2-ImpACT-LR AND AI2-ImpACT-MR', 'medium'],
      ['AI2-ImpACT-LR OR AI2-ImpACT-MR', 'low'],
      ['AI2-ImpACT-MR OR MIT', undefined],
      ['(AI2-ImpACT-MR OR MIT) AND AI2-ImpACT-LR', 'low'],
    ];
    for (const [expression, tier] of cases) {
      it(expression, () => {
        const parsed = parseLicense(expression);
        if (tier === undefined) assert.equal(parsed.kind, 'spdx');
        else {
          const exact = !expression.includes('LicenseRef-AI2');
          assert.deepEqual(parsed, { kind: 'impact', tier, exact, expression });
        }
      });
    }

    it('and none where one of them has lost its tier', () => {
      assert.deepEqual(parseLicense('LicenseRef-AI2-ImpACT AND MIT'), { kind: 'invalid' });
      assert.deepEqual(parseLicense('MIT OR LicenseRef-AI2-ImpACT'), { kind: 'invalid' });
    });
  });

  describe('offers the nearest license', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['apache-2.0', 'Apache-2.0'],
      ['Apache 2.0', 'Apache-2.0'],
      ['apache_2.0', 'Apache-2.0'],
      ['Apache-2', 'Apache-2.0'],
      ['Apach-2.0', 'Apache-2.0'],
      ['mit', 'MIT'],
      ['cc-by-4.0', 'CC-BY-4.0'],
      ['cc-by-sa 4.0', 'CC-BY-SA-4.0'],
      ['gpl-3.0', 'GPL-3.0-only'],
      ['GPL-3.0 or later', 'GPL-3.0-or-later'],
      ['llama2', 'LicenseRef-Llama-2'],
      ['gemma', 'LicenseRef-Gemma'],
      ['openrail++', 'LicenseRef-CreativeML-OpenRAIL-plus-plus-M'],
      ['MIT, AI2-ImpACT-HR', 'MIT AND AI2-ImpACT-HR'],
      ['llama2 + impact-lr', 'LicenseRef-Llama-2 AND AI2-ImpACT-LR'],
      ['MIT/Apache-2.0', 'MIT AND Apache-2.0'],
      ['MR Agreement AND MIT', 'AI2-ImpACT-MR AND MIT'],
      ['ImpACT MR (gated)', 'AI2-ImpACT-MR'],
      ['LicenseRef-AI2ImpACTHR', 'AI2-ImpACT-HR'],
      ['DocumentRef-x:LicenseRef-ImpACT-HR', 'AI2-ImpACT-HR'],
      ['MIT AND LicenseRef-ImpACT-HR-2023', 'MIT AND AI2-ImpACT-HR'],
      ['AI2-ImpATC-HR', 'AI2-ImpACT-HR'],
      ['mit OR (llama3.1, gemma)', 'MIT OR (LicenseRef-Llama-3.1 AND LicenseRef-Gemma)'],
      ['odc-by-1.0', 'ODC-By-1.0'],
      ['odbl-1.0', 'ODbL-1.0'],
      ['odc-by', 'ODC-By-1.0'],
      ['odbl', 'ODbL-1.0'],
      ['pddl', 'PDDL-1.0'],
      ['c-uda', 'C-UDA-1.0'],
      ['https://opensource.org/licenses/MIT', 'MIT'],
      ['https://opensource.org/license/mit/', 'MIT'],
      ['https://spdx.org/licenses/Apache-2.0.html', 'Apache-2.0'],
      ['https://creativecommons.org/licenses/by-sa/4.0/', 'CC-BY-SA-4.0'],
      ['http://www.creativecommons.org/licenses/by-nc/4.0/legalcode', 'CC-BY-NC-4.0'],
      ['apache-2.0 or mit', 'Apache-2.0 OR MIT'],
      ['(mit and licenseref) or apache-2.0', ''],
      ['gpl-2.0-only with classpath-exception-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0'],
      ['ai2-impact-mr', 'AI2-ImpACT-MR'],
      ['AI2 ImpACT License – Low Risk Artifacts', 'AI2-ImpACT-LR'],
      ['AI2-ImpATC-MR', 'AI2-ImpACT-MR'],
    ];
    for (const [text, expected] of cases) {
      it(JSON.stringify(text), () => {
        assert.equal(nearestLicense(text) ?? '', expected);
        if (expected !== '') assert.notEqual(parseLicense(expected).kind, 'invalid');
      });
    }
  });

  describe('does not make an SPDX license of', () => {
    const others = [
      ...['openrail', 'cc', 'gpl', 'lgpl', 'bsd', 'gfdl', 'MIT-NC', 'CC-BY-NC-SA', 'cc-by-nc-nd', 'CC-BY-4.0-NC'],
      ...['UNLICENSED', 'modified-mit', 'MIT, gated', 'AI2 ImpACT-MR, CC-BY-4.0 and others', 'R-UDA', 'High risk'],
      ...['LicenseRef-TBD', 'LicenseRef-scancode-unknown', 'LicenseRef-scancode-proprietary-license', 'unkown'],
      ...['https://example.org/licenses/MIT', 'https://opensource.org/licenses/', 'https://spdx.org/licenses/none'],
      ...['apache', 'cc-by', 'mpl', 'elastic license'],
      ...['other', 'none', 'proprietary', 'NOASSERTION', 'cc-by-sa', 'cc-by-9.0', 'Apache-7.0', 'x', ''],
      // A tier is never guessed.
      ...['AI2-ImpACT-XR', 'AI2-ImpACT-RL', 'AI2-ImpACT-', 'AI2-ImpACT', 'AI MODEL LICENSE AGREEMENT'],
    ];
    for (const text of others) {
      it(JSON.stringify(text), () => {
        assert.equal(nearestLicense(text), undefined);
        assert.ok(['invalid', 'unknown', 'ref'].includes(parseLicense(text).kind));
      });
    }

    it('a valid text', () => {
      for (const text of ['MIT', 'AI2-ImpACT-LR', 'unknown', 'LicenseRef-mine', 'MIT OR Apache-2.0']) {
        assert.equal(nearestLicense(text), undefined, text);
      }
    });

    it('a very long text', () => {
      assert.equal(nearestLicense('mit or '.repeat(20_000)), undefined);
    });
  });

  describe('knows which licenses forbid further restrictions', () => {
    const yes = [
      ...['GPL-2.0-only', 'GPL-3.0-or-later', 'GPL-2.0', 'GPL-2.0+', 'AGPL-3.0-only', 'LGPL-2.1-or-later'],
      ...['CC-BY-NC-SA-3.0', 'CDLA-Sharing-1.0', 'GFDL-1.2-or-later', 'OSL-2.0', 'EUPL-1.1', 'LGPLLR', 'OFL-1.1'],
      ...['MS-RL', 'LicenseRef-CC-BY-SA-4.0', 'LicenseRef-FAIR-NC-Research', 'gpl-3.0'],
      ...['CC-BY-SA-3.0', 'CC-BY-SA-4.0', 'CC-BY-SA-2.1-JP', 'ODbL-1.0', 'MIT AND CC-BY-SA-4.0'],
      ...[
        'GPL-2.0-only WITH Classpath-exception-2.0',
        'GPL-3.0-only OR AGPL-3.0-only',
        '(MIT OR ODbL-1.0) AND GPL-3.0-only',
      ],
    ];
    const no = [
      ...['MIT', 'Apache-2.0', 'CC-BY-4.0', 'CC-BY-NC-4.0', 'ODC-By-1.0', 'CC0-1.0', 'LicenseRef-GPL', 'NGPL'],
      ...['GPL-3.0-only OR MIT', '(GPL-3.0-only AND MIT) OR Apache-2.0', 'AI2-ImpACT-LR', 'unknown', ''],
    ];
    for (const expression of yes)
      it(`${expression}: yes`, () => assert.equal(shareAlikeIn(readLicense(expression)).length > 0, true));
    for (const expression of no)
      it(`${expression}: no`, () => assert.equal(shareAlikeIn(readLicense(expression)).length > 0, false));
  });

  it('tells titles', () => {
    assert.equal(licenseTitle('ODC-By-1.0'), 'Open Data Commons Attribution License v1.0');
    assert.equal(licenseTitle('Apache-2.0'), 'Apache License 2.0');
    for (const id of ['apache-2.0', 'AI2-ImpACT-LR', 'toString', '']) assert.equal(licenseTitle(id), undefined, id);
  });

  it('lists the current ids', () => {
    const ids = spdxIds();
    assert.ok(ids.includes('ODC-By-1.0') && ids.includes('MIT'));
    assert.ok(!ids.includes('GPL-2.0') && !ids.some((id) => id.includes('ImpACT')));
  });
});

describe('keywords of Hugging Face', () => {
  it('are known as what they stand for, alone and among others', () => {
    for (const text of [
      'llama2',
      'llama3.1',
      'gemma',
      'odc-by',
      'apache-2.0',
      'gpl-3.0',
      'apache-2.0, mit',
      'gemma AND MIT',
    ])
      assert.equal(readLicense(text).known, true, text);
    for (const text of [
      'cc',
      'gpl',
      'openrail',
      'bsd',
      'other',
      'cc-by-nc',
      'impact-lr',
      'MIT OR impact-lr',
      'Llama 2, custom',
    ])
      assert.equal(readLicense(text).known, false, text);
  });
});
