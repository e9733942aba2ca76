import { channel } from '../../../server/src/rules/distribution/channel';
import { checkRule } from '../../kit/check';

const at = (audience: string, written: string, mark = ''): string => `version: 1
artifacts:
  bank: { name: Word Bank, type: data, license: AI2-ImpACT-HR, year: 2023 }
distributions:
  cluster:
    of: bank
    audience: ${audience}
    channel: ${written}
${mark}`;

describe('distribution/channel', () => {
  it('marks a public address of what is said to stay inside', () => {
    const mark = `#            ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning distribution/channel: “cluster” is internal, but https://example.org/mirror is an address that the public can open: sharing there is a distribution.\n`;
    checkRule(channel, at('internal', 'https://example.org/mirror', mark));
  });

  it('is silent on what is shared outside anyway, on private addresses and on words', () => {
    checkRule(channel, at('public', 'https://example.org/mirror'));
    for (const written of ['https://10.0.0.7/mirror', 'http://wiki.lan/', 'the cluster', 'lab/shared'])
      checkRule(channel, at('internal', written));
  });

  it('leaves what was withdrawn alone', () => {
    checkRule(channel, `${at('internal', 'https://example.org/mirror')}    status: withdrawn\n`);
  });
});
