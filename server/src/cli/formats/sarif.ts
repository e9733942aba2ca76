import { createHash } from 'node:crypto';
import type { Location, Log, ReportingDescriptor, Result, Suppression as SarifSuppression } from 'sarif';
import { docsUrl, REPOSITORY } from '../../findings/docs';
import type { Severity } from '../../findings/finding';
import { rules } from '../../rules/index';
import { relativePath } from '../../text/uri';
import type { Host } from '../console';
import { jsonText } from './json-text';
import type { CheckedFile, PlacedFinding } from '../outcome';
import type { Place } from '../places';

/** What SARIF calls our severities. */
const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const ROOT = 'WORKSPACE';

/**
 * The findings as a SARIF 2.1.0 log with one run for each workspace, silenced ones with their reason included. The
 * proof of a finding is there twice: as related locations, and as a flow that can be walked. `problems` are what could
 * not be done, a sentence each.
 */
export function formatSarif(files: readonly CheckedFile[], problems: readonly string[], host: Host): string {
  const roots = new Set(files.length === 0 ? [host.folder] : files.map(({ root }) => root));
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [...roots].map((root) => runOf(root, files, problems, host)),
  };
  return jsonText(log);
}

function runOf(
  root: string,
  files: readonly CheckedFile[],
  problems: readonly string[],
  host: Host,
): Log['runs'][number] {
  const own = files.filter((file) => file.root === root);
  const prints = new Fingerprints(root);
  return {
    tool: {
      driver: {
        name: 'impact',
        fullName: 'ImpACT License Manifests',
        version: host.version,
        semanticVersion: host.version,
        informationUri: REPOSITORY,
        rules: rules.map(descriptorOf),
      },
    },
    invocations: [
      {
        executionSuccessful: problems.length === 0,
        ...(problems.length === 0
          ? {}
          : { toolExecutionNotifications: problems.map((text) => ({ level: 'error', message: { text } }) as const) }),
      },
    ],
    originalUriBaseIds: { [ROOT]: { uri: root.endsWith('/') ? root : `${root}/` } },
    columnKind: 'utf16CodeUnits',
    artifacts: own.map(({ uri }) => ({ location: artifactOf(uri, root), sourceLanguage: 'yaml' })),
    results: own.flatMap(({ findings, suppressed }) =>
      [...findings, ...suppressed].map((finding) => resultOf(finding, root, prints)),
    ),
  };
}

function descriptorOf({ id, why, severity }: (typeof rules)[number]): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: why },
    helpUri: docsUrl(id),
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function resultOf(finding: PlacedFinding, root: string, prints: Fingerprints): Result {
  const { place, related, silenced } = finding;
  const steps = related.map((step) => locationOf(step.place, root, step.message));
  const index = rules.findIndex(({ id }) => id === finding.rule);
  return {
    ruleId: finding.rule,
    ...(index === -1 ? {} : { ruleIndex: index }),
    level: LEVELS[finding.severity],
    message: { text: finding.remedy === undefined ? finding.message : `${finding.message}\n${finding.remedy}` },
    locations: [locationOf(place, root)],
    partialFingerprints: { 'impactFinding/v1': prints.of(finding) },
    ...(steps.length === 0
      ? {}
      : {
          relatedLocations: steps.map((step, at) => ({ id: at + 1, ...step })),
          codeFlows: [{ threadFlows: [{ locations: steps.map((location) => ({ location })) }] }],
        }),
    ...(silenced === undefined ? {} : { suppressions: [suppressionOf(silenced)] }),
  };
}

function suppressionOf({ reason }: NonNullable<PlacedFinding['silenced']>): SarifSuppression {
  return { kind: 'inSource', status: 'accepted', ...(reason === undefined ? {} : { justification: reason }) };
}

function locationOf({ uri, start, end }: Place, root: string, message?: string): Location {
  const region = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  const physicalLocation = { artifactLocation: artifactOf(uri, root), region };
  return message === undefined ? { physicalLocation } : { physicalLocation, message: { text: message } };
}

function artifactOf(uri: string, root: string): { uri: string; uriBaseId: string } {
  const path = relativePath(`${root}/-`, uri);
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

/**
 * Fingerprints that stay the same while other lines come and go, so that a finding that is known already is known again:
 * made of the rule, the file, the line’s words, and which of several equal ones it is.
 */
class Fingerprints {
  private readonly counts = new Map<string, number>();

  constructor(private readonly root: string) {}

  of({ rule, place, line }: PlacedFinding): string {
    const words = [
      rule,
      relativePath(`${this.root}/-`, place.uri),
      line.trim(),
      line.slice(place.start.column - 1).trim(),
    ];
    const key = JSON.stringify(words);
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return createHash('sha256')
      .update(`${key}:${String(count)}`)
      .digest('hex')
      .slice(0, 32);
  }
}
