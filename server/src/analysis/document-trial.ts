import { readCard } from '../card/card';
import { readReport } from '../report/report';
import { cardSubject } from '../rules/card-subject';
import { parse } from '../syntax/parse';
import { applyEdits, overlap } from '../text/edit';
import {
  analyzeCard,
  analyzeConfig,
  analyzeReport,
  type CardAnalysis,
  type ConfigAnalysis,
  type ReportAnalysis,
} from './analyze-document';
import type { Findings } from './conclude';
import { documentIn, wholeDocument } from './document';
import { keyed, objections, tally, type Candidate, type Objection } from './trial';

/** What is found in a document that is no manifest. */
export type DocumentAnalysis = ReportAnalysis | CardAnalysis | ConfigAnalysis;

/** Rules about how a document is written, and not about what it says. */
const OF_WRITING = /^(?:(?:manifest|internal)\/|card\/front-matter$)/;

/**
 * Tries a fix on a copy of the report, card or configuration that it changes. Nothing where it does what it is for: the
 * document can still be read, what the fix clears is gone, and nothing else has gone wrong in how it is written. What it
 * changes in a manifest as well may be what clears the finding, so that then only the other two are asked for.
 */
export function objectionInDocument(analysis: DocumentAnalysis, { fix, finding }: Candidate): Objection | undefined {
  const { document } = analysis;
  const own = fix.edits.filter(({ span }) => span.fragment.uri === document.uri);
  const edits = own.flatMap(({ span, newText }) => {
    const place = document.resolve(span);
    return place === undefined ? [] : [{ start: place.start, end: place.end, newText }];
  });
  if (edits.length < own.length) return objections.lost;
  if (overlap(edits)) return objections.overlapping;
  if (edits.length === 0) return undefined;
  const { findings } = analyzedAgain(analysis, applyEdits(document.text, edits));
  const [old, now] = [tally(analysis.findings.map(keyed)), tally(findings.map(keyed))];
  for (const { rule, severity, message, key } of findings.map(keyed)) {
    if (severity !== 'error' || (now.get(key) ?? 0) <= (old.get(key) ?? 0)) continue;
    if (rule === 'manifest/syntax') return objections.broken(message);
    if (OF_WRITING.test(rule)) return objections.error(message);
  }
  if (finding === undefined || own.length < fix.edits.length) return undefined;
  const { key } = keyed(finding);
  return (now.get(key) ?? 0) < (old.get(key) ?? 0) ? undefined : objections.remains;
}

/** The same document with another text. */
function analyzedAgain({ document, subject, options }: DocumentAnalysis, text: string): Findings {
  const { uri } = document;
  switch (subject.kind) {
    case 'report': {
      const report = readReport(uri, text);
      return analyzeReport(wholeDocument('report', { uri, text }), { ...subject, report }, options);
    }
    case 'card': {
      const card = readCard(uri, text);
      const again = cardSubject(card, subject.manifests, subject.today) ?? { ...subject, card };
      return analyzeCard(wholeDocument('card', { uri, text }), again, options);
    }
    case 'config': {
      const tree = parse(uri, text);
      return analyzeConfig(documentIn('config', tree), { ...subject, tree }, options.today);
    }
  }
}
