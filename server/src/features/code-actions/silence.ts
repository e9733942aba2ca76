import { lineBreakOf } from '../../text/line-break';
import { isFailure } from '../../analysis/failure';
import { blankIn, type Edit } from '../../text/edit';
import type { Finding } from '../../findings/finding';
import { NO_REASON, suppressionText, type Scope } from '../../manifest/suppression';
import type { ImpactReport } from '../../report/report';
import { startOfText } from '../../syntax/locate';
import type { Extent } from '../../syntax/extent';
import type { Tree } from '../../syntax/parse';
import { span, type Span } from '../../text/span';

/** A place for a comment that silences a finding. */
export interface Silence {
  readonly finding: Finding;
  readonly scope: Extract<Scope, 'next-line' | 'file'>;
  readonly at: Span;
  readonly language: 'yaml' | 'text';
}

/** Where comments can silence a finding: for its line, and for the whole file. None for what concerns comments itself. */
export function silencesIn(tree: Tree, finding: Finding, place: Extent | undefined): readonly Silence[] {
  if (isUnsilenced(finding) || place === undefined) return [];
  const first = tree.at(0).part;
  const top = first.text.startsWith('\uFEFF') ? 1 : 0;
  const line = aboveItsLine(tree, finding, place.start);
  return [
    ...(line === undefined ? [] : [{ finding, scope: 'next-line', language: 'yaml', at: line } as const]),
    { finding, scope: 'file', language: 'yaml', at: span(first, top, top) },
  ];
}

/** The same in a report: in YAML where its front matter is, and in HTML in the text below that. */
export function silencesInText(
  {
    fragment,
    frontMatter,
  }: Pick<ImpactReport, 'fragment'> & { readonly frontMatter: { readonly span: Span } | undefined },
  finding: Finding,
): readonly Silence[] {
  const { start } = finding.span;
  if (isUnsilenced(finding) || finding.span.fragment.uri !== fragment.uri) return [];
  const { text } = fragment;
  const afterFirst = text.indexOf('\n') + 1;
  const isInHead = frontMatter !== undefined && start < frontMatter.span.end;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  // Above the marks that begin the front matter, nothing can stand.
  const isOnMarks = isInHead && line < afterFirst;
  const whole = frontMatter === undefined ? 0 : afterFirst;
  const onLine = { finding, scope: 'next-line', language: isInHead ? 'yaml' : 'text', at: span(fragment, line, line) };
  return [
    ...(isOnMarks ? [] : [onLine as Silence]),
    {
      finding,
      scope: 'file',
      language: frontMatter === undefined ? 'text' : 'yaml',
      at: span(fragment, whole, whole),
    },
  ];
}

/** A comment on a line of its own, indented as the line is that it stands above. Without a reason, it has a blank for one. */
export function silencingEdit({ finding, scope, language, at }: Silence, reason?: string): Edit {
  const { text } = at.fragment;
  const indent = scope === 'file' ? '' : (/^ */.exec(text.slice(at.start))?.[0] ?? '');
  const words = suppressionText({ scope, rule: finding.rule, reason: reason ?? NO_REASON }, language);
  const newText = `${indent}${words}${lineBreakOf(text)}`;
  return { span: at, newText, ...(reason === undefined && { blanks: blankIn(newText, NO_REASON) }) };
}

function isUnsilenced(finding: Finding): boolean {
  return isFailure(finding) || finding.rule === 'manifest/unused-suppression' || finding.rule === 'manifest/syntax';
}

/** Above the line of the finding, or above the whole of a text on several lines, which a comment in it would change. */
function aboveItsLine(tree: Tree, finding: Finding, start: number): Span | undefined {
  const at = startOfText(tree, start);
  const { part, offset } = at === start ? { part: finding.span.fragment, offset: finding.span.start } : tree.at(at);
  const lineStart = part.text.lastIndexOf('\n', offset - 1) + 1;
  // Where another text ends on that line, there is no place above it.
  const above = at - offset + lineStart;
  return startOfText(tree, above) === above ? span(part, lineStart, lineStart) : undefined;
}
