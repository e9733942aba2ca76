import assert from 'node:assert/strict';
import { shareAlike } from '../../../server/src/rules/lineage/share-alike';
import { analyzedBy, checkRule } from '../../kit/check';

/** A manifest of data that is made from both, with all that its release owes. */
const manifest = (wikipedia: string, audience = 'public', status = 'released'): string => `version: 1
artifacts:
  dolma:
    name: Dolma
    type: data
    license: AI2-ImpACT-MR
    licensor: The Allen Institute for Artificial Intelligence
    year: 2023
  wikipedia:
    name: Wikipedia
    type: data
    license: ${wikipedia}
derivatives:
  mixed:
    name: Mixed Corpus
    type: data
    from:
      dolma: incorporated
      wikipedia: incorporated
    changes: Joined the two.
    reports:
      data: https://example.org/mixed.data.md
distributions:
  hub:
    of: mixed
    audience: ${audience}
    status: ${status}
    agreement: https://example.org/terms
    attribution: Dolma is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.
    notices: https://example.org/notice
`;

describe('lineage/share-alike', () => {
  it('marks the source whose license forbids further restrictions, and shows both ways', () => {
    const { findings } = checkRule(
      shareAlike,
      `version: 1
artifacts:
  dolma:
    name: Dolma
    type: data
    license: AI2-ImpACT-MR
    licensor: The Allen Institute for Artificial Intelligence
    year: 2023
  wikipedia:
    name: Wikipedia
    type: data
    license: CC-BY-SA-4.0
derivatives:
  cleaned:
    name: Cleaned
    type: data
    from:
      dolma: modified
  articles:
    name: Articles
    type: data
    from:
      wikipedia: modified
  mixed:
    name: Mixed Corpus
    type: data
    from:
      cleaned: incorporated
      articles: incorporated
#     ^^^^^^^^ warning lineage/share-alike: Mixed Corpus comes from Wikipedia (CC-BY-SA-4.0) through Articles and from Dolma (AI2-ImpACT-MR, medium risk) through Cleaned: the first license forbids further restrictions, but the use-based restrictions of the second must flow down, so sharing it outside your organization probably breaks one of the two.
  tuned:
    name: Tuned
    type: model
    from:
      mixed: trained-on
    changes: Trained on the mixed corpus.
    reports:
      data: https://example.org/tuned.data.md
distributions:
  hub:
    of: tuned
    audience: public
    status: released
    agreement: https://example.org/terms
    attribution: Dolma is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.
    notices: https://example.org/notice
`,
    );
    assert.deepEqual(
      findings[0]?.related?.map(({ message }) => message),
      [
        '“hub” shares Tuned.',
        'Tuned is made from Mixed Corpus (trained-on).',
        'Mixed Corpus is made from Articles (incorporated).',
        'Articles is made from Wikipedia (modified).',
        'Wikipedia was obtained from its licensor.',
        'It is licensed under CC-BY-SA-4.0.',
        'Mixed Corpus is made from Cleaned (incorporated).',
        'Cleaned is made from Dolma (modified).',
        'Dolma was obtained from The Allen Institute for Artificial Intelligence.',
        'Its license is AI2-ImpACT-MR: medium risk.',
      ],
    );
  });

  it('knows the licenses of the family, and expressions of them', () => {
    for (const license of ['GPL-3.0-only', 'AGPL-3.0-or-later', 'ODbL-1.0', 'CC-BY-4.0 AND CC-BY-SA-3.0']) {
      const text = manifest(license);
      const line = '      wikipedia: incorporated\n';
      const marker = `#     ^^^^^^^^^ warning lineage/share-alike\n`;
      checkRule(shareAlike, text.replace(line, line + marker));
    }
  });

  it('is silent where the license can be chosen or adds nothing', () => {
    for (const license of ['CC-BY-4.0', 'GPL-3.0-only OR MIT', 'ODC-By-1.0', 'LicenseRef-GPL-like'])
      checkRule(shareAlike, manifest(license));
  });

  it('is silent about what stays inside or was withdrawn', () => {
    checkRule(shareAlike, manifest('CC-BY-SA-4.0', 'internal'));
    checkRule(shareAlike, manifest('CC-BY-SA-4.0', 'public', 'withdrawn'));
  });

  it('is silent where no ImpACT license is in it', () => {
    checkRule(shareAlike, manifest('CC-BY-SA-4.0').replace('AI2-ImpACT-MR', 'ODC-By-1.0'));
  });

  it('marks an artifact that is under two such licenses itself', () => {
    const line = '      dolma: incorporated\n';
    const marker = `#     ^^^^^ warning lineage/share-alike: Mixed Corpus comes from Dolma (AI2-ImpACT-MR AND CC-BY-SA-4.0): one license forbids further restrictions, but the use-based restrictions of the other must flow down, so sharing it outside your organization probably breaks one of the two.\n`;
    const text = manifest('CC-BY-4.0').replace('AI2-ImpACT-MR', 'AI2-ImpACT-MR AND CC-BY-SA-4.0');
    checkRule(shareAlike, text.replace(line, line + marker));
  });

  it('marks what another manifest has mixed already', () => {
    checkRule(
      shareAlike,
      `version: 1
artifacts:
  corpus:
    manifest: other/impact.yaml#mixed
derivatives:
  tuned:
    name: Tuned
    type: model
    from:
      corpus: trained-on
#     ^^^^^^ warning lineage/share-alike: Tuned comes from Wikipedia (CC-BY-SA-4.0) through Mixed Corpus and from Dolma (AI2-ImpACT-MR, medium risk) through Mixed Corpus: whether a model that learned from data is adapted material of it is open; if it is, the first license forbids further restrictions, but the use-based restrictions of the second must flow down, so sharing it outside your organization probably breaks one of the two.
    changes: Trained on the mixed corpus.
    reports:
      data: https://example.org/tuned.data.md
distributions:
  hub:
    of: tuned
    audience: public
    agreement: https://example.org/terms
    attribution: Dolma is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.
    notices: https://example.org/notice
`,
      { files: { 'other/impact.yaml': manifest('CC-BY-SA-4.0', 'internal') } },
    );
  });

  it('says of each license what its text says, and what is open', () => {
    const told = (license: string, type: string, relation: string): string => {
      const made = type === 'data' && relation === 'trained-on' ? 'model' : 'data';
      const text = `version: 1
artifacts:
  chat: { name: Chat, type: data, license: AI2-ImpACT-LR, year: 2023 }
  other: { name: Other, type: ${type}, license: ${license} }
derivatives:
  both:
    name: Both
    type: ${made}
    from: { chat: ${made === 'model' ? 'trained-on' : 'incorporated'}, other: ${relation} }
    changes: Joined.
distributions:
  hub: { of: both, audience: public }
`;
      const { findings } = analyzedBy(shareAlike, text);
      return findings.map(({ message }) => message.replace(/^.*?low risk\): /, '')).join(' ');
    };
    const restrictions = 'the use-based restrictions of the second must flow down';
    const end = 'probably breaks one of the two.';
    const forbids = `the first license forbids further restrictions, but ${restrictions}, so sharing it outside your organization ${end}`;
    for (const [license, type, relation, message] of [
      ['CC-BY-SA-4.0', 'data', 'incorporated', forbids],
      ['CC-BY-SA-4.0', 'data', 'combined', forbids],
      [
        'CC-BY-SA-4.0',
        'data',
        'trained-on',
        `whether a model that learned from data is adapted material of it is open; if it is, ${forbids}`,
      ],
      [
        'CC-BY-SA-4.0',
        'model',
        'generated',
        `whether what a model puts out is a derivative of it is open; if it is, ${forbids}`,
      ],
      [
        'OSL-3.0',
        'data',
        'incorporated',
        forbids.replace(
          'forbids further restrictions',
          'requires that what is made from it stay under the same license',
        ),
      ],
      ...['MPL-2.0', 'MS-RL'].map((id) => [
        id,
        'data',
        'incorporated',
        `files that contain its material must stay under ${id}, and files of your own may have other terms, but ${restrictions}, so sharing both in the same files ${end}`,
      ]),
      // Its text lets a model go, and results are free.
      ['CDLA-Sharing-1.0', 'data', 'trained-on', ''],
      ['CDLA-Sharing-1.0', 'data', 'incorporated', forbids],
    ] as const)
      assert.equal(told(license ?? '', type ?? '', relation ?? ''), message, `${license ?? ''} ${relation ?? ''}`);
  });
});
