import assert from 'node:assert/strict';
import { lapsed } from '../../../server/src/rules/breach/lapsed';
import { checkRule } from '../../kit/check';

const manifest = (breach: string, status = 'released'): string => `version: 1
artifacts:
  dolma:
    name: Dolma
    type: data
    license: AI2-ImpACT-MR
derivatives:
  words:
    name: Words
    type: data
    from:
      dolma: incorporated
distributions:
  wiki:
    of: words
    audience: internal
    status: ${status}
breaches:
  - of: dolma
${breach}`;

describe('breach/lapsed', () => {
  it('marks the breach and every distribution that depends on the work', () => {
    const { findings } = checkRule(
      lapsed,
      `version: 1
artifacts:
  dolma:
    name: Dolma
    type: data
    license: AI2-ImpACT-MR
  wild-chat:
    name: WildChat
    type: data
    license: AI2-ImpACT-LR
derivatives:
  words:
    name: Words
    type: data
    from:
      dolma: incorporated
  tuned:
    name: Tuned
    type: model
    from:
      words: trained-on
distributions:
  server:
    of: [tuned, wild-chat]
#        ^^^^^ error breach/lapsed: The rights to Tuned may be terminated: it comes from Dolma through Words, and the breach of the license of Dolma was not remedied by 2024-02-29, when its 30 days ended.
    audience: internal
  mirror:
    of: dolma
#       ^^^^^ error breach/lapsed: The rights to Dolma may be terminated: the breach of its license was not remedied by 2024-02-29, when its 30 days ended.
    audience: internal
  counts:
    of: words
#       ^^^^^ error breach/lapsed: The rights to Words may be terminated: it comes from Dolma, and the breach of the license of Dolma was not remedied by 2024-02-29, when its 30 days ended.
    audience: internal
breaches:
  - of: dolma
    notified: 2024-01-30
#             ^^^^^^^^^^ error breach/lapsed: The breach of the license of Dolma was not remedied by 2024-02-29, when its 30 days ended: the rights under it may be terminated.
`,
      { today: '2024-03-01' },
    );
    assert.deepEqual(
      findings[0]?.related?.map(({ message }) => message),
      [
        '“server” shares Tuned.',
        'Tuned is made from Words (trained-on).',
        'Words is made from Dolma (incorporated).',
        'Dolma is under a license of The Allen Institute for Artificial Intelligence.',
        'Its license is AI2-ImpACT-MR: medium risk.',
        'The breach of the license of Dolma became known on 2024-01-30.',
      ],
    );
  });

  it('goes on where the remedy came late or is still to come, and tells what use-based breaches risk', () => {
    checkRule(
      lapsed,
      `version: 1
artifacts:
  dolma:
    name: Dolma
    type: data
    license: AI2-ImpACT-MR
derivatives:
  words:
    name: Words
    type: data
    from:
      dolma: incorporated
distributions:
  wiki:
    of: words
#       ^^^^^ error breach/lapsed: The rights to Words may be terminated: the breach of its license was remedied on 2024-02-01, 1 day after its 30 days ended (2024-01-31).
#       ^^^^^ error breach/lapsed: The rights to Words may be terminated: it comes from Dolma, and the breach of the license of Dolma was not remedied by 2024-01-31, when its 30 days ended.
    audience: internal
breaches:
  - of: words
    notified: 2024-01-01
#             ^^^^^^^^^^ error breach/lapsed: The breach of the license of Words was remedied on 2024-02-01, 1 day after its 30 days ended (2024-01-31): the rights under it may be terminated, and the licensor may post the breach publicly.
    remedied: 2024-02-01
    use-based: true
  - of: dolma
    notified: 2024-01-01
#             ^^^^^^^^^^ error breach/lapsed: The breach of the license of Dolma was not remedied by 2024-01-31, when its 30 days ended: the rights under it may be terminated.
    remedied: 2024-04-01
`,
      { today: '2024-03-01' },
    );
  });

  it('is silent where the breach was remedied in time or its days are running', () => {
    checkRule(lapsed, manifest('    notified: 2024-01-01\n    remedied: 2024-01-31\n'));
    checkRule(lapsed, manifest('    notified: 2024-01-01\n    remedied: 2024-01-01\n'));
  });

  it('leaves what was withdrawn alone, but not the breach', () => {
    const marker =
      '#             ^^^^^^^^^^ error breach/lapsed: The breach of the license of Dolma was not remedied by 2024-01-31, when its 30 days ended: the rights under it may be terminated.\n';
    checkRule(lapsed, manifest(`    notified: 2024-01-01\n${marker}`, 'withdrawn'));
  });

  it('concerns what the breached work comes from and all that depends on that, and nothing else', () => {
    checkRule(
      lapsed,
      `version: 1
artifacts:
  dolma:
    name: Dolma
    type: data
    license: AI2-ImpACT-MR
  songs:
    name: Songs
    type: data
    license: AI2-ImpACT-MR
derivatives:
  words:
    name: Words
    type: data
    from:
      dolma: incorporated
  lists:
    name: Lists
    type: data
    from:
      dolma: incorporated
distributions:
  mirror:
    of: dolma
#       ^^^^^ error breach/lapsed: The rights to Dolma may be terminated: Words comes from it, and the breach of the license of Words was not remedied by 2024-01-31, when its 30 days ended.
    audience: internal
  cousin:
    of: lists
#       ^^^^^ error breach/lapsed: The rights to Lists may be terminated: it depends on Dolma, as Words does, and the breach of the license of Words was not remedied by 2024-01-31, when its 30 days ended.
    audience: internal
  stranger:
    of: songs
    audience: internal
breaches:
  - of: words
    notified: 2024-01-01
#             ^^^^^^^^^^ error breach/lapsed: The breach of the license of Words was not remedied by 2024-01-31, when its 30 days ended: the rights under it may be terminated.
`,
    );
  });

  it('reaches through other manifests', () => {
    checkRule(
      lapsed,
      `version: 1
artifacts:
  corpus:
    manifest: other/impact.yaml#words
distributions:
  server:
    of: corpus
#       ^^^^^^ error breach/lapsed: The rights to “corpus” may be terminated: it comes from Dolma through Words, and the breach of the license of Dolma was not remedied by 2024-01-31, when its 30 days ended.
    audience: internal
`,
      { files: { 'other/impact.yaml': manifest('    notified: 2024-01-01\n') } },
    );
  });

  it('is silent about other licenses, of whose terms it knows nothing', () => {
    checkRule(lapsed, manifest('    notified: 2024-01-01\n').replace('AI2-ImpACT-MR', 'MIT'), { today: '2024-03-01' });
  });
});
