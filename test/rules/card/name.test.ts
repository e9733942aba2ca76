import assert from 'node:assert/strict';
import { name } from '../../../server/src/rules/card/name';
import { cardOf, checkCard, repaired } from '../../kit/cards';

/** A model tuned on answers of Llama 3.1. */
const MANIFEST = `version: 1
artifacts:
  llama:
    name: Llama 3.1 70B
    type: model
    license: LicenseRef-Llama-3.1
derivatives:
  chat:
    name: Llama Chat
    type: model
    from:
      llama: fine-tuned
    card: README.md
distributions:
  hub:
    of: chat
    audience: public
    status: released
`;

describe('card/name', () => {
  it('marks each name that lacks the prefix', () => {
    checkCard(
      name,
      MANIFEST,
      `---
license: llama3.1
pretty_name: Our Chat
#            ^^^^^^^^ error card/name: “Our Chat” does not begin with “Llama”, as the license of Llama 3.1 70B (LicenseRef-Llama-3.1) requires of what is made with it.
model-index:
- name: our-chat-70b
#       ^^^^^^^^^^^^ error card/name
---
# Model Card for Our Chat
#                ^^^^^^^^ error card/name
`,
    );
  });

  it('takes names that begin with it, behind an owner too', () => {
    checkCard(name, MANIFEST, '---\nmodel-index:\n- name: example-lab/Llama-Chat-70B\n---\n# Llama 3.1 Chat\n');
    assert.ok(cardOf(MANIFEST, 'README.md', '# Anything\n'));
  });

  it('asks nothing where the license does not, and where nothing is shared', () => {
    checkCard(name, MANIFEST.replaceAll('Llama-3.1', 'Llama-2'), '# Our Chat\n');
    checkCard(name, MANIFEST.replace('audience: public', 'audience: internal'), '# Our Chat\n');
  });

  it('puts the prefix in front', () => {
    assert.equal(repaired(name, MANIFEST, '# our-chat\n'), '# Llama-our-chat\n');
    assert.equal(
      repaired(name, MANIFEST, '---\nmodel_name: "Our Chat"\n---\n'),
      '---\nmodel_name: "Llama Our Chat"\n---\n',
    );
  });
});
