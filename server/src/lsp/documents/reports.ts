import type { Analysis } from '../../analysis/analyze';
import { analyzeReport, type ReportAnalysis } from '../../analysis/analyze-document';
import { wholeDocument } from '../../analysis/document';
import { readReport } from '../../report/report';
import { isReport, ownersIn } from '../../rules/report-subject';
import { namedReports } from '../../manifest/named-reports';
import { folderOf, isInside } from '../../text/uri';
import { Kept, type Found, type MarkdownInputs } from './kept';

/** What has been found in reports, as long as nothing that it depends on has changed. A part of the store. */
export class Reports {
  private readonly kept = new Kept<ReportAnalysis>();

  /** The analysis of a text that says that it is a report, or is named as one by a manifest; nothing for any other. */
  at(inputs: MarkdownInputs): Found<ReportAnalysis> | undefined {
    const { uri } = inputs;
    const around = inputs.manifests.around(uri);
    const naming = around.filter((manifest) => namedReports(manifest, inputs.files).has(uri));
    const near = naming.length > 0 ? naming : around.filter((it) => holds(it.uri, uri));
    return this.kept.at(inputs, near, (analyses) => analysisOf(inputs, analyses));
  }

  /** Lets go of what was found in a document that is closed. */
  drop(uri: string): void {
    this.kept.drop(uri);
  }
}

function analysisOf(
  { uri, text, lines, options }: MarkdownInputs,
  around: readonly Analysis[],
): ReportAnalysis | undefined {
  const manifests = around.map(({ context }) => context);
  const owners = manifests.flatMap((context) => ownersIn(context, uri));
  // The manifest has read it for what it owes.
  const report = readReport(uri, text, manifests[0]?.readings);
  if (!isReport({ report, owners })) return undefined;
  const subject = { kind: 'report' as const, report, owners, manifests, today: options.today };
  return analyzeReport(wholeDocument('report', { uri, text }, lines), subject, options);
}

function holds(manifest: string, uri: string): boolean {
  const folder = folderOf(manifest);
  return folder !== undefined && isInside(folder, uri);
}
