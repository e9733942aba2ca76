import { isFailure } from '../../analysis/failure';
import type { Finding, Fix } from '../../findings/finding';
import { startOfText } from '../../syntax/locate';
import type { Tree } from '../../syntax/parse';
import { lineEnding } from '../../syntax/insert';
import { span } from '../../text/span';

/** What has to be read and written before a silence can be justified to somebody else. */
const REASON = 'say why this is fine';

/** Comments that silence a finding: for its line, and for the whole file. None for what concerns comments itself. */
export function silence(tree: Tree, finding: Finding): readonly Fix[] {
  const isUnsilenced = finding.rule === 'manifest/unused-suppression' || finding.rule === 'manifest/syntax';
  if (isUnsilenced || isFailure(finding)) return [];
  const place = tree.resolve(finding.span);
  if (place === undefined) return [];
  const first = tree.at(0).part;
  const top = first.text.startsWith('\uFEFF') ? 1 : 0;
  return [
    ...onItsLine(tree, finding, place.start),
    {
      title: `Silence ${finding.rule} in this file, with a reason`,
      safe: false,
      preferred: false,
      edits: [
        {
          span: span(first, top, top),
          newText: `# impact-disable-file ${finding.rule} -- ${REASON}${lineEnding(first)}`,
        },
      ],
    },
  ];
}

/** Above the line of the finding, or above the whole of a text on several lines, which a comment in it would change. */
function onItsLine(tree: Tree, finding: Finding, start: number): readonly Fix[] {
  const at = startOfText(tree, start);
  const { part, offset } = at === start ? { part: finding.span.fragment, offset: finding.span.start } : tree.at(at);
  const lineStart = part.text.lastIndexOf('\n', offset - 1) + 1;
  // Where another text ends on that line, there is no place above it.
  const above = at - offset + lineStart;
  if (startOfText(tree, above) !== above) return [];
  const indent = /^ */.exec(part.text.slice(lineStart))?.[0] ?? '';
  const newText = `${indent}# impact-disable-next-line ${finding.rule} -- ${REASON}${lineEnding(part)}`;
  return [
    {
      title: `Silence ${finding.rule} on this line, with a reason`,
      safe: false,
      preferred: false,
      edits: [{ span: span(part, lineStart, lineStart), newText }],
    },
  ];
}
