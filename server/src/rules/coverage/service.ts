import { labelOf } from '../../lineage/proof';
import type { Rule } from '../rule';

const messages = {
  service: (name: string) =>
    `${name} is a service, and the ImpACT licenses are for data and models only: hosted technology has terms of service of its own.`,
  remedy: 'Take the entry out, and follow the terms of the service.',
};

export const service: Rule = {
  id: 'coverage/service',
  description: 'An entry is a service, which the licenses do not cover.',
  why: 'Finds services among the artifacts, since the ImpACT licenses neither allow nor forbid anything about them.',
  severity: 'error',
  *artifact(artifact) {
    const { type } = artifact;
    if (type?.value !== 'service') return;
    yield { span: type.span, message: messages.service(labelOf(artifact)), remedy: messages.remedy };
  },
};
