import assert from 'node:assert/strict';
import { analyze, type Analysis } from '../../server/src/analysis/analyze';
import type { Options } from '../../server/src/analysis/options';
import type { Finding, Fix } from '../../server/src/findings/finding';
import { rules } from '../../server/src/rules/index';
import type { Rule } from '../../server/src/rules/rule';
import { isManifestFile } from '../../server/src/manifest/manifest-files';
import { parse } from '../../server/src/syntax/parse';
import { applyEdits, overlap } from '../../server/src/text/edit';
import type { Fragment } from '../../server/src/text/span';
import { Lines } from '../../server/src/text/lines';
import { worldOf } from '../../server/src/workspace/world';
import { memoryFiles, ROOT } from './files';
import { mismatch, type Marked } from './carets';
import { markersOf, type Marker } from './markers';

/** What surrounds the manifest of a test. */
export interface Setting {
  /** Other files, by path beside the manifest. */
  readonly files?: Readonly<Record<string, string>>;
  readonly ignored?: readonly string[];
  readonly severities?: Options['severities'];
  readonly today?: string;
  /** The manifest's own path. */
  readonly path?: string;
  /** The rules that are asked; all of them unless it says so. */
  readonly rules?: readonly Rule[];
  /** What is to be found, where the text does not mark it itself. */
  readonly markers?: readonly Marker[];
}

/** A day on which none of the fixtures' dates is in the future by accident. */
export const TODAY = '2024-03-01';

export function analyzed(text: string, setting: Setting = {}): Analysis {
  const uri = `${ROOT}/${setting.path ?? 'impact.yaml'}`;
  const files = memoryFiles({ ...setting.files, [setting.path ?? 'impact.yaml']: text }, setting.ignored);
  const known = Object.keys(setting.files ?? {}).filter(isManifestFile);
  const world = worldOf(files, [uri, ...known.map((path) => `${ROOT}/${path}`)]);
  const options = { severities: setting.severities ?? {}, today: setting.today ?? TODAY };
  // The one that others see of it, too, so that it is read once.
  return analyze(world.tree(uri) ?? assert.fail(uri), { world, options, rules: setting.rules });
}

/** Checks that a text gives exactly the findings that it marks; a text without marks has to be silent. */
export function check(text: string, setting: Setting = {}): Analysis {
  const analysis = analyzed(text, setting);
  assert.deepEqual(analysis.faults, [], 'a rule broke down');
  const wrong = mismatch(
    text,
    analysis.findings.map((finding) => shown(analysis, finding, text)),
    setting.markers,
  );
  // Not as a comparison of two lists, which would have to be read before it says where to look.
  if (wrong !== undefined) throw new assert.AssertionError({ message: wrong, stackStartFn: check });
  return analysis;
}

/** What one rule says of a text. */
export function analyzedBy(rule: Rule, text: string, setting: Setting = {}): Analysis {
  return analyzed(text, { ...setting, rules: [rule] });
}

/**
 * Checks that a text gives exactly the findings of one rule that it marks. What other rules say of it is no matter here,
 * so that a new one breaks no test but its own; together they run on the examples and on the pages.
 */
export function checkRule(rule: Rule, text: string, setting: Setting = {}): Analysis {
  return check(text, { ...setting, rules: [rule] });
}

/** Has only these rules asked, where a test is about them and what others say is no matter. */
export function only(...ids: readonly string[]): Required<Pick<Setting, 'rules'>> {
  return { rules: ids.map((id) => rules.find((rule) => rule.id === id) ?? assert.fail(`no rule ${id}`)) };
}

/** Checks that a text is silent. */
export function checkSilent(text: string, setting: Setting = {}): void {
  assert.deepEqual(markersOf(text), [], 'a silent text has no marks');
  check(text, setting);
}

/**
 * Applies the fix with the title, or the first one of the first finding of the rule, and checks the text after it, that
 * the finding is gone and that no new one has come.
 */
export function checkFix(
  rule: string,
  before: string,
  after: string,
  setting: Setting & { readonly title?: string } = {},
): void {
  const analysis = analyzed(before, setting);
  const finding = analysis.findings.find((it) => it.rule === rule);
  assert.ok(finding, `no finding of ${rule}`);
  const fixes = finding.fixes?.() ?? [];
  const fix = setting.title === undefined ? fixes[0] : fixes.find(({ title }) => title === setting.title);
  assert.ok(fix, `no such fix; there are: ${fixes.map(({ title }) => title).join(' | ')}`);
  const { text, files } = applied(analysis, fix, setting);
  assert.equal(text, after);
  const again = analyzed(text, { ...setting, files });
  const count = (findings: readonly Finding[]): string[] => findings.map((it) => `${it.rule}: ${it.message}`);
  const old = count(analysis.findings);
  assert.ok(
    again.findings.filter((it) => it.rule === rule).length < analysis.findings.filter((it) => it.rule === rule).length,
    'the finding is still there',
  );
  assert.deepEqual(
    count(again.findings).filter((it) => !old.includes(it)),
    [],
    'a new finding has come',
  );
}

/** The manifest and the other files after a fix. */
export function applied(
  analysis: Analysis,
  fix: Fix,
  setting: Setting = {},
): { readonly text: string; readonly files: Readonly<Record<string, string>> } {
  const files: Record<string, string> = { ...setting.files };
  for (const { uri, text } of fix.creates ?? []) {
    const path = uri.slice(ROOT.length + 1);
    assert.ok(!(path in files), `${path} exists and would be overwritten`);
    files[path] = text;
  }
  const own = fix.edits.filter(({ span }) => analysis.tree.resolve(span) !== undefined);
  const edits = own.map(({ span, newText }) => ({ ...(analysis.tree.resolve(span) ?? { start: 0, end: 0 }), newText }));
  assert.ok(!overlap(edits), 'edits overlap');
  for (const uri of new Set(fix.edits.filter((edit) => !own.includes(edit)).map(({ span }) => span.fragment.uri))) {
    const others = fix.edits.filter((edit) => !own.includes(edit) && edit.span.fragment.uri === uri);
    const path = uri.slice(ROOT.length + 1);
    const text = files[path] ?? '';
    files[path] = applyEdits(
      text,
      others.map(({ span, newText }) => {
        const from = startOf(span.fragment, text);
        return { start: from + span.start, end: from + span.end, newText };
      }),
    );
  }
  return { text: applyEdits(analysis.tree.text, edits), files };
}

/** Where a fragment of another file begins in it: the file was cut as a manifest, or read from its start. */
function startOf(fragment: Fragment, text: string): number {
  const { parts } = parse(fragment.uri, text);
  const index = parts.findIndex((part) => part.text === fragment.text);
  assert.ok(index !== -1 || text.startsWith(fragment.text), `${fragment.uri} reads otherwise`);
  return parts.slice(0, Math.max(index, 0)).reduce((start, part) => start + part.text.length, 0);
}

function shown(analysis: Analysis, finding: Finding, text: string): Marked {
  const place = analysis.tree.resolve(finding.span);
  assert.ok(place, `${finding.rule} has a place outside of the document`);
  const lines = Lines.from(text);
  const start = lines.positionAt(place.start);
  const end = lines.positionAt(place.end);
  const sameLine = end.line === start.line;
  return {
    line: start.line,
    start: start.character,
    end: sameLine ? end.character : lines.lineText(start.line).length,
    severity: finding.severity,
    rule: finding.rule,
    message: finding.message,
  };
}
