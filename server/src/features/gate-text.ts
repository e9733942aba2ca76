import { DISCLAIMER } from '../license/terms';
import type { Finding } from '../findings/finding';
import { labelOf } from '../lineage/proof';
import type { Evidence, Obligation } from '../obligations/obligation';
import { t } from '../text/l10n';
import { blocks, bold, code, italic, join, list, say, whole, type Markdown } from '../words/markdown';
import { listOf } from '../text/words';
import type { Gate } from './gate';
import { faultText, owed, reviewText } from '../words/obligation';
import { hindrances, reviewLines } from '../words/hindrances';
import { obligationsLabel, verdictLabel } from '../words/verdict-label';

/** How people are told a place, such as “NOTICE.md:3”: whoever shows the text knows the lines. */
export type PlaceText = (place: Evidence) => string;

/** The checklist of a release: what meets each obligation and where, or what is missing, and what is to be done. */
export function gateText(gate: Gate, placeText: PlaceText, notes: readonly Markdown[]): Markdown {
  const { verdict, open } = gate;
  const { distribution, obligations, subjects } = verdict;
  const points = reviewLines(verdict);
  const count = obligationsLabel(verdict);
  const names = subjects.map(({ work, id }) => (work === undefined ? `“${id.value}”` : labelOf(work)));
  const audience = distribution.audience === undefined ? '' : t`, audience ${distribution.audience.value}`;
  return blocks(
    say`${bold(distribution.id.value)}: ${listOf(names, 'and')}${audience}`,
    say`Verdict: ${bold(verdictLabel(verdict))}${count === undefined ? '' : `, ${count}`}.`,
    list(hindrances(verdict)),
    list(obligations.map((obligation) => line(obligation, placeText))),
    ...section(t`Still to do`, open, placeText),
    ...(points.length === 0 ? [] : [say`Needs review:`, list(points)]),
    ...notes,
    italic(DISCLAIMER),
  );
}

function line(obligation: Obligation, placeText: PlaceText): Markdown {
  const { state, evidence, review } = obligation;
  if (state === 'missing' || state === 'wrong') return say`✗ ${owed(obligation)}: ${faultText(obligation)}`;
  if (state === 'review' && review !== undefined)
    return say`? ${owed(obligation)}: ${code(placeText(evidence ?? { uri: review.at.fragment.uri, span: review.at }))} (${reviewText(review.why)})`;
  const looked = review === undefined ? '' : t` (reviewed by a person)`;
  return evidence === undefined
    ? say`✓ ${owed(obligation)}${looked}`
    : say`✓ ${owed(obligation)}: ${code(placeText(evidence))}${looked}`;
}

function section(title: string, findings: readonly Finding[], placeText: PlaceText): readonly (Markdown | undefined)[] {
  if (findings.length === 0) return [];
  const items = findings.map(({ span, rule, message, remedy }) =>
    join(
      [
        whole(message),
        ...(remedy === undefined ? [] : [whole(remedy)]),
        say`(${code(placeText({ uri: span.fragment.uri, span }))}, ${rule})`,
      ],
      ' ',
    ),
  );
  return [say`${title}:`, list(items)];
}
