import type { Fix, Report } from '../../findings/finding';
import { replaceImpact } from '../../license/replace';
import { inShort, type ParsedLicense } from '../../license/spdx';
import { isTier, licenseIdOf, type Tier } from '../../license/tier';
import type { Artifact } from '../../manifest/manifest';
import { labelOf } from '../../lineage/proof';
import { removeEntry, replaceValue } from '../../syntax/insert';
import { entryOf } from '../../syntax/tree';
import { t } from '../../text/l10n';
import { located, type Located } from '../../text/span';
import type { Rule } from '../rule';

const messages = {
  otherTier: ({
    name,
    stated,
    license,
    licensed,
  }: {
    readonly name: string;
    readonly stated: Tier;
    readonly license: string;
    readonly licensed: Tier;
  }) =>
    t`The risk of ${name} is ${stated}, but its license, ${license}, is for ${licensed} risk. Until they agree, nothing made from it is ready.`,
  otherLicense: (name: string, stated: Tier, license: string) =>
    t`The risk of ${name} is ${stated}, which means ${licenseIdOf(stated)}, but its license is ${license}.`,
  related: t`the license`,
  remedy: t`Look up which license came with the artifact, and correct the other field.`,
};

export const riskMismatch: Rule = {
  id: 'coverage/risk-mismatch',
  description: 'The “risk” and the “license” of an artifact disagree.',
  why: 'Finds an artifact whose risk and license disagree, since the risk decides what may be shared at all.',
  severity: 'error',
  leavesOpen: 'entry',
  *artifact(artifact) {
    const { license, reading, risk } = artifact;
    if (license === undefined || reading === undefined || risk === undefined || !isTier(risk.value)) return;
    const parsed = inShort(reading, license.value);
    // What is no license at all has a finding of its own.
    if (parsed.kind === 'invalid' || (parsed.kind === 'impact' && parsed.tier === risk.value)) return;
    yield report({ artifact, risk: located(risk.value, risk.span), license, parsed });
  },
};

interface Mismatch {
  readonly artifact: Artifact;
  readonly risk: Located<Tier>;
  readonly license: Located<string>;
  readonly parsed: ParsedLicense;
}

function report(mismatch: Mismatch): Report {
  const { artifact, risk, license, parsed } = mismatch;
  const name = labelOf(artifact);
  const message =
    parsed.kind === 'impact'
      ? messages.otherTier({ name, stated: risk.value, license: license.value, licensed: parsed.tier })
      : messages.otherLicense(name, risk.value, license.value);
  const related = [{ span: license.span, message: messages.related }];
  return { span: risk.span, message, remedy: messages.remedy, related, fixes: () => fixesOf(mismatch) };
}

/** Both ways, since only the licensor's text can say which of the two is right. */
function fixesOf({ artifact, risk, license, parsed }: Mismatch): readonly Fix[] {
  const id = licenseIdOf(risk.value);
  const text = parsed.kind === 'impact' ? replaceImpact(parsed, id) : id;
  const entry = entryOf(artifact.entry.value, 'risk');
  const byLicense: readonly Fix[] =
    parsed.kind === 'impact'
      ? [{ title: t`Change the risk to “${parsed.tier}”`, edits: [replaceValue(risk.span, parsed.tier)], safe: false }]
      : entry === undefined || entry.merged
        ? []
        : [{ title: t`Remove the risk`, edits: [removeEntry(entry)], safe: false }];
  if (text === undefined) return byLicense;
  const edits = [replaceValue(license.span, text)];
  return [...byLicense, { title: t`Change the license to “${text}”`, edits, safe: false }];
}
