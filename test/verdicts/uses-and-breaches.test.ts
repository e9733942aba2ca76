import { each, itGives, type Change } from '../kit/verdicts';

const used = (use: string): Change => ({ edit: { '    changes:': `    uses:\n      - ${use}\n    changes:` } });
const breached = (fields: string): Change => ({ add: `breaches:\n  - { ${fields} }\n` });

describe('uses', () => {
  itGives(
    'forbidden',
    each(
      [
        'military-weapons',
        'nuclear-weapons',
        'military-surveillance',
        'biometric-law-enforcement',
        'predictive-justice',
      ],
      used,
    ),
    'use/restricted',
  );
  itGives(
    ['forbidden', 'unknown', 'needs-review'],
    each(['Military weapons', 'MILITARY-WEAPONS', 'military_weapons', 'nuclear weapons'], used),
  );
  itGives(
    'needs-review',
    each(
      [
        ...['police-training', 'predictive-policing', 'weapon-design', 'arms-trade', 'defense', 'nuclear-energy'],
        ...['surveillance', 'biometric-id', 'facial-recognition', 'face-recognition', 'asylum', 'immigration'],
        ...['border-control', 'crime-mapping', 'criminal-law', 'recidivism', 'synthetic-content', 'content-creation'],
        ...['chatbot', 'automated-decision-making', 'autonomous-decisions', 'generated-content', 'Law Enforcement'],
      ],
      used,
    ),
    'use/unlisted',
  );
  itGives(
    'ready',
    each(['research', 'education', 'chat', 'search', 'linguistics', 'farms', 'alarms', 'harmony'], used),
  );
  itGives(
    'obligations-missing',
    each(
      [
        ...['content-generation', '{ use: content-generation, disclosed: false }', 'automated-decisions'],
        '{ use: automated-decisions, disclosed: true }',
      ],
      used,
    ),
    'use/condition',
  );
  itGives(
    'ready',
    each(
      ['{ use: content-generation, disclosed: true }', '{ use: automated-decisions, human-in-the-loop: true }'],
      used,
    ),
  );
});

describe('breaches', () => {
  itGives(
    'unknown',
    each(
      [
        ...['of: words, notified: 2026-08-01', 'of: counts, notified: 2026-08-01', 'of: words, notified: 2026-10-25'],
        ...['of: words, notified: 2026-08-01, resolved: 2027-10-10', 'of: words, notified: 2027-08-01'],
        ...[
          'of: words, notified: 2026-08-01, remedied: 2026-07-01',
          'of: words, notified: 2026-08-01, resolved: 2026-07-01',
        ],
        ...['of: wrods, notified: 2026-08-01', 'of: hub, notified: 2026-08-01', 'of: words'],
      ],
      breached,
    ),
  );
  itGives('needs-review', each(['of: words, notified: 2026-11-01', 'of: words, notified: 2026-10-26'], breached));
  itGives(
    'ready',
    each(
      [
        'of: words, notified: 2026-08-01, remedied: 2026-08-10',
        'of: words, notified: 2026-08-01, resolved: 2026-10-10',
      ],
      breached,
    ),
  );
  itGives('unknown', {
    'are minded inside as well': {
      edit: { 'audience: public': 'audience: internal' },
      ...breached('of: words, notified: 2026-08-01'),
    },
  });
});
