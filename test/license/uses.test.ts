import assert from 'node:assert/strict';
import { nearestUse, RESTRICTED_USES, restrictedUse, SUGGESTED_USES } from '../../server/src/license/uses';

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

  it('are found in spite of a slip', () => {
    assert.equal(nearestUse('military-weapon'), 'military-weapons');
    assert.equal(nearestUse('automated-decision'), 'automated-decisions');
    assert.equal(nearestUse('content_genration'), 'content-generation');
    assert.equal(nearestUse('Reserach'), 'research');
  });

  it('leave known names and free text alone', () => {
    for (const name of [
      ...SUGGESTED_USES,
      'military-weapons',
      'Search',
      'automated-decision-support',
      'art',
      'translation',
    ]) {
      assert.equal(nearestUse(name), undefined, name);
    }
  });
});
