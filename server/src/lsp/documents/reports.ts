import type { Analysis } from '../../analysis/analyze';
import { analyzeReport, type ReportAnalysis } from '../../analysis/analyze-document';
import { wholeDocument } from '../../analysis/document';
import type { Options } from '../../analysis/options';
import type { Manifest } from '../../manifest/manifest';
import { readReport } from '../../report/report';
import { isReport, ownersIn } from '../../rules/report-subject';
import type { Lines } from '../../text/lines';
import { namedReports } from '../../manifest/named-reports';
import { folderOf, isInside } from '../../text/uri';

/** A text that may be a report, and what is around it. */
export interface ReportInputs {
  readonly uri: string;
  readonly text: string;
  readonly lines: Lines;
  readonly options: Options;
  /** All manifests that are known, as they are read. */
  readonly manifests: readonly Manifest[];
  /** What is found in one of them. */
  readonly analysisOf: (uri: string) => Analysis | undefined;
}

interface Check {
  readonly text: string;
  readonly options: Options;
  readonly around: readonly Analysis[];
  readonly analysis: ReportAnalysis | undefined;
  readonly serial: number;
}

/** What has been found in reports, as long as nothing that it depends on has changed. A part of the store. */
export class Reports {
  private readonly checks = new Map<string, Check>();
  private serial = 0;

  /** The analysis of a text that says that it is a report, or is named as one by a manifest; nothing for any other. */
  at(inputs: ReportInputs): { readonly analysis: ReportAnalysis; readonly serial: number } | undefined {
    const { uri, text, options } = inputs;
    const before = this.checks.get(uri);
    const naming = inputs.manifests.filter((manifest) => namedReports(manifest).has(uri));
    const near = naming.length > 0 ? naming : nearest(inputs.manifests.filter((it) => holds(it.uri, uri)));
    const around = near.flatMap((manifest) => inputs.analysisOf(manifest.uri) ?? []);
    const holdsStill = before?.text === text && before.options === options && equal(before.around, around);
    const check = holdsStill
      ? before
      : { text, options, around, analysis: analysisOf(inputs, around), serial: ++this.serial };
    this.checks.set(uri, check);
    return check.analysis === undefined ? undefined : { analysis: check.analysis, serial: check.serial };
  }

  /** Lets go of what was found in a document that is closed. */
  drop(uri: string): void {
    this.checks.delete(uri);
  }
}

function analysisOf(
  { uri, text, lines, options }: ReportInputs,
  around: readonly Analysis[],
): ReportAnalysis | undefined {
  const manifests = around.map(({ context }) => context);
  const owners = manifests.flatMap((context) => ownersIn(context, uri));
  const report = readReport(uri, text);
  if (!isReport({ report, owners })) return undefined;
  const subject = { kind: 'report' as const, report, owners, manifests, today: options.today };
  return analyzeReport(wholeDocument('report', { uri, text }, lines), subject, options);
}

function holds(manifest: string, uri: string): boolean {
  const folder = folderOf(manifest);
  return folder !== undefined && isInside(folder, uri);
}

/** Those in the innermost folder. */
function nearest(manifests: readonly Manifest[]): readonly Manifest[] {
  const depth = Math.max(...manifests.map(({ uri }) => folderOf(uri)?.length ?? 0));
  return manifests.filter(({ uri }) => folderOf(uri)?.length === depth);
}

function equal(a: readonly Analysis[], b: readonly Analysis[]): boolean {
  return a.length === b.length && a.every((it, index) => it === b[index]);
}
