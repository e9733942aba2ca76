import { replaceValue } from '../syntax/insert';
import type { Edit } from '../text/edit';
import { placeSection, sectionName } from '../text/marked-section';
import { span } from '../text/span';
import { fingerprintOf } from '../report/fingerprint';
import type { Lineage } from '../lineage/lineage';
import type { Derivative } from '../manifest/manifest';
import type { ImpactReport } from '../report/report';
import { knownSources, reportTitle } from '../report/skeleton';

/**
 * Brings what is generated in a report up to date: its fingerprint, its title, and its list of sources where that still
 * stands between its marks. All that a person has written stays as it is, the date included.
 */
export function refreshReport(report: ImpactReport, derivative: Derivative, lineage: Lineage): readonly Edit[] {
  const { fingerprint } = report.frontMatter ?? {};
  return [
    ...(fingerprint === undefined ? [] : [replaceValue(fingerprint.span, fingerprintOf(derivative, lineage))]),
    ...titleEdit(report, derivative),
    ...sourcesEdit(report, derivative, lineage),
  ].filter(({ span: { fragment, start, end }, newText }) => fragment.text.slice(start, end) !== newText);
}

function titleEdit({ sections }: ImpactReport, derivative: Derivative): readonly Edit[] {
  const first = sections.find(({ level }) => level === 1)?.title;
  return first?.value.startsWith('Derivative Impact Report:') === true
    ? [{ span: first.span, newText: reportTitle(derivative) }]
    : [];
}

function sourcesEdit({ fragment }: ImpactReport, derivative: Derivative, lineage: Lineage): readonly Edit[] {
  const name = sectionName('sources', derivative);
  const known = knownSources(derivative, lineage);
  if (known === undefined || !fragment.text.includes(`impact-manifest:${name} `)) return [];
  const placed = placeSection(fragment.text, name, known);
  if (placed.kind !== 'edit') return [];
  const { start, end, newText } = placed.edit;
  return [{ span: span(fragment, start, end), newText }];
}
