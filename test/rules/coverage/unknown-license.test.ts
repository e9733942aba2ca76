import assert from 'node:assert/strict';
import type { Fix } from '../../../server/src/findings/finding';
import { unknownLicense } from '../../../server/src/rules/coverage/unknown-license';
import { analyzed, checkFix, checkRule, only } from '../../kit/check';

const rule = 'coverage/unknown-license';

const artifact = (license: string, risk = ''): string => `version: 1
artifacts:
  dolma:
    name: Dolma
    type: data
    license: ${license}
${risk}distributions:
  here: { of: dolma, audience: internal }
`;

const marked = (license: string, message: string): string => {
  const marks = `#            ${'^'.repeat(license.length)} warning ${rule}: ${message}\n`;
  return artifact(license, marks);
};

const fixesOf = (text: string): readonly Fix[] =>
  analyzed(text)
    .findings.find((finding) => finding.rule === rule)
    ?.fixes?.() ?? assert.fail('no finding');

describe('coverage/unknown-license', () => {
  it('is silent about licenses that can be looked up', () => {
    for (const license of ['AI2-ImpACT-LR', 'MIT', 'MIT OR Apache-2.0', 'AI2-ImpACT-LR AND LicenseRef-Llama-2']) {
      checkRule(unknownLicense, artifact(license));
    }
    checkRule(unknownLicense, artifact('LicenseRef-Llama-2'));
    checkRule(unknownLicense, artifact('', '    risk: low\n').replace('    license: \n', ''));
  });

  it('knows an ImpACT license by other names', () => {
    for (const [spelling, id] of [
      ['impact-license-medium-risk', 'AI2-ImpACT-MR'],
      ['AI2 ImpACT License – Low Risk Artifacts', 'AI2-ImpACT-LR'],
      ['https://allenai.org/licenses/impact-hr', 'AI2-ImpACT-HR'],
    ] as const) {
      checkRule(unknownLicense, marked(spelling, `“${spelling}” means ${id}; write that id in a manifest.`));
      checkFix(rule, artifact(spelling), artifact(id));
      assert.deepEqual(
        fixesOf(artifact(spelling)).map(({ safe, preferred }) => [safe, preferred]),
        [[true, true]],
      );
    }
  });

  describe('of an ImpACT license without its tier', () => {
    it('asks for the tier', () => {
      checkRule(
        unknownLicense,
        marked(
          'ai2-impact',
          '“ai2-impact” does not say which of the ImpACT licenses it is: AI2-ImpACT-LR, AI2-ImpACT-MR or AI2-ImpACT-HR.',
        ),
      );
      assert.deepEqual(
        fixesOf(artifact('ai2-impact')).map(({ title, safe }) => [title, safe]),
        [
          ['Change to “AI2-ImpACT-HR”', false],
          ['Change to “AI2-ImpACT-MR”', false],
          ['Change to “AI2-ImpACT-LR”', false],
        ],
      );
    });

    it('takes the tier from the risk that is stated beside it', () => {
      const before = artifact('ai2-impact', '    risk: medium\n');
      checkFix(rule, before, artifact('AI2-ImpACT-MR', '    risk: medium\n'), { title: 'Change to “AI2-ImpACT-MR”' });
      assert.deepEqual(
        fixesOf(before).map(({ safe }) => safe),
        [false, true, false],
      );
    });
  });

  describe('of what is no license', () => {
    it('writes an SPDX license as SPDX does', () => {
      for (const [spelling, license] of [
        ['apache-2.0', 'Apache-2.0'],
        ['apache-2.0 or mit', 'Apache-2.0 OR MIT'],
        ['Unknown', 'unknown'],
      ] as const) {
        checkRule(unknownLicense, marked(spelling, `“${spelling}” means ${license}; write it that way in a manifest.`));
        assert.equal(fixesOf(artifact(spelling))[0]?.safe, true);
      }
      checkFix(rule, artifact('"apache-2.0"'), artifact('"Apache-2.0"'));
      assert.equal(fixesOf(artifact('cc by 4.0'))[0]?.safe, true);
    });

    it('knows the words of Hugging Face', () => {
      for (const [word, id] of [
        ['gemma', 'LicenseRef-Gemma'],
        ['llama3.1', 'LicenseRef-Llama-3.1'],
        ['odc-by', 'ODC-By-1.0'],
      ] as const) {
        const text = `“${word}” is the Hugging Face keyword for ${id}; in a manifest, write that id.`;
        checkRule(unknownLicense, marked(word, text));
      }
    });

    it('says what is near', () => {
      const text = '“Apachee-2.0” is neither an ImpACT license nor an SPDX expression. Did you mean “Apache-2.0”?';
      checkRule(unknownLicense, marked('Apachee-2.0', text));
      checkFix(rule, artifact('Apachee-2.0'), artifact('Apache-2.0'));
      checkFix(rule, artifact('odc-by'), artifact('ODC-By-1.0'));
      assert.deepEqual(
        ['Apachee-2.0', 'odc-by'].map((license) => fixesOf(artifact(license)).map(({ safe }) => safe)),
        [[false], [false]],
      );
    });

    it('offers a reference where nothing is near', () => {
      const license = 'Llama 2 Community License, July 2023';
      checkRule(unknownLicense, marked(license, `“${license}” is neither an ImpACT license nor an SPDX expression.`));
      checkFix(rule, artifact(license), artifact('LicenseRef-Llama-2-Community-License-July-2023'));
      checkFix(rule, artifact('"???"'), artifact('"unknown"'));
      checkFix(rule, artifact('https://example.org/terms'), artifact('LicenseRef-example.org-terms'));
    });

    it('hides neither an ImpACT license, nor share-alike, nor a missing answer behind a reference', () => {
      const offered = (license: string): readonly string[] => fixesOf(artifact(license)).map(({ title }) => title);
      for (const license of ['AI2-ImpACT-MR-only', 'LicenseRef-AI2-ImpACT-XR']) {
        assert.deepEqual(
          offered(license),
          license.endsWith('XR')
            ? ['Change to “AI2-ImpACT-HR”', 'Change to “AI2-ImpACT-MR”', 'Change to “AI2-ImpACT-LR”']
            : ['Change to “AI2-ImpACT-MR”'],
        );
      }
      for (const license of ['other', 'NOASSERTION', 'n/a', 'GNU GPL', 'cc by-sa', 'ShareAlike']) {
        assert.deepEqual(offered(license), ['Change to “unknown”'], license);
      }
    });

    it('leaves an empty one to the schema', () => {
      assert.deepEqual(
        analyzed(artifact('" "'), only(rule, 'manifest/schema')).findings.map((finding) => finding.rule),
        ['manifest/schema'],
      );
    });
  });

  describe('of an unknown license', () => {
    const chain = (distributions: string, mark = ''): string => `version: 1
artifacts:
  crawl:
    name: Crawl
    type: data
    license: unknown
${mark}derivatives:
  cleaned: { name: Cleaned, type: data, from: { crawl: modified } }
  tuned: { name: Tuned, type: model, from: { cleaned: trained-on } }
distributions:
${distributions}`;
    const off = { 'lineage/share-alike': 'off', 'distribution/modification-notice': 'off' } as const;

    it('is silent while nothing leaves the house', () => {
      checkRule(unknownLicense, chain('  here: { of: tuned, audience: internal }\n'));
      checkRule(unknownLicense, chain('  once: { of: tuned, audience: public, status: withdrawn }\n'));
    });

    it('names what is shared, and how it comes from there', () => {
      const mark = `#            ^^^^^^^ warning ${rule}: The license of Crawl is not known, but “hub” depends on it through Cleaned: it is not clear whether that may be shared.\n`;
      const { findings } = checkRule(unknownLicense, chain('  hub: { of: tuned, audience: public }\n', mark), {
        severities: off,
      });
      assert.deepEqual(
        findings[0]?.related?.map(({ message }) => message),
        [
          '“hub” shares Tuned.',
          'Tuned is made from Cleaned (trained-on).',
          'Cleaned is made from Crawl (modified).',
          'Crawl was obtained from its licensor.',
          'Its license is not known.',
        ],
      );
    });

    it('names the nearest of several, and counts the others', () => {
      const mark = `#            ^^^^^^^ warning ${rule}: The license of Crawl is not known, but “lab” and 1 more distribution depend on it: it is not clear whether that may be shared.\n`;
      const distributions = '  hub: { of: cleaned, audience: public }\n  lab: { of: crawl, audience: third-party }\n';
      checkRule(unknownLicense, chain(distributions, mark), { severities: off });
    });

    describe('in another manifest', () => {
      const shared = `version: 1
artifacts:
  crawl: { name: Crawl, type: data, license: unknown }
derivatives:
  cleaned: { name: Cleaned, type: data, from: { crawl: modified } }
  hole: { name: Hole, type: data, from: { nothing: modified } }
`;
      const files = { 'shared/impact.yaml': shared };
      const user = (id: string, audience: string, mark = ''): string => `version: 1
artifacts:
  source:
    manifest: shared/impact.yaml#${id}
${mark}distributions:
  hub: { of: source, audience: ${audience} }
`;

      it('marks the reference to it', () => {
        const mark = `#             ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning ${rule}: The license of Crawl is not known, but “hub” depends on it through Cleaned: it is not clear whether that may be shared.\n`;
        const { findings } = checkRule(unknownLicense, user('cleaned', 'public', mark), { files });
        assert.deepEqual(
          findings[0]?.related?.map(({ message }) => message),
          [
            '“hub” shares “source”.',
            '“source” is taken from another manifest, where it is Cleaned.',
            'Cleaned is made from Crawl (modified).',
            'Crawl was obtained from its licensor.',
            'Its license is not known.',
          ],
        );
        const hole = `#             ^^^^^^^^^^^^^^^^^^^^^^^ warning ${rule}: What Hole comes from is not known, but “hub” depends on it: it is not clear whether that may be shared.\n`;
        checkRule(unknownLicense, user('hole', 'public', hole), { files });
      });

      it('is silent inside, and where the reference itself leads nowhere', () => {
        checkRule(unknownLicense, user('cleaned', 'internal'), { files });
        assert.deepEqual(
          analyzed(user('cleand', 'public'), { files, ...only(rule, 'manifest/reference') }).findings.map(
            (finding) => finding.rule,
          ),
          ['manifest/reference'],
        );
      });
    });

    it('leaves a risk beside it to another rule', () => {
      const text = chain('  hub: { of: tuned, audience: public }\n', '    risk: low\n');
      const told = analyzed(text).findings.map((finding) => finding.rule);
      assert.ok(told.includes('coverage/risk-mismatch'));
      assert.ok(!told.includes(rule));
    });
  });
});
