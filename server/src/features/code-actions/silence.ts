import type { Finding, Fix } from '../../findings/finding';
import type { Tree } from '../../syntax/parse';
import { lineEnding } from '../../syntax/insert';
import { span } from '../../text/span';

/** What has to be read and written before a silence can be justified to somebody else. */
const REASON = 'say why this is fine';

/** Comments that silence a finding: for its line, and for the whole file. None for what concerns comments itself. */
export function silence(tree: Tree, finding: Finding): readonly Fix[] {
  if (finding.rule === 'manifest/unused-suppression' || finding.rule === 'manifest/syntax') return [];
  const place = tree.resolve(finding.span);
  if (place === undefined) return [];
  const { fragment } = finding.span;
  const eol = lineEnding(fragment);
  const lineStart = fragment.text.lastIndexOf('\n', finding.span.start - 1) + 1;
  const indent = /^ */.exec(fragment.text.slice(lineStart))?.[0] ?? '';
  const first = tree.at(0).part;
  const top = first.text.startsWith('\uFEFF') ? 1 : 0;
  return [
    {
      title: `Silence ${finding.rule} on this line, with a reason`,
      safe: false,
      preferred: false,
      edits: [
        {
          span: span(fragment, lineStart, lineStart),
          newText: `${indent}# impact-disable-next-line ${finding.rule} -- ${REASON}${eol}`,
        },
      ],
    },
    {
      title: `Silence ${finding.rule} in this file, with a reason`,
      safe: false,
      preferred: false,
      edits: [{ span: span(first, top, top), newText: `# impact-disable-file ${finding.rule} -- ${REASON}${eol}` }],
    },
  ];
}
