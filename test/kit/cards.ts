import assert from 'node:assert/strict';
import { objectionInDocument } from '../../server/src/analysis/document-trial';
import { analyzeCard, type CardAnalysis } from '../../server/src/analysis/analyze-document';
import { wholeDocument } from '../../server/src/analysis/document';
import { readCard } from '../../server/src/card/card';
import { cardSubject } from '../../server/src/rules/card-subject';
import type { CardSubject, Rule } from '../../server/src/rules/rule';
import { isMarkdown } from '../../server/src/manifest/manifest-files';
import { applyEdits } from '../../server/src/text/edit';
import { Lines } from '../../server/src/text/lines';
import { mismatch } from './carets';
import { analyzed, TODAY, type Setting } from './check';
import { ROOT } from './files';

/** A set of words taken from ValuePrism, and its release, with its card beside it. */
export const VALUE_WORDS = `version: 1
artifacts:
  value-prism:
    name: ValuePrism
    type: data
    license: AI2-ImpACT-MR
    year: 2023
    source: https://huggingface.co/datasets/allenai/ValuePrism
derivatives:
  value-words:
    name: Value Words
    type: data
    from:
      value-prism: incorporated
    changes: Counted the words.
    card: README.md
distributions:
  hub:
    of: value-words
    audience: public
    agreement: TERMS.md
    notices: NOTICE.md
`;

/** A card beside a manifest; nothing for a text that is none. */
export function cardOf(manifest: string, path: string, text: string, setting: Setting = {}): CardSubject | undefined {
  const files = { ...setting.files, [path]: text };
  const { context } = analyzed(manifest, { ...setting, files });
  return cardSubject(readCard(`${ROOT}/${path}`, text), [context], setting.today ?? TODAY);
}

/** What is found in a card; nothing for a text that is none. */
export function analyzedCard(
  manifest: string,
  path: string,
  text: string,
  setting: Setting = {},
): CardAnalysis | undefined {
  return found(cardOf(manifest, path, text, setting), setting);
}

function found(subject: CardSubject | undefined, setting: Setting): CardAnalysis | undefined {
  const options = { severities: setting.severities ?? {}, today: setting.today ?? TODAY };
  if (subject === undefined) return undefined;
  const analysis = analyzeCard(wholeDocument('card', subject.card.fragment), subject, options);
  const isAsked = (rule: string): boolean => setting.rules?.some(({ id }) => id === rule) ?? true;
  return { ...analysis, findings: analysis.findings.filter(({ rule }) => isAsked(rule)) };
}

/** The cards among the files of a setting. */
export function cardsIn(manifest: string, setting: Setting = {}): readonly CardAnalysis[] {
  const texts = Object.entries(setting.files ?? {}).filter(([path]) => isMarkdown(path));
  const { context } = analyzed(manifest, setting);
  return texts.flatMap(([path, text]) => {
    const subject = cardSubject(readCard(`${ROOT}/${path}`, text), [context], setting.today ?? TODAY);
    return found(subject, setting) ?? [];
  });
}

/** Checks that a card gives exactly the findings that it marks. */
export function checkMarks({ findings, faults, document }: CardAnalysis): void {
  assert.deepEqual(faults, [], 'a rule broke down');
  const lines = Lines.from(document.text);
  const found = findings.map((finding) => {
    const place = document.resolve(finding.span);
    assert.ok(place, `${finding.rule} has a place outside of the document`);
    const start = lines.positionAt(place.start);
    const end = lines.positionAt(place.end);
    const last = end.line === start.line ? end.character : lines.lineText(start.line).length;
    const { severity, rule, message } = finding;
    return { line: start.line, start: start.character, end: last, severity, rule, message };
  });
  const wrong = mismatch(document.text, found);
  if (wrong !== undefined) throw new assert.AssertionError({ message: wrong, stackStartFn: checkMarks });
}

/** Checks that one rule says of a card just what the card marks. */
export function checkCard(
  rule: Rule,
  manifest: string,
  text: string,
  setting: Setting & { readonly card?: string } = {},
): CardAnalysis {
  const analysis = analyzedCard(manifest, setting.card ?? 'README.md', text, { ...setting, rules: [rule] });
  assert.ok(analysis, 'it is no card');
  checkMarks(analysis);
  return analysis;
}

/** The text after a fix of the first finding, the first one unless a title is given; the finding has to be gone then. */
export function repaired(rule: Rule, manifest: string, text: string, title?: string, setting: Setting = {}): string {
  const asked = { ...setting, rules: [rule] };
  const before = analyzedCard(manifest, 'README.md', text, asked);
  const fixes = before?.findings[0]?.fixes?.() ?? [];
  const fix = title === undefined ? fixes[0] : fixes.find((one) => one.title === title);
  assert.ok(before !== undefined && fix !== undefined, `no such fix: ${fixes.map((one) => one.title).join(' | ')}`);
  const whole = analyzedCard(manifest, 'README.md', text, setting);
  assert.equal(whole && objectionInDocument(whole, { fix, finding: before.findings[0] }), undefined);
  const after = applyEdits(
    text,
    fix.edits.map(({ span: { start, end }, newText }) => ({ start, end, newText })),
  );
  const again = analyzedCard(manifest, 'README.md', after, asked)?.findings ?? [];
  assert.ok(again.length < before.findings.length, `the finding is still there: ${after}`);
  return after;
}
