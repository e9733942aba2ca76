import type { Finding } from '../findings/finding';
import type { Breach, Distribution, Manifest, Work } from '../manifest/manifest';
import type { Tree } from '../syntax/parse';
import type { Part } from '../syntax/tree';

/** What rules look at. */
export type Subject = Part | Work | Distribution | Breach | Manifest;

/** A finding and the subject it was told of, where that is known. */
export interface Told {
  readonly finding: Finding;
  readonly subject?: Subject;
}

/**
 * The findings in the order of the file. Those of one rule at one place are in the order of their subjects, and those of
 * one subject as the rule has told them; where no subject is known, as they are given.
 */
export function inFileOrder(tree: Tree, told: readonly Told[]): readonly Finding[] {
  return told
    .map((it) => ({ ...it, place: tree.resolve(it.finding.span) ?? NOWHERE }))
    .sort(
      (a, b) =>
        a.place.start - b.place.start ||
        a.place.end - b.place.end ||
        (a.finding.rule < b.finding.rule ? -1 : a.finding.rule > b.finding.rule ? 1 : 0) ||
        (a.subject === b.subject ? 0 : placeOf(tree, a.subject) - placeOf(tree, b.subject)),
    )
    .map(({ finding }) => finding);
}

const NOWHERE = { start: 0, end: 0 };

function placeOf(tree: Tree, subject: Subject | undefined): number {
  if (subject === undefined) return 0;
  if ('id' in subject) return tree.resolve(subject.id.span)?.start ?? 0;
  if ('node' in subject) return tree.resolve(subject.node.span)?.start ?? 0;
  return 'section' in subject ? (tree.resolve({ fragment: subject, start: 0, end: 0 })?.start ?? 0) : tree.text.length;
}
