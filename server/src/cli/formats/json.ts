import type { Host } from '../console';
import { jsonText } from './json-text';
import type { CheckedFile, PlacedFinding, PlacedFix } from '../outcome';
import type { Place } from '../places';

/** The findings as data: an array with one object for each manifest. Lines and columns count from 1. */
export function formatJson(files: readonly CheckedFile[], host: Host): string {
  const data = files.map(({ uri, findings }) => ({
    file: host.pathOf(uri),
    findings: findings.map((finding) => findingData(finding, host)),
  }));
  return jsonText(data);
}

function findingData(finding: PlacedFinding, host: Host): object {
  const { place, related, fixes } = finding;
  const fix = fixes.find(({ preferred }) => preferred) ?? fixes[0];
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    range: rangeData(place),
    ...(fix === undefined ? {} : { fix: fixData(fix, host) }),
    related: related.map((step) => ({
      file: host.pathOf(step.place.uri),
      range: rangeData(step.place),
      message: step.message,
    })),
  };
}

function fixData({ title, safe, edits, creates }: PlacedFix, host: Host): object {
  return {
    title,
    safe,
    edits: edits.map(({ place, newText }) => ({ file: host.pathOf(place.uri), range: rangeData(place), newText })),
    creates: creates.map(({ uri, text }) => ({ file: host.pathOf(uri), text })),
  };
}

function rangeData({ start, end }: Place): object {
  return { start, end };
}
