import type { Fix } from '../../findings/finding';
import { replacementsFor } from '../../license/stand-ins';
import { readLicense } from '../../license/reading';
import { relatedOf } from '../../lineage/proof';
import type { Derivative } from '../../manifest/manifest';
import { outboundCandidates, outboundFaults, unreadOutbound } from '../../obligations/terms/outbound';
import { replaceValue } from '../../syntax/insert';
import { t } from '../../text/l10n';
import type { Located } from '../../text/span';
import { listOf } from '../../text/words';
import type { Context, Rule } from '../rule';

const messages = {
  remedy: (licenses: readonly string[]) =>
    licenses.length === 0
      ? t`Release it under terms of your own that include the inherited terms: “LicenseRef-” and a name.`
      : t`Release it under terms of your own that include the inherited terms (“LicenseRef-” and a name), or under ${listOf(licenses)}.`,
};

export const outboundLicense: Rule = {
  id: 'lineage/outbound-license',
  description:
    'A derivative is released under a license that drops what it inherits, or that its sources do not allow.',
  why: 'Finds derivatives under licenses that drop what they inherit, since nobody can grant more rights than they were granted.',
  severity: 'error',
  leavesOpen: 'users',
  derivative: function* (derivative, context) {
    const { license } = derivative;
    if (license === undefined || license.value.trim() === '') return;
    const reading = readLicense(license.value);
    if (!reading.known) {
      const fixes = (): readonly Fix[] =>
        replacementsFor(license.value)
          .filter((to) => to !== 'unknown')
          .map((to) => changed(license, to));
      yield { span: license.span, ...unreadOutbound(license.value), fixes };
      return;
    }
    const [fault, ...others] = outboundFaults(derivative, license.value, context);
    if (fault === undefined) return;
    yield {
      span: license.span,
      message: [fault, ...others].map(({ message }) => message).join(' '),
      remedy: messages.remedy(outboundCandidates(derivative, context)),
      related: [fault, ...others].flatMap(({ path, against }) => relatedOf(path, undefined, against)),
      fixes: () => fixesOf(derivative, license, context),
    };
  },
};

/** What it is released under is for its author to say. */
function fixesOf(derivative: Derivative, license: Located<string>, context: Context): readonly Fix[] {
  return outboundCandidates(derivative, context).map((to) => changed(license, to));
}

function changed(license: Located<string>, to: string): Fix {
  return { title: t`Change to “${to}”`, edits: [replaceValue(license.span, to)], safe: false };
}
