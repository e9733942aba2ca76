import { attributionsIn, type Attribution, type FoundAttribution } from '../license/attribution';
import { span, textOf, type Located, type Span } from '../text/span';
import type { ImpactArtifact } from '../lineage/lineage';
import { isWritten } from '../manifest/is-written';
import type { Artifact, Attribution as Shipped } from '../manifest/manifest';
import { shippedAt } from '../shipped/read';
import { impactArtifactsOf, type Release } from '../lineage/release';
import { lacksLicensor, lacksYear, sentenceOf } from '../shipped/attribution';
import { stateOf, type AttributionFaults, type AttributionOwed, type Review } from './obligation';
import { reviewOf } from './review';

/** The sentences of a distribution: one for each artifact under an ImpACT license that any of its subjects comes from. */
export function attributionsOwed(release: Release): readonly AttributionOwed[] {
  const shipped = shippedText(release);
  return impactArtifactsOf(release).map(({ artifact, subjects }) => {
    const says = sentenceOf(artifact);
    const compares = compared(shipped, artifact, says);
    return {
      kind: 'attribution',
      subjects,
      path: artifact.path,
      artifact,
      says,
      state: shipped.kind === 'address' ? 'review' : stateOf(compares.faults),
      ...compares,
      ...(shipped.kind === 'address' ? { review: reviewIn(release, shipped.at) } : {}),
    };
  });
}

function reviewIn({ files, distribution }: Release, at: Located<string>): Review {
  return reviewOf('attribution', { files, base: distribution.uri, paths: [at] }, { at, why: 'address' });
}

/** An attribution in the manifest itself. */
type Inline = Extract<Shipped, { readonly kind: 'text' }>;

/** Where a distribution's attribution is. */
type Text =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'address'; readonly uri: string; readonly at: Located<string> }
  | { readonly kind: 'private'; readonly at: Located<string> }
  /** `at` is its place in the manifest. */
  | { readonly kind: 'inline'; readonly text: Located<string>; readonly find: Find; readonly findWritten: Find }
  | {
      readonly kind: 'file';
      readonly at: Span;
      readonly uri: string;
      readonly text: Located<string>;
      readonly find: Find;
    };

/** One whose words are known. */
type Inspected = Extract<Text, { readonly kind: 'inline' | 'file' }>;

/** Looks for the sentence about an artifact in a text. */
type Find = (says: Attribution) => FoundAttribution | undefined;

function shippedText({ distribution, files }: Release): Text {
  const { attribution } = distribution;
  if (attribution === undefined) return { kind: isWritten(distribution, 'attribution') ? 'unreadable' : 'absent' };
  if (attribution.kind === 'text') return inline(attribution);
  const shipped = shippedAt(files, distribution.uri, attribution.file);
  const at = attribution.file;
  if (shipped.kind === 'address') return { kind: 'address', uri: shipped.uri, at };
  if (shipped.kind !== 'text') return shipped.kind === 'private' ? { kind: 'private', at } : { kind: 'unreadable' };
  const { uri, fragment } = shipped;
  const text = { value: fragment.text, span: span(fragment, 0, fragment.text.length) };
  return { kind: 'file', at: at.span, uri, text, find: attributionsIn(fragment.text) };
}

function inline({ text, found, foundWritten }: Inline): Text {
  if (text.value.trim() === '') return { kind: 'unreadable' };
  const find = attributionsIn(text.value, found);
  return { kind: 'inline', text, find, findWritten: attributionsIn(textOf(text.span), foundWritten) };
}

type Compared = Pick<AttributionOwed, 'faults' | 'evidence' | 'unlike'>;

function compared(shipped: Text, { artifact }: ImpactArtifact, says: Attribution | undefined): Compared {
  if (shipped.kind === 'absent' || shipped.kind === 'unreadable') return { faults: [{ kind: shipped.kind }] };
  if (shipped.kind === 'address') return { faults: [], evidence: { uri: shipped.uri } };
  if (shipped.kind === 'private') return { faults: [{ kind: 'private', at: shipped.at }] };
  const at = shipped.kind === 'file' ? shipped.at : shipped.text.span;
  if (says === undefined) return { faults: [unsaid(artifact, at)] };
  const found = shipped.find(says);
  if (found === undefined) return { faults: [{ kind: 'no-sentence', at }] };
  const place = placeOf(shipped, says, found);
  if (found.faults.length === 0) return { faults: [], evidence: { uri: place.fragment.uri, span: place } };
  const { faults } = found;
  const where = shipped.kind === 'file' ? { at, inFile: place } : { at: place };
  return faults.every((fault) => fault === 'wording')
    ? { faults: [], evidence: { uri: place.fragment.uri, span: place }, unlike: where }
    : { faults: [{ kind: 'wrong-sentence', ...where, faults }] };
}

/** Why the sentence can't be made. */
function unsaid(artifact: Artifact, at: Span): AttributionFaults {
  if (lacksYear(artifact)) return { kind: 'no-year', at };
  return lacksLicensor(artifact) ? { kind: 'no-licensor', at } : { kind: 'unreadable' };
}

/**
 * The sentence in its file, or as it is written in the manifest, where quotes and indentation surround it; the whole value
 * where escapes or an alias hide it.
 */
function placeOf(shipped: Inspected, says: Attribution, found: FoundAttribution): Span {
  const { span: value } = shipped.text;
  if (shipped.kind === 'file') return part(value, found);
  const sentence = shipped.text.value.slice(found.start, found.end);
  const [before = '', ...rest] = textOf(value).split(sentence);
  if (rest.length === 1) return part(value, { start: before.length, end: before.length + sentence.length });
  const written = shipped.findWritten(says);
  return written?.faults.length === found.faults.length ? part(value, written) : value;
}

function part(value: Span, { start, end }: { readonly start: number; readonly end: number }): Span {
  return span(value.fragment, value.start + start, value.start + end);
}
