import { impactLicenseOf } from '../../lineage/artifact-license';
import { labelOf } from '../../lineage/proof';
import { t } from '../../text/l10n';
import { outsideFixes } from '../../edits/outside-fixes';
import type { Rule } from '../rule';

const messages = {
  service: (name: string, license: string) =>
    t`${name} is a service, which ${license} does not cover: the ImpACT licenses are for data and models only, and hosted technology has its own terms of service.`,
  remedy: t`Name the terms of the service as its license, “LicenseRef-” and a name, or remove the entry.`,
};

export const service: Rule = {
  id: 'coverage/service',
  description: 'A service is under an ImpACT license, which does not cover it.',
  why: 'Finds services under an ImpACT license, since these licenses neither allow nor forbid anything about them.',
  severity: 'error',
  leavesOpen: 'entry',
  *artifact(artifact) {
    const { type } = artifact;
    const license = type?.value === 'service' ? impactLicenseOf(artifact) : undefined;
    if (type === undefined || license === undefined) return;
    const message = messages.service(labelOf(artifact), license);
    yield { span: type.span, message, remedy: messages.remedy, fixes: () => outsideFixes(artifact, type) };
  },
};
