import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type DiagnosticRelatedInformation,
} from 'vscode-languageserver';
import { FAILED_AGAIN } from '../analysis/failure';
import { docsUrl } from '../findings/docs';
import { SEVERITIES as BY_SEVERITY, type Finding, type Severity } from '../findings/finding';
import { t } from '../text/l10n';
import type { Client } from './client/capabilities';
import { SOURCE } from './server-capabilities';
import { byKind, type AnalyzedView, type TooLongView, type View } from './documents/view';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** So many diagnostics of one document are told at most. Nobody reads more, and VS Code shows no more. */
const MOST_SHOWN = 1000;

/** All that a client is told of a document; nothing where nothing is checked. */
export function diagnosticsIn(view: View | undefined, client: Client): Diagnostic[] {
  const found = (it: AnalyzedView): Diagnostic[] => diagnosticsOf(it, client);
  const answers = {
    manifest: found,
    report: found,
    card: found,
    config: found,
    'too long': (it: TooLongView) => [tooLong(it)],
  };
  return byKind(view, answers) ?? [];
}

/** The findings of a document as the client can show them; of very many the gravest, and how many there are. */
export function diagnosticsOf(view: AnalyzedView, client: Client): Diagnostic[] {
  const { findings } = view.analysis;
  const shown = findings.length <= MOST_SHOWN ? findings : gravest(findings);
  const diagnostics = shown.flatMap((finding) => diagnosticOf(finding, view, client) ?? []);
  return shown === findings ? diagnostics : [tooMany(findings.length), ...diagnostics];
}

/** Errors first, and those of one severity in the order of the file. */
function gravest(findings: readonly Finding[]): readonly Finding[] {
  const shown: Finding[] = [];
  for (const severity of BY_SEVERITY) {
    for (const finding of findings) {
      if (shown.length === MOST_SHOWN) return shown;
      if (finding.severity === severity) shown.push(finding);
    }
  }
  return shown;
}

/** What stands at the top of a document with so many findings: those that are left out must not seem to be none. */
function tooMany(count: number): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: start },
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    message: t`Of ${String(count)} findings the ${String(MOST_SHOWN)} most severe are shown; “impact check” lists them all.`,
  };
}

/** A finding as a diagnostic; nothing where its words have since been edited. */
export function diagnosticOf(finding: Finding, view: AnalyzedView, client: Client): Diagnostic | undefined {
  const extent = view.analysis.extents.get(finding);
  if (extent === undefined) return undefined;
  const range = view.places.between(extent.start, extent.end);
  const related = client.diagnostics.related ? relatedOf(finding, view) : [];
  const tags = tagsOf(finding, client);
  return {
    range,
    severity: SEVERITIES[finding.severity],
    source: SOURCE,
    code: finding.rule,
    ...(client.diagnostics.codeDescription ? { codeDescription: { href: docsUrl(finding.rule) } } : {}),
    message: finding.remedy === undefined ? finding.message : `${finding.message}\n${finding.remedy}`,
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    ...(tags.length > 0 ? { tags } : {}),
  };
}

/** What a document gets whose checking broke down, beside what was found in it before. */
export function notChecked(client: Client): Diagnostic {
  const start = { line: 0, character: 0 };
  const { rule, severity, message, remedy } = FAILED_AGAIN;
  return {
    range: { start, end: start },
    severity: SEVERITIES[severity],
    source: SOURCE,
    code: rule,
    ...(client.diagnostics.codeDescription ? { codeDescription: { href: docsUrl(rule) } } : {}),
    message: `${message}\n${remedy}`,
  };
}

/** What a manifest gets that is too long to be checked: silence would look as if all were well. */
export function tooLong({ length, most }: TooLongView): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: start },
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    message: t`This manifest is not checked: it has ${millions(length)} million characters, but the setting “impact.maxFileSize” allows ${millions(most)}.\nSplit the manifest, or raise the setting.`,
  };
}

function millions(count: number): string {
  return String(Math.ceil(count / 10_000) / 100);
}

function relatedOf(finding: Finding, view: Pick<AnalyzedView, 'places'>): DiagnosticRelatedInformation[] {
  return (finding.related ?? []).flatMap(({ span, message }) => {
    const location = view.places.location(span);
    return location === undefined ? [] : [{ location, message }];
  });
}

function tagsOf({ tag }: Finding, { diagnostics }: Client): DiagnosticTag[] {
  if (tag === 'unnecessary' && diagnostics.unnecessary) return [DiagnosticTag.Unnecessary];
  return tag === 'deprecated' && diagnostics.deprecated ? [DiagnosticTag.Deprecated] : [];
}
