import type { Edit } from '../text/edit';
import type { Fix } from '../findings/finding';
import type { Host } from './host';
import { jsonText } from './json-text';
import type { CheckedFile, PlacedFinding } from './outcome';
import type { Place, Places } from './places';

/** The findings as data: an array with one object for each manifest. Lines and columns count from 1. */
export function formatJson(files: readonly CheckedFile[], host: Host): string {
  const data = files.map(({ uri, findings, places }) => ({
    file: host.pathOf(uri),
    findings: findings.map((finding) => findingData(finding, places, host)),
  }));
  return jsonText(data);
}

function findingData({ finding, place, related }: PlacedFinding, places: Places, host: Host): object {
  const fixes = finding.fixes?.() ?? [];
  const fix = fixes.find(({ preferred }) => preferred === true) ?? fixes[0];
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    range: rangeData(place),
    ...(fix === undefined ? {} : { fix: fixData(fix, places, host) }),
    related: related.map((step) => ({
      file: host.pathOf(step.place.uri),
      range: rangeData(step.place),
      message: step.message,
    })),
  };
}

function fixData({ title, safe, edits, creates = [] }: Fix, places: Places, host: Host): object {
  return {
    title,
    safe,
    edits: edits.flatMap(({ span, newText }: Edit) => {
      const place = places.placeOf(span);
      return place === undefined ? [] : [{ file: host.pathOf(place.uri), range: rangeData(place), newText }];
    }),
    creates: creates.map(({ uri, text }) => ({ file: host.pathOf(uri), text })),
  };
}

function rangeData({ start, end }: Place): object {
  return { start, end };
}
