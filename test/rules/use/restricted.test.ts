import { restricted } from '../../../server/src/rules/use/restricted';
import { checkRule } from '../../kit/check';

describe('use/restricted', () => {
  it('marks what Exhibit A rules out, in any tier and spelling', () => {
    checkRule(
      restricted,
      `version: 1
artifacts:
  wild-chat:
    name: WildChat
    type: data
    license: AI2-ImpACT-LR
derivatives:
  cleaned:
    name: Cleaned
    type: data
    from:
      wild-chat: modified
  tuned:
    name: Tuned
    type: model
    from:
      cleaned: trained-on
    uses:
      - research
      - military-weapons
#       ^^^^^^^^^^^^^^^^ error use/restricted: Tuned may not be used for “military-weapons”: it comes from WildChat (AI2-ImpACT-LR, low risk) through Cleaned, and Exhibit A of that license rules out improving military weapons.
      - Nuclear Weapons
#       ^^^^^^^^^^^^^^^ error use/restricted: Tuned may not be used for “Nuclear Weapons”: it comes from WildChat (AI2-ImpACT-LR, low risk) through Cleaned, and Exhibit A of that license rules out nuclear proliferation or nuclear weapons technology.
      - use: military_surveillance
#            ^^^^^^^^^^^^^^^^^^^^^ error use/restricted: Tuned may not be used for “military_surveillance”: it comes from WildChat (AI2-ImpACT-LR, low risk) through Cleaned, and Exhibit A of that license rules out military surveillance, and research on it.
      - military-weapon
#       ^^^^^^^^^^^^^^^ error use/restricted: Tuned may not be used for “military-weapon”: it comes from WildChat (AI2-ImpACT-LR, low risk) through Cleaned, and Exhibit A of that license rules out improving military weapons.
      - biometric-law-enforcement
#       ^^^^^^^^^^^^^^^^^^^^^^^^^ error use/restricted: Tuned may not be used for “biometric-law-enforcement”: it comes from WildChat (AI2-ImpACT-LR, low risk) through Cleaned, and Exhibit A of that license rules out real-time remote biometric processing or identification in public places for law enforcement.
      - predictive-justice
#       ^^^^^^^^^^^^^^^^^^ error use/restricted: Tuned may not be used for “predictive-justice”: it comes from WildChat (AI2-ImpACT-LR, low risk) through Cleaned, and Exhibit A of that license rules out justice, law enforcement, immigration or asylum processes, such as predicting that a person will commit a crime.
`,
    );
  });

  it('is silent about every other use', () => {
    checkRule(
      restricted,
      `version: 1
artifacts:
  wild-chat:
    name: WildChat
    type: data
    license: AI2-ImpACT-LR
derivatives:
  tuned:
    name: Tuned
    type: model
    from:
      wild-chat: trained-on
    uses: [research, medical-advice, weapons, { use: content-generation, disclosed: true }]
`,
    );
  });

  it('is silent where no ImpACT license binds the use', () => {
    checkRule(
      restricted,
      `version: 1
artifacts:
  wiki:
    name: Wikipedia
    type: data
    license: CC-BY-SA-4.0
derivatives:
  words:
    name: Words
    type: data
    from:
      wiki: modified
    uses: [military-weapons]
`,
    );
  });
});
