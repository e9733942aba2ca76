import type { Fix, Report } from '../../findings/finding';
import type { Work } from '../../manifest/manifest';
import { chainText, labelOf, stepsOf } from '../../lineage/proof';
import { t } from '../../text/l10n';
import { removeEntry } from '../../syntax/insert';
import { valueOf } from '../../syntax/tree';
import { textOf, type Span } from '../../text/span';
import type { Context, Rule } from '../rule';

const messages = {
  made: (name: string, through: string) => t`${name} comes from itself${through}, so its origin is not clear.`,
  taken: (name: string) => t`The entry of ${name} is taken from itself, so its origin is not clear.`,
  remedy: t`Remove the source that it was not made from; where a later version is made from an earlier one, give each its own id.`,
  point: t`Point it to the manifest that defines the artifact.`,
};

/** A derivative that comes from itself, or an artifact whose entry is taken from itself. */
export const cycle: Rule = {
  id: 'lineage/cycle',
  description: 'A derivative comes from itself.',
  why: 'Finds derivatives that come from themselves, since the license of a work without an origin can’t be determined.',
  severity: 'error',
  derivative: check,
  artifact: check,
};

function* check(work: Work, { lineage }: Context): Iterable<Report> {
  const path = lineage.opensCycle(work) ? lineage.cycle(work) : undefined;
  const source = path?.[1]?.link;
  if (path === undefined || source === undefined) return;
  const made = path.slice(1, -1).flatMap((step) => (step.work.kind === 'derivative' ? [step.work] : []));
  const through = made.length === 0 ? '' : t` through ${chainText(made.reverse())}`;
  const isTaken = work.kind === 'artifact' && made.length === 0;
  yield {
    span: source,
    message: isTaken ? messages.taken(labelOf(work)) : messages.made(labelOf(work), through),
    remedy: isTaken ? messages.point : messages.remedy,
    related: stepsOf(path),
    fixes: () => withoutSource(work, source),
  };
}

/** Without the source that leads round; one that is the only source of a derivative is for a person to replace. */
function withoutSource({ kind, entry }: Work, source: Span): readonly Fix[] {
  const from = kind === 'derivative' ? valueOf(entry.value, 'from') : undefined;
  if (from?.kind !== 'map' || from.alias === true || from.entries.length < 2) return [];
  const one = from.entries.find(({ key, merged }) => !merged && key.span.start === source.start);
  return one === undefined
    ? []
    : [{ title: t`Remove “${textOf(one.key.span)}” from its sources`, edits: [removeEntry(one)], safe: false }];
}
