import { findSection, saysTheSame, SECTION_KINDS, sectionName, type SectionKind } from '../text/marked-section';
import { span, type Fragment, type Located } from '../text/span';
import { sectionBody } from '../shipped/section';
import type { Distribution } from '../manifest/manifest';
import { shippedAt } from '../shipped/read';
import type { Release } from '../lineage/release';
import { stateOf, type SectionOwed } from './obligation';

/** The generated sections of the files that ship with a distribution: each that is there has to say what holds now. */
export function sectionsOwed(release: Release): readonly SectionOwed[] {
  return filesOf(release.distribution).flatMap((file) => {
    const shipped = shippedAt(release.files, release.distribution.uri, file);
    if (shipped.kind !== 'text') return [];
    return SECTION_KINDS.flatMap(
      (section) => sectionOwed(release, { section, file, fragment: shipped.fragment }) ?? [],
    );
  });
}

function sectionOwed(
  release: Release,
  {
    section,
    file,
    fragment,
  }: { readonly section: SectionKind; readonly file: Located<string>; readonly fragment: Fragment },
): SectionOwed | undefined {
  const found = findSection(fragment.text, sectionName(section, release.distribution));
  if (found.kind === 'absent') return undefined;
  const at = found.kind === 'found' ? found.whole : found.at;
  const inFile = span(fragment, at.start, at.end);
  const faults: SectionOwed['faults'] =
    found.kind === 'broken'
      ? [{ kind: 'broken-marks', inFile, fault: found.fault }]
      : saysTheSame(found.body, sectionBody(section, release, fragment.uri))
        ? []
        : [{ kind: 'outdated-section', inFile }];
  return {
    kind: 'section',
    subjects: release.subjects,
    path: release.subjects[0].strictest.path,
    section,
    file,
    state: stateOf(faults),
    faults,
    ...(faults.length === 0 ? { evidence: { uri: fragment.uri, span: inFile } } : {}),
  };
}

/** The paths that a distribution names, each once. */
function filesOf({ agreements, attribution, notices }: Distribution): readonly Located<string>[] {
  const named = [...agreements, attribution?.kind === 'file' ? attribution.file : undefined, ...notices];
  const byPath = new Map<string, Located<string>>();
  for (const file of named) if (file !== undefined && !byPath.has(file.value)) byPath.set(file.value, file);
  return [...byPath.values()];
}
