import type { Demand, NotKnown } from '../../lineage/demand';
import { readLicense } from '../../license/reading';
import { conflictText } from '../../license/share-alike';
import { licenseIdOf } from '../../license/tier';
import { areBorneBy, catalogConflict } from '../../lineage/catalog-conflict';
import { labelOf, relatedOf, throughText } from '../../lineage/proof';
import { shareAlikesOf } from '../../lineage/share-alike';
import { t } from '../../text/l10n';
import { listOf } from '../../text/words';
import type { Reason } from '../reason';
import { clashesOf } from './clashes';
import type { At, Grounds } from './item';
import { outboundFaults, unreadOutbound } from './outbound';

/** Well-known artifacts that are said to be under laxer licenses than are known, or under one that they never had. */
export function catalogReasons(at: At, { lineage, today }: Grounds): readonly Reason[] {
  const closure = lineage.closure(at.work);
  const artifacts = closure.flatMap(({ work }) => (work.kind === 'artifact' ? [work] : []));
  return closure.flatMap(({ work: artifact, path }): readonly Reason[] => {
    const conflict = artifact.kind === 'artifact' ? catalogConflict(artifact, today) : undefined;
    if (conflict === undefined || (conflict.kind === 'incomplete' && areBorneBy(artifacts, conflict.lacking)))
      return [];
    const { field, license } = conflict;
    if (conflict.kind === 'contradicted')
      // Nobody who looks at it here can tell which of the two holds.
      return [
        {
          verdict: 'unknown',
          rule: 'coverage/catalog',
          span: field.span,
          message: t`What is said about ${labelOf(artifact)} is contradictory: ${listOf(license.split(' AND '), 'and')} are both named for it.`,
          remedy: t`Ask its licensor; until then, keep to both: “license: ${license}”.`,
          related: () => relatedOf(path(), at.shared),
        },
      ];
    return [
      {
        verdict: 'needs-review',
        rule: 'coverage/catalog',
        span: field.span,
        message: t`${labelOf(artifact)} is said to be under ${field.value}, and known to be under ${license}.`,
        remedy: t`Look at its card, and write what it says, or record that someone has reviewed it.`,
        related: () => relatedOf(path(), at.shared),
        review: { subject: `conflict:${artifact.id.value}`, value: [field.value, license].join(', ') },
      },
    ];
  });
}

/** What is shared, or something that it comes from, is released under a license that drops what it inherits, or under none. */
export function outboundReasons({ work, shared }: At, grounds: Grounds): readonly Reason[] {
  return grounds.lineage.closure(work).flatMap(({ work: made }): readonly Reason[] => {
    const license = made.kind === 'derivative' ? made.license : undefined;
    const isHere = made === work || made.uri === shared.id.span.fragment.uri;
    if (!isHere || license === undefined || license.value.trim() === '') return [];
    const base = { rule: 'lineage/outbound-license', span: license.span };
    if (!readLicense(license.value).known)
      return [{ ...base, verdict: 'unknown', ...unreadOutbound(license.value), related: () => [] }];
    return outboundFaults(made, license.value, grounds).map(({ message, path, against }) => ({
      ...base,
      verdict: 'obligations-missing',
      message,
      remedy: t`Release it under terms of your own that include the inherited terms, or under a license that does.`,
      related: () => relatedOf(path, shared, against),
    }));
  });
}

/** A license that wants no further restrictions beside one whose restrictions have to flow down. */
export function shareAlikeReasons(at: At, { lineage, manifests }: Grounds): readonly Reason[] {
  const tier = lineage.risk(at.work);
  return shareAlikesOf(at.work, lineage, manifests).map(({ artifact, free, doubt, path }): Reason => {
    const { id } = free.terms;
    return {
      verdict: 'needs-review',
      rule: 'lineage/share-alike',
      span: at.shared.id.span,
      message: t`${labelOf(at.work)} comes from ${labelOf(artifact)} (${id})${throughText(path())} and from what is under an ImpACT license: ${conflictText(free, undefined, doubt)}`,
      remedy: t`Leave ${labelOf(artifact)} out, obtain it under another license, or record that someone has reviewed it.`,
      related: () => relatedOf(path(), at.shared, id),
      review: {
        subject: `conflict:${artifact.id.value}`,
        value: [id, ...(tier === undefined ? [] : [licenseIdOf(tier)])].join(', '),
      },
    };
  });
}

/** Licenses of which each wants the whole for itself. */
export function clashReasons(demands: readonly (Demand | NotKnown)[], at: At): readonly Reason[] {
  return clashesOf(demands, at.work).map(({ first, second, rule, message, way }) => ({
    verdict: 'needs-review',
    rule,
    span: at.shared.id.span,
    message,
    remedy: t`Leave one of the two out, obtain it under another license, or share them as separate files, each under its own.`,
    related: () => relatedOf(way.path(), at.shared, second.license),
    review: { subject: `conflict:${first.id}`, value: [first.license, second.license].join(', ') },
  }));
}
