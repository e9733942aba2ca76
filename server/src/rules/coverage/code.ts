import { impactLicenseOf } from '../../lineage/artifact-license';
import { labelOf } from '../../lineage/proof';
import { t } from '../../text/l10n';
import { outsideFixes } from '../../edits/outside-fixes';
import type { Rule } from '../rule';

const messages = {
  code: (name: string, license: string) =>
    t`${name} is code, which ${license} does not cover: the ImpACT licenses are for data and models only. Code is licensed separately, for example under Apache-2.0 or MIT.`,
  remedy: t`Name the license that came with the code, or remove the entry.`,
};

export const code: Rule = {
  id: 'coverage/code',
  description: 'Code is under an ImpACT license, which does not cover it.',
  why: 'Finds code under an ImpACT license, since these licenses neither allow nor forbid anything about it.',
  severity: 'error',
  leavesOpen: 'entry',
  *artifact(artifact) {
    const { type } = artifact;
    const license = type?.value === 'code' ? impactLicenseOf(artifact) : undefined;
    if (type === undefined || license === undefined) return;
    const message = messages.code(labelOf(artifact), license);
    yield { span: type.span, message, remedy: messages.remedy, fixes: () => outsideFixes(artifact, type) };
  },
};
