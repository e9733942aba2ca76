import { contradictionElsewhere } from '../../lineage/elsewhere';
import { labelOf } from '../../lineage/proof';
import { t } from '../../text/l10n';
import { relativePath } from '../../text/uri';
import type { Fix } from '../../findings/finding';
import type { Artifact } from '../../manifest/manifest';
import { isStricter, licenseIdOf, tierOfLicense } from '../../license/tier';
import { artifactLicense } from '../../lineage/artifact-license';
import { replaceValue } from '../../syntax/insert';
import type { Located } from '../../text/span';
import { isLookedAt } from '../looked-at';
import type { Rule } from '../rule';

const messages = {
  differs: ({ name, here, path, there }: Readonly<Record<'name' | 'here' | 'path' | 'there', string>>) =>
    t`${name} is under ${here} here but under ${there} in ${path}: one of them is wrong, or both apply and both manifests must say so.`,
  more: ({ name, here, more }: Readonly<Record<'name' | 'here' | 'more', string>>) =>
    t`${more} more entries of the workspace describe ${name} under other terms than ${here}.`,
  remedy: t`Find out which one is right, and correct the other. Where both apply, join them with “AND” in both manifests.`,
  there: (name: string) => t`${name} is described here as well.`,
};

/** One artifact with different terms in two manifests of the workspace. */
export const contradiction: Rule = {
  id: 'lineage/contradiction',
  description: 'Another manifest gives different terms for the same artifact.',
  why: 'Finds an artifact that two manifests describe with different terms, since following the wrong one means releasing it under the wrong terms.',
  severity: 'error',
  *artifact(artifact, context) {
    const { manifests, uri } = context;
    const found = contradictionElsewhere(artifact, manifests);
    const judged = { rule: contradiction.id, subject: `conflict:${artifact.id.value}` };
    if (found === undefined || isLookedAt([artifact], judged, context)) return;
    const { here, more } = found;
    for (const { other, there } of found.found) {
      yield {
        span: here.span,
        message: messages.differs({
          name: labelOf(artifact),
          here: here.value,
          path: relativePath(uri, other.uri),
          there: there.value,
        }),
        remedy: messages.remedy,
        related: [{ span: there.span, message: messages.there(labelOf(other)) }],
        fixes: () => (here === artifact.license && here.value !== there.value ? stricterTerms(here, other) : []),
      };
    }
    if (more === 0) return;
    const name = labelOf(artifact);
    yield {
      span: here.span,
      message: messages.more({ name, here: here.value, more: String(more) }),
      remedy: messages.remedy,
    };
  },
};

/** The other manifest’s license, where it is the stricter one: to be wrong that way costs work, and no rights. */
function stricterTerms(here: Located<string>, other: Artifact): readonly Fix[] {
  const { tier } = artifactLicense(other);
  const own = tierOfLicense(here.value);
  if (tier === undefined || own === undefined || !isStricter(tier, own)) return [];
  const to = licenseIdOf(tier);
  const title = t`Change the license to “${to}”, the stricter one`;
  return [{ title, edits: [replaceValue(here.span, to)], safe: false }];
}
