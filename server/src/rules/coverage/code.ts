import type { Artifact } from '../../manifest/manifest';
import { labelOf } from '../../lineage/proof';
import { parseLicense } from '../../license/spdx';
import type { Rule } from '../rule';

const messages = {
  underImpact: (name: string, license: string) =>
    `${name} is code, which ${license} does not cover: the ImpACT licenses are for data and models only. Code is licensed separately, for example under Apache-2.0 or MIT.`,
  underOther: (name: string) =>
    `${name} is code, and the ImpACT licenses are for data and models only, so a manifest can say nothing about it.`,
  remedy: 'Take the entry out, and follow the license that came with the code.',
};

export const code: Rule = {
  id: 'coverage/code',
  description: 'An entry is code, which the licenses do not cover.',
  why: 'Finds code among the artifacts, since the ImpACT licenses neither allow nor forbid anything about it.',
  severity: 'error',
  *artifact(artifact) {
    const { type } = artifact;
    if (type?.value !== 'code') return;
    yield { span: type.span, message: messageOf(artifact), remedy: messages.remedy };
  },
};

function messageOf(artifact: Artifact): string {
  const { license } = artifact;
  const isImpact = license !== undefined && parseLicense(license.value).kind === 'impact';
  return isImpact ? messages.underImpact(labelOf(artifact), license.value) : messages.underOther(labelOf(artifact));
}
