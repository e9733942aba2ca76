import { t } from '../../text/l10n';
import { lineBreakOf } from '../../text/line-break';
import { isFailure } from '../../analysis/failure';
import type { Span } from '../../text/span';
import type { Finding, Fix } from '../../findings/finding';
import { suppressionText, type Scope } from '../../manifest/suppression';
import type { ImpactReport } from '../../report/report';
import { startOfText } from '../../syntax/locate';
import type { Extent } from '../../syntax/extent';
import type { Tree } from '../../syntax/parse';
import { span, type Fragment } from '../../text/span';

/** Comments that silence a finding: for its line, and for the whole file. None for what concerns comments itself. */
export function silence(tree: Tree, finding: Finding, place: Extent | undefined): readonly Fix[] {
  if (isUnsilenced(finding) || place === undefined) return [];
  const first = tree.at(0).part;
  const top = first.text.startsWith('\uFEFF') ? 1 : 0;
  return [
    ...onItsLine(tree, finding, place.start),
    silencing(finding, { scope: 'file', language: 'yaml' }, { fragment: first, at: top }),
  ];
}

/** The same in a report: in YAML where its front matter is, and in HTML in the text below that. */
export function silenceInReport(
  {
    fragment,
    frontMatter,
  }: Pick<ImpactReport, 'fragment'> & { readonly frontMatter: { readonly span: Span } | undefined },
  finding: Finding,
): readonly Fix[] {
  const { start } = finding.span;
  if (isUnsilenced(finding) || finding.span.fragment.uri !== fragment.uri) return [];
  const { text } = fragment;
  const afterFirst = text.indexOf('\n') + 1;
  const isInHead = frontMatter !== undefined && start < frontMatter.span.end;
  const at = text.lastIndexOf('\n', start - 1) + 1;
  const language = isInHead ? 'yaml' : 'text';
  // Above the marks that begin the front matter, nothing can stand.
  const isOnMarks = isInHead && at < afterFirst;
  const whole = frontMatter === undefined ? { fragment, at: 0 } : { fragment, at: afterFirst };
  return [
    ...(isOnMarks ? [] : [silencing(finding, { scope: 'next-line', language }, { fragment, at })]),
    silencing(finding, { scope: 'file', language: frontMatter === undefined ? 'text' : 'yaml' }, whole),
  ];
}

function isUnsilenced(finding: Finding): boolean {
  return isFailure(finding) || finding.rule === 'manifest/unused-suppression' || finding.rule === 'manifest/syntax';
}

/** Above the line of the finding, or above the whole of a text on several lines, which a comment in it would change. */
function onItsLine(tree: Tree, finding: Finding, start: number): readonly Fix[] {
  const at = startOfText(tree, start);
  const { part, offset } = at === start ? { part: finding.span.fragment, offset: finding.span.start } : tree.at(at);
  const lineStart = part.text.lastIndexOf('\n', offset - 1) + 1;
  // Where another text ends on that line, there is no place above it.
  const above = at - offset + lineStart;
  if (startOfText(tree, above) !== above) return [];
  return [silencing(finding, { scope: 'next-line', language: 'yaml' }, { fragment: part, at: lineStart })];
}

/** A comment on a line of its own, indented as the line is that it stands above. */
function silencing(
  { rule }: Finding,
  { scope, language }: { readonly scope: Scope; readonly language: 'yaml' | 'text' },
  { fragment, at }: { readonly fragment: Fragment; readonly at: number },
): Fix {
  const indent = scope === 'file' ? '' : (/^ */.exec(fragment.text.slice(at))?.[0] ?? '');
  const newText = `${indent}${suppressionText(scope, rule, language)}${lineBreakOf(fragment.text)}`;
  return {
    title: t`Silence ${rule} ${scope === 'file' ? t`in this file` : t`on this line`}, with a reason`,
    safe: false,
    preferred: false,
    edits: [{ span: span(fragment, at, at), newText }],
  };
}
