import { licensorOf } from '../../lineage/artifact-license';
import { namesLicense } from '../../license/shipped-license';
import type { OtherLicense } from '../../license/other-license';
import type { Artifact, Work } from '../../manifest/manifest';
import { t } from '../../text/l10n';
import { saysSome, says, type SaidText } from '../../text/said';

/** What is credited. */
interface Credited {
  readonly artifact: Artifact;
  readonly terms: OtherLicense;
}

/** What it is credited for. */
interface Credit extends Credited {
  readonly work: Work;
  readonly isChanged: boolean;
}

/** Whether a text names an artifact as one that is used. */
export function isNamedIn(text: SaidText, { name, id }: Artifact): boolean {
  return says(text, name?.value ?? id.value);
}

/** Whether texts that ship credit an artifact at all: they name it and its license. */
export function isCredited(texts: readonly SaidText[], { artifact, terms }: Credited): boolean {
  return texts.some((text) => isNamedIn(text, artifact)) && texts.some((text) => namesLicense(text, terms));
}

/**
 * What else the license wants of a credit and is not found in texts that hold one, as nouns: who made it, where it is, of
 * when it is, what was changed. What the manifest does not tell nobody can find.
 */
export function lackingIn(texts: readonly SaidText[], { artifact, terms, work, isChanged }: Credit): readonly string[] {
  const found = (words: string): boolean => texts.some((text) => says(text, words));
  const wants = new Set(terms.credit);
  const licensor = licensorOf(artifact);
  const source = artifact.source?.value;
  const lacking: string[] = [];
  if (wants.has('author') && licensor === undefined) lacking.push(t`who made it (“licensor” is not there)`);
  if (wants.has('author') && licensor !== undefined && !found(licensor)) lacking.push(`“${licensor}”`);
  if (wants.has('link') && source !== undefined && !found(withoutScheme(source))) lacking.push(source);
  if (wants.has('day') && !texts.some((text) => isNamedIn(text, artifact) && /\b(?:19|20)\d\d\b/.test(text.seen)))
    lacking.push(t`the day of its last update`);
  if (wants.has('changes') && isChanged && !texts.some((text) => tellsChanges(text, work, artifact)))
    lacking.push(t`what was changed`);
  return lacking;
}

function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/i, '');
}

/** Whether a text tells how something was changed in the words of its author, or that it was. */
function tellsChanges(text: SaidText, work: Work, artifact: Artifact): boolean {
  const changes = work.kind === 'derivative' ? work.changes?.value : undefined;
  if (changes !== undefined && says(text, changes)) return true;
  return [artifact, work].some(({ name, id }) => saysSome(text, name?.value ?? id.value, CHANGED));
}

/** Words for something that is no longer as it was. */
const CHANGED =
  /\b(?:modif|chang|alter|adapt|edit(?:ed|s)\b|transform|deriv|based on|made (?:from|of)|subset|filter|translat|convert|remix|clean|extract|select|sampl|merg|fine-?tun|train|quanti[sz]|annotat|shorten|verändert|geändert|bearbeitet|gekürzt|übersetzt|angepasst|abgeleitet|basiert)/;
