import { findSection, saysTheSame, SECTION_KINDS, sectionName, type SectionKind } from '../text/marked-section';
import { span, type Fragment, type Located } from '../text/span';
import { sectionBody } from '../shipped/section';
import type { Distribution } from '../manifest/manifest';
import { shippedAt } from '../shipped/read';
import type { Path } from '../lineage/lineage';
import { releaseIn, type Shipment } from '../lineage/release';
import { stateOf, type SectionOwed } from './obligation';

/**
 * The generated sections of the files that ship with a distribution that no longer say what holds now. One that does is no
 * duty of its own: what it says meets those that the licenses name.
 */
export function sectionsOwed(shipment: Shipment): readonly SectionOwed[] {
  return filesOf(shipment.distribution).flatMap((file) => {
    const shipped = shippedAt(shipment.files, shipment.distribution.uri, file);
    if (shipped.kind !== 'text') return [];
    return SECTION_KINDS.flatMap(
      (section) => sectionOwed(shipment, { section, file, fragment: shipped.fragment }) ?? [],
    );
  });
}

function sectionOwed(
  shipment: Shipment,
  {
    section,
    file,
    fragment,
  }: { readonly section: SectionKind; readonly file: Located<string>; readonly fragment: Fragment },
): SectionOwed | undefined {
  const found = findSection(fragment.text, sectionName(section, shipment.distribution));
  if (found.kind === 'absent') return undefined;
  if (found.kind === 'found' && saysTheSame(found.body, sectionBody(section, shipment, fragment.uri))) return undefined;
  const at = found.kind === 'found' ? found.whole : found.at;
  const inFile = span(fragment, at.start, at.end);
  const faults: SectionOwed['faults'] =
    found.kind === 'broken'
      ? [{ kind: 'broken-marks', inFile, fault: found.fault }]
      : [{ kind: 'outdated-section', inFile }];
  return {
    kind: 'section',
    subjects: shipment.subjects,
    path: pathOf(shipment),
    section,
    file,
    state: stateOf(faults),
    faults,
  };
}

/** Why something is owed at all: to an ImpACT license, where one reaches what is shared. */
function pathOf(shipment: Shipment): () => Path {
  const [{ work }] = shipment.subjects;
  return releaseIn(shipment)?.subjects[0].strictest.path ?? (() => (work === undefined ? [] : [{ work }]));
}

/** The paths that a distribution names, each once. */
function filesOf({ agreements, attribution, notices }: Distribution): readonly Located<string>[] {
  const named = [...agreements, attribution?.kind === 'file' ? attribution.file : undefined, ...notices];
  const byPath = new Map<string, Located<string>>();
  for (const file of named) if (file !== undefined && !byPath.has(file.value)) byPath.set(file.value, file);
  return [...byPath.values()];
}
