import type { Finding } from '../findings/finding';
import type { Breach, Distribution, Manifest, Work } from '../manifest/manifest';
import type { Extent } from '../syntax/extent';
import type { Part } from '../syntax/tree';
import type { Document } from './document';

/** What rules look at. */
export type Subject = Part | Work | Distribution | Breach | Manifest;

/** A finding and the subject it was told of; a report or a configuration is its own only subject. */
export interface Told {
  readonly finding: Finding;
  readonly subject?: Subject | undefined;
}

/** A finding with the offsets of its words, looked up once for all that needs them. */
export interface Placed extends Told {
  /** Nothing for one whose words are not in the document. */
  readonly extent: Extent | undefined;
}

/**
 * The findings with their places, in the order of the file. Those of one rule at one place are in the order of their
 * subjects, and those of one subject as the rule has told them.
 */
export function placed(document: Pick<Document, 'text' | 'resolve'>, told: readonly Told[]): readonly Placed[] {
  return inOrder(
    document,
    told.map(({ finding, subject }) => ({ finding, subject, extent: document.resolve(finding.span) })),
  );
}

/** Findings with their places, in the order of the file. */
export function inOrder(document: Pick<Document, 'text' | 'resolve'>, findings: readonly Placed[]): readonly Placed[] {
  return [...findings].sort(
    (a, b) =>
      (a.extent ?? NOWHERE).start - (b.extent ?? NOWHERE).start ||
      (a.extent ?? NOWHERE).end - (b.extent ?? NOWHERE).end ||
      (a.finding.rule < b.finding.rule ? -1 : a.finding.rule > b.finding.rule ? 1 : 0) ||
      (a.subject === b.subject ? 0 : placeOf(document, a.subject) - placeOf(document, b.subject)),
  );
}

const NOWHERE = { start: 0, end: 0 };

function placeOf({ text, resolve }: Pick<Document, 'text' | 'resolve'>, subject: Subject | undefined): number {
  if (subject === undefined) return 0;
  if ('id' in subject) return resolve(subject.id.span)?.start ?? 0;
  if ('node' in subject) return resolve(subject.node.span)?.start ?? 0;
  return 'section' in subject ? (resolve({ fragment: subject, start: 0, end: 0 })?.start ?? 0) : text.length;
}
