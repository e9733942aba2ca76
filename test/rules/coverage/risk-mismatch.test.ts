import assert from 'node:assert/strict';
import { riskMismatch } from '../../../server/src/rules/coverage/risk-mismatch';
import { analyzed, checkFix, checkRule, only } from '../../kit/check';

const artifact = (license: string, risk: string): string => `version: 1
artifacts:
  dolma:
    name: Dolma
    type: data
    license: ${license}
    risk: ${risk}
distributions:
  here: { of: dolma, audience: internal }
`;

/** The manifest with a mark under the risk. */
const marked = (license: string, risk: string, message: string): string => {
  const marks = `#         ${'^'.repeat(risk.length)} error coverage/risk-mismatch: ${message}\n`;
  return artifact(license, risk).replace('distributions:', `${marks}distributions:`);
};

describe('coverage/risk-mismatch', () => {
  it('is silent where both agree, or where only one is there', () => {
    checkRule(riskMismatch, artifact('AI2-ImpACT-MR', 'medium'));
    checkRule(riskMismatch, artifact('AI2-ImpACT-LR AND LicenseRef-Llama-2', 'low'));
    checkRule(riskMismatch, artifact('AI2-ImpACT-MR', 'medium').replace('    risk: medium\n', ''));
    checkRule(riskMismatch, artifact('AI2-ImpACT-MR', 'medium').replace('    license: AI2-ImpACT-MR\n', ''));
  });

  it('marks another tier, with the license', () => {
    const { findings, tree } = checkRule(
      riskMismatch,
      marked(
        'AI2-ImpACT-MR',
        'low',
        'The risk of Dolma is low, but its license, AI2-ImpACT-MR, is for medium risk. Until they agree, nothing made from it is ready.',
      ),
    );
    const [related] = findings[0]?.related ?? [];
    assert.equal(related && tree.resolve(related.span)?.start, tree.text.indexOf('AI2-ImpACT-MR'));
  });

  it('marks a risk beside another license, or beside none that is known', () => {
    for (const license of ['MIT', 'unknown', 'LicenseRef-Llama-2']) {
      const message = `The risk of Dolma is high, which means AI2-ImpACT-HR, but its license is ${license}.`;
      checkRule(riskMismatch, marked(license, 'high', message));
    }
  });

  it('leaves what is no license or no risk to others', () => {
    for (const text of [
      artifact('the usual', 'low'),
      artifact('ai2-impact', 'low'),
      artifact('AI2-ImpACT-MR', 'some'),
    ]) {
      const told = analyzed(
        text,
        only('coverage/risk-mismatch', 'coverage/unknown-license', 'manifest/schema'),
      ).findings.map(({ rule }) => rule);
      assert.equal(told.length, 1);
      assert.ok(!told.includes('coverage/risk-mismatch'));
    }
  });

  describe('has a fix', () => {
    const rule = 'coverage/risk-mismatch';

    it('for the risk', () => {
      const after = artifact('AI2-ImpACT-MR', '"medium"');
      checkFix(rule, artifact('AI2-ImpACT-MR', '"low"'), after, { title: 'Change the risk to “medium”' });
    });

    it('for the license', () => {
      const after = artifact('AI2-ImpACT-LR', 'low');
      checkFix(rule, artifact('AI2-ImpACT-MR', 'low'), after, { title: 'Change the license to “AI2-ImpACT-LR”' });
    });

    it('for the license beside others', () => {
      const next = 'AI2-ImpACT-MR AND LicenseRef-Llama-2';
      const before = artifact('AI2-ImpACT-LR AND LicenseRef-Llama-2', 'medium');
      checkFix(rule, before, artifact(next, 'medium'), { title: `Change the license to “${next}”` });
    });

    it('for a risk that has no business there', () => {
      const after = artifact('MIT', 'low').replace('    risk: low\n', '');
      checkFix(rule, artifact('MIT', 'low'), after, { title: 'Remove the risk' });
    });

    it('that a person has to choose', () => {
      const fixes = analyzed(artifact('AI2-ImpACT-MR', 'low'), only(rule)).findings[0]?.fixes?.();
      assert.deepEqual(
        fixes?.map(({ safe }) => safe),
        [false, false],
      );
    });
  });
});
