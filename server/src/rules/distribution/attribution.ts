import type { Path } from '../../lineage/lineage';
import { completeField } from '../../edits/complete-fields';
import type { Fix, Related, Report, Severity } from '../../findings/finding';
import { attributionBlock, attributionOf, type Attribution, type AttributionFault } from '../../license/attribution';
import { licenseIdOf, tierName } from '../../license/tier';
import { addSentences, sentenceReplacer } from '../../edits/attribution-edits';
import { writeAttributionSection } from '../../edits/attribution-section';
import type { Artifact, Distribution } from '../../manifest/manifest';
import { lacksLicensor, lacksYear } from '../../shipped/attribution';
import type { AttributionOwed, SentencePlace } from '../../obligations/obligation';
import { shipmentOf } from '../../lineage/release';
import { labelOf, reasonText, relatedOf, relatedOfAll } from '../../lineage/proof';
import { severityFor } from '../../obligations/severity';
import { t } from '../../text/l10n';
import { listOf } from '../../text/words';
import type { Context, Rule } from '../rule';
import { onSections } from '../section-rule';

const messages = {
  absent: (id: string, names: string, reason: string) => t`“${id}” ships no attribution of ${names}: ${reason}.`,
  noSentence: (name: string, reason: string) => t`The attribution does not name ${name}: ${reason}.`,
  noYear: (name: string, reason: string) =>
    t`The attribution of ${name} can’t be checked without the year of its copyright: ${reason}.`,
  wrong: (name: string, what: string, reason: string) =>
    t`The attribution of ${name} has the wrong ${what}: ${reason}.`,
  unlike: (name: string) => t`The attribution of ${name} is not worded as the ImpACT licenses require.`,
  hidden: (path: string, reason: string) =>
    t`${path} is an address of a private network or of this machine, where nobody outside your organization can read the attribution: ${reason}.`,
  ship: t`Ship the attribution as text, or in a file.`,
  addBlock: (sentences: string) => t`Add “attribution” with: ${sentences}`,
  addSentence: (sentence: string) => t`Add the sentence: ${sentence}`,
  noLicensor: (name: string, reason: string) =>
    t`The attribution of ${name} can’t be checked without its licensor: ${reason}.`,
  addFields: (fields: string, id: string) => t`Add ${fields} to “${id}”.`,
  addFieldsFirst: (fields: string, id: string) =>
    t`Add ${fields} to “${id}”, then “attribution” with the sentence that results.`,
  replace: (sentence: string) => t`Write it as: ${sentence}`,
};

const titles = {
  addBlock: t`Add the attribution`,
  addAll: (number: number) => t`Add the ${number} missing sentences`,
  addOne: (name: string) => t`Add the attribution of ${name}`,
  replace: (name: string) => t`Correct the attribution of ${name}`,
};

/** How many artifacts a message names, and whose proofs it carries. */
const SHOWN = 5;

/** A distribution that does not name every artifact under an ImpACT license that it comes from, in the right words. */
export const attribution: Rule = {
  id: 'distribution/attribution',
  description: 'A distribution has no attribution, or the sentence for an artifact is missing or wrong.',
  why: 'Finds attributions that are missing or wrong, since everything made from an ImpACT artifact must name it.',
  severity: 'warning',
  *distribution(distribution, context) {
    const { assessments } = context;
    const severity = severityFor(distribution, 'obligation');
    if (severity === undefined) return;
    const owed = assessments.get(distribution).obligations.filter((it) => it.kind === 'attribution');
    if (owed.some(({ faults }) => faults.some(({ kind }) => kind === 'absent'))) {
      yield absent(distribution, owed, severity);
      return;
    }
    const fixes = fixesFor(distribution, owed, context);
    for (const one of owed) for (const report of reportsOf(distribution, one, fixes)) yield { severity, ...report };
    yield* onSections('attribution', distribution, context);
  },
};

function absent(distribution: Distribution, owed: readonly AttributionOwed[], severity: Severity): Report {
  const says = owed.flatMap((one) => one.says ?? []);
  const lacking = owed.filter(({ artifact }) => lackingIn(artifact.artifact) !== '');
  const names = owed.slice(0, SHOWN).map(({ artifact }) => labelOf(artifact.artifact));
  const rest = owed.length - names.length;
  const more = rest === 1 ? t`1 more` : t`${rest} more`;
  const shown = listOf(rest > 0 ? [...names, more] : names, 'and');
  const remedies = [
    ...lacking.map(({ artifact }) =>
      (says.length === 0 ? messages.addFieldsFirst : messages.addFields)(
        lackingIn(artifact.artifact),
        artifact.artifact.id.value,
      ),
    ),
    ...(says.length === 0 ? [] : [messages.addBlock(says.map(attributionOf).join(' '))]),
  ];
  return {
    span: distribution.id.span,
    message: messages.absent(distribution.id.value, shown, owed[0] === undefined ? '' : reasonText(owed[0].path())),
    remedy: remedies.join(' '),
    related: relatedOfAll(
      owed.slice(0, SHOWN).map((one) => ({ path: one.path(), shared: { distribution, id: one.subjects[0].id } })),
    ),
    severity,
    fixes: () => [
      ...blockFix(distribution, says),
      ...(lacking[0] === undefined ? [] : fieldFix(lacking[0].artifact.artifact, distribution)),
    ],
  };
}

/** “year” and “licensor”, as far as an entry lacks what its sentence is made from. */
function lackingIn(artifact: Artifact): string {
  const fields = [...(lacksYear(artifact) ? ['“year”'] : []), ...(lacksLicensor(artifact) ? ['“licensor”'] : [])];
  return listOf(fields, 'and');
}

/** What the sentence is made from; an entry of another manifest is for that one to complete. */
function fieldFix(artifact: Artifact, { uri }: Distribution): readonly Fix[] {
  return artifact.uri === uri ? completeField(artifact, lacksYear(artifact) ? 'year' : 'licensor') : [];
}

/** What makes the fixes for the sentence about one artifact. */
type FixesFor = (says: Attribution) => readonly Fix[];

interface FixesForSentence {
  readonly missing: FixesFor;
  readonly wrong: FixesFor;
}

interface Shared {
  readonly distribution: Distribution;
}

function reportsOf(distribution: Distribution, owed: AttributionOwed, fixes: FixesForSentence): readonly Report[] {
  const { artifact, says, unlike } = owed;
  if (unlike !== undefined && says !== undefined) {
    const related = relatedOf(owed.path(), { distribution, id: owed.subjects[0].id });
    const shown = {
      message: messages.unlike(labelOf(artifact.artifact)),
      remedy: messages.replace(attributionOf(says)),
    };
    const fix = (): readonly Fix[] => fixes.wrong(says);
    // All that it says is right, so the duty is met whatever the status.
    return [{ span: unlike.at, severity: 'warning', ...shown, related: [...hereIn(unlike), ...related], fixes: fix }];
  }
  return owed.faults.flatMap((fault) => reportsOn(fault, { ...owed, distribution }, fixes));
}

function reportsOn(
  fault: AttributionOwed['faults'][number],
  { artifact: { artifact }, says, path: pathTo, subjects, distribution }: AttributionOwed & Shared,
  fixes: FixesForSentence,
): readonly Report[] {
  // What can't be read has a finding of its own.
  if (fault.kind === 'absent' || fault.kind === 'unreadable') return [];
  const path = pathTo();
  const related = relatedOf(path, { distribution, id: subjects[0].id });
  const name = labelOf(artifact);
  if (fault.kind === 'private') {
    const message = messages.hidden(fault.at.value, reasonText(path));
    return [{ span: fault.at.span, message, remedy: messages.ship, related }];
  }
  if (fault.kind === 'no-year' || fault.kind === 'no-licensor')
    return [incomplete(fault, { artifact, path, related, distribution })];
  if (says === undefined) return [];
  const sentence = attributionOf(says);
  if (fault.kind === 'no-sentence') {
    const message = messages.noSentence(name, reasonText(path));
    const remedy = messages.addSentence(sentence);
    return [{ span: fault.at, message, remedy, related, fixes: () => fixes.missing(says) }];
  }
  return [
    {
      span: fault.at,
      message: wrongText(name, fault.faults, says),
      remedy: messages.replace(sentence),
      related: [...hereIn(fault), ...related],
      fixes: () => fixes.wrong(says),
    },
  ];
}

/** What the sentence is made from is not there. */
function incomplete(
  fault: Extract<AttributionOwed['faults'][number], { readonly kind: 'no-year' | 'no-licensor' }>,
  {
    artifact,
    path,
    related,
    distribution,
  }: Shared & { readonly artifact: Artifact; readonly path: Path; readonly related: readonly Related[] },
): Report {
  const remedy = messages.addFields(lackingIn(artifact), artifact.id.value);
  const lacks = fault.kind === 'no-year' ? messages.noYear : messages.noLicensor;
  const message = lacks(labelOf(artifact), reasonText(path));
  return { span: fault.at, message, remedy, related, fixes: () => fieldFix(artifact, distribution) };
}

function hereIn({ inFile }: SentencePlace): readonly Related[] {
  return inFile === undefined ? [] : [{ span: inFile, message: t`This is what it says.` }];
}

/** What the sentence says that is not so. */
function wrongText(name: string, faults: readonly AttributionFault[], { tier, year, licensor }: Attribution): string {
  const facts = {
    tier: [t`risk`, t`it is licensed under ${licenseIdOf(tier)}, ${tierName(tier)}`],
    year: [t`year`, t`the year of its copyright is ${String(year)}`],
    licensor: [t`licensor`, t`it was licensed by ${licensor ?? t`its licensor`}`],
  } as const;
  const wrong = faults.flatMap((fault) => (fault === 'wording' ? [] : [facts[fault]]));
  const [what, why] = [0, 1].map((index) =>
    listOf(
      wrong.map((fact) => fact[index] ?? ''),
      'and',
    ),
  );
  return messages.wrong(name, what ?? '', why ?? '');
}

/** Safe: the sentences follow from the manifest, word for word. */
function blockFix(distribution: Distribution, says: readonly Attribution[]): readonly Fix[] {
  const edits = says.length === 0 ? [] : addSentences(distribution, attributionBlock(says).split('\n'));
  return edits.length === 0 ? [] : [{ title: titles.addBlock, edits, safe: true, preferred: true }];
}

/** The fixes for sentences in the manifest are edits of these; those in a file are written there as one section. */
function fixesFor(
  distribution: Distribution,
  owed: readonly AttributionOwed[],
  context: Context,
): { readonly missing: FixesFor; readonly wrong: FixesFor } {
  if (distribution.attribution?.kind !== 'file')
    return { missing: sentenceFixes(distribution, owed), wrong: replaceFixes(distribution) };
  let section: readonly Fix[] | undefined;
  const missing = (): readonly Fix[] => {
    const release = shipmentOf(distribution, context);
    const fix = release === undefined ? undefined : writeAttributionSection(release);
    return fix === undefined ? [] : [fix];
  };
  const written = (): readonly Fix[] => (section ??= missing());
  // A sentence of somebody else’s in a file is for that person to correct; one of ours is written anew.
  return { missing: written, wrong: () => written().filter(({ safe }) => safe) };
}

/** One sentence, or all that are missing, which are the same for each of them and put together once. */
function sentenceFixes(distribution: Distribution, owed: readonly AttributionOwed[]): FixesFor {
  const add = (title: string, added: readonly Attribution[]): readonly Fix[] => {
    const edits = addSentences(distribution, attributionBlock(added).split('\n'));
    return edits.length === 0 ? [] : [{ title, edits, safe: true }];
  };
  const addAll = (): readonly Fix[] => {
    const missing = owed.flatMap((one) =>
      one.says !== undefined && one.faults.some(({ kind }) => kind === 'no-sentence') ? [one.says] : [],
    );
    return missing.length > 1 ? add(titles.addAll(missing.length), missing) : [];
  };
  let everything: readonly Fix[] | undefined;
  return (says) => [...(everything ??= addAll()), ...add(titles.addOne(says.name), [says])];
}

function replaceFixes(distribution: Distribution): FixesFor {
  const replace = sentenceReplacer(distribution);
  return (says) => {
    const edit = replace(says);
    return edit === undefined ? [] : [{ title: titles.replace(says.name), edits: [edit], safe: true, preferred: true }];
  };
}
