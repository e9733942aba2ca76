import assert from 'node:assert/strict';
import { RESTRICTED_USES, restrictedUse, SUGGESTED_USES } from '../../server/src/license/uses';

describe('uses', () => {
  it('hold Exhibit A and no more', () => {
    assert.deepEqual(
      RESTRICTED_USES.map((use) => [use.name, use.kind === 'conditional' ? use.flag : use.kind]),
      [
        ['military-weapons', 'ruled-out'],
        ['nuclear-weapons', 'ruled-out'],
        ['military-surveillance', 'ruled-out'],
        ['biometric-law-enforcement', 'ruled-out'],
        ['predictive-justice', 'ruled-out'],
        ['content-generation', 'disclosed'],
        ['automated-decisions', 'human-in-the-loop'],
      ],
    );
    for (const use of RESTRICTED_USES) assert.match(use.line, /^[A-Z].*\.$/);
  });

  it('restrict nothing else', () => {
    for (const name of [...SUGGESTED_USES, 'medical-advice', 'harassment', 'disinformation', 'weapons', '']) {
      assert.equal(restrictedUse(name), undefined, name);
    }
  });

  it('see through spelling', () => {
    for (const name of ['Military Weapons', 'military_weapons', ' MILITARY-WEAPONS ', 'military - weapons']) {
      assert.equal(restrictedUse(name)?.name, 'military-weapons', name);
    }
  });

  it('are recognized in spite of a slip', () => {
    assert.equal(restrictedUse('military-weapon')?.name, 'military-weapons');
    assert.equal(restrictedUse('Automated Decision')?.name, 'automated-decisions');
    assert.equal(restrictedUse('content_genration')?.name, 'content-generation');
  });

  it('leave free text alone', () => {
    for (const name of [
      'Reserach',
      'Search',
      'automated-decision-support',
      'content-moderation',
      'art',
      'translation',
    ]) {
      assert.equal(restrictedUse(name), undefined, name);
    }
  });
});
