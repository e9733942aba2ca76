import type { Finding, Fix, Range } from '../../../types/api';
import { docsUrl } from '../../findings/docs';
import { SEVERITIES } from '../../findings/finding';
import type { Host } from '../console';
import { countOf, type Checked, type CheckedFile, type PlacedFinding, type PlacedFix, type Shown } from '../outcome';
import type { Place } from '../places';
import { jsonPieces, Listed, OUTPUT_VERSION } from './json-text';
import { statisticsOf } from './statistics';
import { verdictData } from './verdict-data';

/**
 * What a check says as data, as schemas/impact-output.schema.json describes it. Lines and columns count from 1, paths from
 * the folder that the command is started in.
 */
export function formatJson({ files, problems }: Checked, host: Host, shown: Shown): Iterable<string> {
  return jsonPieces({
    version: OUTPUT_VERSION,
    kind: 'check',
    tool: { name: 'impact', version: host.version },
    files: new Listed(mapped(files, (file) => fileData(file, host))),
    problems,
    summary: {
      files: files.length,
      ...Object.fromEntries(SEVERITIES.map((severity) => [severity, countOf(files, severity)])),
      silenced: files.reduce((sum, { suppressed }) => sum + suppressed.length, 0),
    },
    ...(shown.statistics === true ? { statistics: statisticsOf(files) } : {}),
  });
}

function fileData({ uri, findings, suppressed, verdicts }: CheckedFile, host: Host): object {
  return {
    file: host.pathOf(uri),
    findings: new Listed(mapped(findings, (finding) => findingData(finding, host))),
    silenced: new Listed(
      mapped(suppressed, (finding) => ({ ...findingData(finding, host), silenced: finding.silenced })),
    ),
    verdicts: verdicts.map(verdictData),
  };
}

function* mapped<T>(items: Iterable<T>, made: (item: T) => object): Generator<object> {
  for (const item of items) yield made(item);
}

/** How people are told the path of a file. */
type Paths = Pick<Host, 'pathOf'>;

/** One finding. `fix` is the one that most people want, which is one of `fixes`. */
export function findingData(finding: PlacedFinding, host: Paths): Finding {
  const { place, related, fixes, remedy } = finding;
  const fix = fixes.find(({ preferred }) => preferred) ?? fixes[0];
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    ...(remedy === undefined ? {} : { remedy }),
    url: docsUrl(finding.rule),
    range: rangeData(place),
    ...(fix === undefined ? {} : { fix: fixData(fix, host) }),
    fixes: fixes.map((it) => fixData(it, host)),
    related: related.map((step) => ({
      file: host.pathOf(step.place.uri),
      range: rangeData(step.place),
      message: step.message,
    })),
  };
}

function fixData({ title, safe, preferred, edits, creates }: PlacedFix, host: Paths): Fix {
  return {
    title,
    safe,
    preferred,
    edits: edits.map(({ place, newText }) => ({ file: host.pathOf(place.uri), range: rangeData(place), newText })),
    creates: creates.map(({ uri, text }) => ({ file: host.pathOf(uri), text })),
  };
}

function rangeData({ start, end }: Place): Range {
  return { start, end };
}
