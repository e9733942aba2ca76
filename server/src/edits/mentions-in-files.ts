import { subjectsInMarks, SECTION_KINDS, sectionName } from '../text/marked-section';
import { span } from '../text/span';
import type { Files } from '../text/files';
import type { Derivative, Distribution } from '../manifest/manifest';
import { unquoted, type Mention } from '../manifest/mentions';
import { readReport } from '../report/report';
import { shippedAt } from '../shipped/read';

/**
 * Where the files that a derivative or distribution names name it in turn: the front matter of its reports, and the marks
 * around what was written for it. Files that can’t be read hold none.
 */
export function mentionsInFiles(target: Mention['target'], files: Files): readonly Mention[] {
  if (target?.kind === 'derivative') return [...inFrontMatter(target, files), ...inMarks(target, files)];
  return target?.kind === 'distribution' ? inMarks(target, files) : [];
}

function inFrontMatter(target: Derivative, files: Files): readonly Mention[] {
  return filesOf(target, files).flatMap(({ uri, text }): Mention[] => {
    const report = readReport(uri, text);
    const id = target.id.value;
    if (report === undefined) return [];
    const named = (report.frontMatter?.derivatives ?? []).filter(({ value }) => value === id);
    return named.map((one) => {
      const { start, end } = unquoted(one.span);
      return { role: 'report', span: span(report.fragment, start, end), id, target };
    });
  });
}

function inMarks(target: Derivative | Distribution, files: Files): readonly Mention[] {
  const kinds = target.kind === 'derivative' ? (['sources'] as const) : SECTION_KINDS;
  return filesOf(target, files).flatMap((fragment) =>
    kinds.flatMap((kind) =>
      subjectsInMarks(fragment.text, sectionName(kind, target)).map(({ start, end }): Mention => ({
        role: 'mark',
        span: span(fragment, start, end),
        id: target.id.value,
        target,
      })),
    ),
  );
}

/** The files that an entry names, each once, as far as they can be read. */
function filesOf(target: Derivative | Distribution, files: Files): readonly { uri: string; text: string }[] {
  const named =
    target.kind === 'derivative'
      ? [target.reports.data, target.reports.model]
      : [
          ...target.agreements,
          ...target.notices,
          target.attribution?.kind === 'file' ? target.attribution.file : undefined,
        ];
  const found = named.flatMap((path) => {
    const shipped = path === undefined ? undefined : shippedAt(files, target.uri, path);
    return shipped?.kind === 'text' ? [shipped.fragment] : [];
  });
  return [...new Map(found.map((fragment) => [fragment.uri, fragment])).values()];
}
