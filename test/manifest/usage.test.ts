import assert from 'node:assert/strict';
import { build } from '../../server/src/manifest/build';
import { Usage, type User } from '../../server/src/manifest/usage';
import { parse } from '../../server/src/syntax/parse';

const usageOf = (text: string): Usage =>
  new Usage(build('file:///w/impact.yaml', parse('file:///w/impact.yaml', text).root));
const names = (users: readonly User[]): string[] =>
  users.map((user) => (user.kind === 'breach' ? `breach of ${user.subject?.value ?? ''}` : user.id.value));

const usage = usageOf(`version: 1
artifacts:
  dolma: { name: Dolma, type: data }
derivatives:
  words: { name: Words, type: data, from: { dolma: incorporated } }
  tuned: { name: Tuned, type: model, from: { words: trained-on, dolma: trained-on } }
  round: { name: Round, type: data, from: { round: modified } }
distributions:
  hub: { of: [tuned, words, tuned], audience: public }
  mirror: { of: dolma, audience: internal }
breaches:
  - { of: dolma, notified: 2024-01-01 }
`);

describe('usage', () => {
  it('tells who names an id, each once, in file order', () => {
    assert.deepEqual(names(usage.users('dolma')), ['words', 'tuned', 'mirror', 'breach of dolma']);
    assert.deepEqual(names(usage.users('words')), ['tuned', 'hub']);
    assert.deepEqual(names(usage.users('nowhere')), []);
  });

  it('names a distribution once, however often it names the id', () => {
    assert.deepEqual(names(usage.users('tuned')), ['hub']);
  });

  it('follows what is made from a work, and ends in a cycle', () => {
    assert.deepEqual([...usage.descendants('dolma')], ['dolma', 'words', 'tuned']);
    assert.deepEqual([...usage.descendants('round')], ['round']);
    assert.deepEqual([...usage.descendants('nowhere')], ['nowhere']);
  });

  it('finds every distribution that gives out a work or what is made from it', () => {
    assert.deepEqual(names(usage.distributions('dolma')), ['mirror', 'hub']);
    assert.deepEqual(names(usage.distributions('words')), ['hub']);
    assert.deepEqual(names(usage.distributions('round')), []);
  });
});
