import type {
  Fix as SarifFix,
  Location,
  Log,
  ReportingDescriptor,
  Result,
  Suppression as SarifSuppression,
} from 'sarif';
import { docsUrl, REPOSITORY } from '../../findings/docs';
import type { Severity } from '../../findings/finding';
import { rules } from '../../rules/index';
import type { Host } from '../console';
import { Fingerprints } from '../fingerprints';
import type { Checked, CheckedFile, PlacedFinding, PlacedFix, Shown } from '../outcome';
import type { Place } from '../places';
import { repositoryOf, repositoryPath } from '../repository';
import { spoken } from '../../text/l10n';
import { jsonPieces, Listed } from './json-text';
import { ruleHelp } from './rule-help';
import { verdictData } from './verdict-data';

/** What SARIF calls our severities. */
const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** What GitHub calls them, for those that it shows as no matter of security. */
const PROBLEMS: Readonly<Record<Severity, 'error' | 'warning' | 'recommendation'>> = {
  error: 'error',
  warning: 'warning',
  information: 'recommendation',
  hint: 'recommendation',
};

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** What everybody calls the folder of the sources. */
const ROOT = '%SRCROOT%';

/**
 * The findings as a SARIF 2.1.0 log with one run for each workspace. The proof of a finding is there twice: as related
 * locations, and as a flow that can be walked and ends at the finding. Paths count from the repository. Silenced findings
 * come along only where they are asked for: GitHub opens alerts for them as for any other.
 */
export function formatSarif(checked: Checked, host: Host, shown: Shown): Iterable<string> {
  const { files } = checked;
  const roots = [...new Set(files.length === 0 ? [host.folder] : files.map(({ root }) => root))];
  const runs = roots.map((root, index) => {
    const own = files.filter((file) => file.root === root);
    // What could not be done may belong to no workspace, and is told once.
    return runOf(root, { files: own, problems: index === 0 ? checked.problems : [] }, { host, shown, checked });
  });
  const log: Omit<Log, 'runs'> = { $schema: SCHEMA, version: '2.1.0' };
  return jsonPieces({ ...log, runs: new Listed(runs) });
}

interface Around {
  readonly host: Host;
  readonly shown: Shown;
  readonly checked: Checked;
}

/** A run whose results are made as they are written, since there may be very many. */
type Run = Omit<Log['runs'][number], 'results'> & { readonly results: Listed };

function runOf(root: string, { files, problems }: Checked, { host, shown, checked }: Around): Run {
  const base = repositoryOf(root, host);
  const prints = new Fingerprints(root);
  const told = files.map((file) => ({
    ...file,
    all: shown.includeSuppressed === true ? [...file.findings, ...file.suppressed] : file.findings,
  }));
  return {
    tool: {
      driver: {
        name: 'impact',
        fullName: 'ImpACT License Manifests',
        organization: 'impact-manifest',
        version: host.version,
        semanticVersion: host.version,
        informationUri: REPOSITORY,
        rules: rules.map((rule) => descriptorOf(rule, host)),
      },
    },
    automationDetails: { id: automationId(root, base) },
    invocations: [
      {
        executionSuccessful: checked.problems.length === 0,
        ...(problems.length === 0 ? {} : { toolExecutionNotifications: problems.map(notificationOf) }),
      },
    ],
    ...(spoken() === 'en' ? {} : { language: spoken() }),
    originalUriBaseIds: { [ROOT]: { uri: `${base}/` } },
    columnKind: 'utf16CodeUnits',
    artifacts: files.map(({ uri }) => ({ location: artifactOf(uri, base), sourceLanguage: 'yaml' })),
    results: new Listed(resultsOf(told, base, prints)),
    properties: { verdicts: files.flatMap((file) => verdictsOf(file, base)) },
  };
}

function* resultsOf(
  files: readonly { readonly all: readonly PlacedFinding[] }[],
  base: string,
  prints: Fingerprints,
): Generator<Result> {
  for (const { all } of files) for (const finding of all) yield resultOf(finding, base, prints);
}

/** What tells the runs of several workspaces of one repository apart, so that none replaces another. */
function automationId(root: string, base: string): string {
  const path = root === base ? '' : repositoryPath(root, base);
  return path === '' ? 'impact/' : `impact/${path}/`;
}

function verdictsOf({ uri, verdicts }: CheckedFile, base: string): readonly object[] {
  return verdicts.map((verdict) => ({ file: repositoryPath(uri, base), ...verdictData(verdict) }));
}

function notificationOf(problem: string): { level: 'error'; message: { text: string } } {
  return { level: 'error', message: { text: problem } };
}

function descriptorOf({ id, why, severity }: (typeof rules)[number], host: Host): ReportingDescriptor {
  const { description, text, markdown } = ruleHelp(id, why, host.page(id));
  return {
    id,
    shortDescription: { text: why },
    fullDescription: { text: description },
    help: { text, markdown },
    helpUri: docsUrl(id),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ['license', 'compliance', id.slice(0, id.indexOf('/'))],
      precision: 'very-high',
      'problem.severity': PROBLEMS[severity],
    },
  };
}

function resultOf(finding: PlacedFinding, base: string, prints: Fingerprints): Result {
  const { place, related, silenced, message, remedy } = finding;
  const steps = related.map((step) => locationOf(step.place, base, step.message));
  const index = rules.findIndex(({ id }) => id === finding.rule);
  const fixes = finding.fixes.flatMap((fix) => sarifFix(fix, base));
  return {
    ruleId: finding.rule,
    ...(index === -1 ? {} : { ruleIndex: index }),
    level: LEVELS[finding.severity],
    message: { text: remedy === undefined ? message : `${message}\n${remedy}` },
    locations: [locationOf(place, base)],
    partialFingerprints: { 'impactFinding/v1': prints.fingerprint(finding) },
    ...(steps.length === 0
      ? {}
      : {
          relatedLocations: steps.map((step, at) => ({ id: at + 1, ...step })),
          codeFlows: [flowOf([...steps].reverse(), locationOf(place, base, message))],
        }),
    ...(fixes.length === 0 ? {} : { fixes }),
    ...(silenced === undefined ? {} : { suppressions: [suppressionOf(silenced)] }),
  };
}

/** From what decides to where it comes out: readers of a flow go from a source to the finding at its end. */
function flowOf(steps: readonly Location[], end: Location): NonNullable<Result['codeFlows']>[number] {
  return { threadFlows: [{ locations: [...steps, end].map((location) => ({ location })) }] };
}

/** One that makes a file is left out: SARIF only knows changes to files that are there. */
function sarifFix({ title, edits, creates }: PlacedFix, base: string): readonly SarifFix[] {
  if (creates.length > 0 || edits.length === 0) return [];
  const uris = [...new Set(edits.map(({ place }) => place.uri))];
  return [
    {
      description: { text: title },
      artifactChanges: uris.map((uri) => ({
        artifactLocation: artifactOf(uri, base),
        replacements: edits
          .filter(({ place }) => place.uri === uri)
          .map(({ place, newText }) => ({
            deletedRegion: regionOf(place),
            ...(newText === '' ? {} : { insertedContent: { text: newText } }),
          })),
      })),
    },
  ];
}

function suppressionOf({ by, reason }: NonNullable<PlacedFinding['silenced']>): SarifSuppression {
  const kind = by === 'comment' ? 'inSource' : 'external';
  return { kind, status: 'accepted', ...(reason === undefined ? {} : { justification: reason }) };
}

function locationOf(place: Place, base: string, message?: string): Location {
  const physicalLocation = { artifactLocation: artifactOf(place.uri, base), region: regionOf(place) };
  return message === undefined ? { physicalLocation } : { physicalLocation, message: { text: message } };
}

function regionOf({ start, end }: Place): Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number> {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function artifactOf(uri: string, base: string): { uri: string; uriBaseId: string } {
  const path = repositoryPath(uri, base);
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}
