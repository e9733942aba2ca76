import { afterFix } from '../analysis/trial';
import type { Analysis } from '../analysis/analyze';
import { fixesOf } from '../analysis/fixes';
import { verdictOf, type Verdict } from '../analysis/verdict';
import { ARTIFACT, DERIVATIVE, putField } from '../edits/add-field';
import { changesTo, type TextChanges } from '../edits/changed-texts';
import { writeSection } from '../edits/section-fix';
import type { Finding, Fix } from '../findings/finding';
import { labelOf } from '../lineage/proof';
import { shipmentOf } from '../lineage/release';
import { isExternal, type Artifact, type Derivative, type Distribution } from '../manifest/manifest';
import type { Category } from '../report/questions';
import { t } from '../text/l10n';
import { relativePath } from '../text/uri';
import { unknownId } from '../words/unknown-id';
import { owingFindings } from './gate';
import { MENDED_BY_NOTICE, MENDED_FIRST } from './preparable';

/** What only a person can tell, and the documents of a release can’t be written without. */
export interface PrepareQuestion {
  /** By this an answer is given, as in `changes:word-counts`. */
  readonly key: string;
  readonly field: Field;
  /** The entry that lacks it. */
  readonly id: string;
  readonly question: string;
}

type Field = 'changes' | 'year' | 'licensor';

/** A report that a release owes and that is not there, or leaves something open. */
export interface ReportToWrite {
  readonly derivative: string;
  readonly name: string;
  readonly category: Category;
}

/** A release on its way: what would be written, and what is left after that. */
export interface Preparation {
  readonly kind: 'prepared';
  /** All that is written, as one change; nothing where there is nothing to write. */
  readonly fix?: Fix;
  /** What it writes, by the paths that the manifest uses. */
  readonly written: readonly {
    readonly uri: string;
    readonly path: string;
    readonly isNew: boolean;
    readonly added: number;
  }[];
  /** What is still to be answered; documents that would have to be written anew afterwards wait for it. */
  readonly questions: readonly PrepareQuestion[];
  readonly reports: readonly ReportToWrite[];
  /** Why something could not be written, a sentence each. */
  readonly problems: readonly string[];
  /** What it comes to once all of this is written. */
  readonly verdict: Verdict;
}

/** Why nothing can be prepared, as a sentence. */
export interface NotPrepared {
  readonly kind: 'problem';
  readonly message: string;
}

const problems = {
  internal: (id: string) => t`There is nothing to prepare for “${id}”: it stays internal.`,
  withdrawn: (id: string) => t`There is nothing to prepare for “${id}”: it is withdrawn.`,
  hindered: (id: string, message: string, remedy: string) => t`“${id}” can’t be prepared yet. ${message} ${remedy}`,
  refused: (title: string, why: string) => t`“${title}” was left out: ${why}`,
  year: (given: string) => t`“${given}” is not a year, such as 2023.`,
};

const questions: Readonly<Record<Field, (name: string) => string>> = {
  changes: (name) => t`How did you use or change the originals of ${name}? It ships as the notice of modification.`,
  year: (name) => t`What is the copyright year of ${name}? It goes into the attribution.`,
  licensor: (name) => t`Who is the licensor of ${name}? The name goes into the attribution.`,
};

/**
 * Writes all that a release owes and that follows from the manifest and the answers, in the order in which one depends on
 * the other, so that nothing is out of date once it is there: what a person has to tell, the terms, the attribution, and
 * the notice, which repeats all of that. What needs an answer that is not given waits.
 */
export function prepareRelease(
  analysis: Analysis,
  id: string,
  answers: ReadonlyMap<string, string> = new Map(),
): Preparation | NotPrepared {
  const hindered = hindranceOf(analysis, id);
  if (hindered !== undefined) return { kind: 'problem', message: hindered };
  const draft = new Draft(analysis, id);
  for (const { key, field, id: entry } of draft.questions) {
    const given = answers.get(key)?.trim() ?? '';
    if (given === '') continue;
    if (field === 'year' && !/^\d{4}$/.test(given)) return { kind: 'problem', message: problems.year(given) };
    draft.apply(answer(draft.analysis, { field, id: entry, given }));
  }
  for (const rule of MENDED_FIRST) draft.mend(rule);
  const open = draft.questions;
  if (open.length === 0) draft.writeNotice();
  const changes = changesTo(draft.texts, analysis.tree, analysis.context.files);
  return {
    kind: 'prepared',
    ...(changes.files.length > 0 && { fix: fixFrom(id, changes) }),
    written: changes.files.map((file) => ({ ...file, path: relativePath(analysis.uri, file.uri) })),
    questions: open,
    reports: reportsIn(draft.verdict, analysis.uri),
    problems: draft.problems,
    verdict: draft.verdict,
  };
}

/** What only a person can tell before all of a release can be written; empty where it can’t be prepared at all. */
export function prepareQuestions(analysis: Analysis, id: string): readonly PrepareQuestion[] {
  return hindranceOf(analysis, id) === undefined ? new Draft(analysis, id).questions : [];
}

function hindranceOf(analysis: Analysis, id: string): string | undefined {
  const { distributions } = analysis.context.manifest;
  const distribution = distributions.get(id);
  if (distribution === undefined) return unknownId('distribution', id, distributions);
  if (!isExternal(distribution)) return problems.internal(id);
  if (distribution.status?.value === 'withdrawn') return problems.withdrawn(id);
  const { kind, reasons } = verdictOf(analysis, distribution);
  const [first] = reasons;
  return (kind === 'forbidden' || kind === 'unknown') && first !== undefined
    ? problems.hindered(id, first.message, first.remedy)
    : undefined;
}

/** The manifest and the files around it as they would be after each step; nothing of it is written anywhere. */
class Draft {
  readonly texts = new Map<string, string>();
  readonly problems: string[] = [];

  constructor(
    public analysis: Analysis,
    private readonly id: string,
  ) {}

  get verdict(): Verdict {
    const { distribution } = this;
    if (distribution === undefined) throw new Error(t`the distribution is no longer in its manifest`);
    return verdictOf(this.analysis, distribution);
  }

  get questions(): readonly PrepareQuestion[] {
    const asked = new Map<string, PrepareQuestion>();
    for (const { field, entry } of lacking(this.verdict)) {
      const id = entry.id.value;
      // An entry of another manifest is for that one to complete.
      if (entry.uri !== this.analysis.uri) continue;
      asked.set(`${field}:${id}`, { key: `${field}:${id}`, field, id, question: questions[field](labelOf(entry)) });
    }
    return [...asked.values()];
  }

  apply(fix: Fix): boolean {
    const after = afterFix(this.analysis, fix);
    if (typeof after === 'string') {
      this.problems.push(problems.refused(fix.title, `${after}.`));
      return false;
    }
    this.analysis = after.analysis;
    for (const [uri, text] of after.texts) this.texts.set(uri, text);
    return true;
  }

  /** Applies what clears the findings of a rule, one after the other, as the light bulb does. */
  mend(rule: string): void {
    const seen = new Set<string>();
    for (;;) {
      const finding = this.findings.find((it) => it.rule === rule && !seen.has(keyOf(it)));
      if (finding === undefined) return;
      seen.add(keyOf(finding));
      const [fix] = fixesOf(finding).fixes;
      if (fix !== undefined) this.apply(fix);
    }
  }

  /** Last of all, since it says again what the manifest, the attribution and the licenses say. */
  writeNotice(): void {
    const isOwed = this.findings.some(({ rule }) => rule === MENDED_BY_NOTICE);
    const isAsked = this.verdict.obligations.some(({ kind, state }) => kind === 'terms' && state !== 'met');
    const owing = (isOwed || isAsked) && this.distribution;
    const release = owing ? shipmentOf(owing, this.analysis.context) : undefined;
    if (release === undefined) return;
    const written = writeSection('notice', release);
    if (written.kind === 'problem' && isOwed) this.problems.push(written.message);
    if (written.kind !== 'fix') return;
    if (isOwed) this.apply(written.fix);
    else this.tryOut(written.fix);
  }

  /** Applies what may meet something that other licenses ask for, where it does. */
  private tryOut(fix: Fix): void {
    const [before, known] = [this.analysis, unmet(this.verdict)];
    const texts = new Map(this.texts);
    if (!this.apply(fix) || unmet(this.verdict) < known) return;
    this.analysis = before;
    this.texts.clear();
    for (const [uri, text] of texts) this.texts.set(uri, text);
  }

  private get distribution(): Distribution | undefined {
    return this.analysis.context.manifest.distributions.get(this.id);
  }

  private get findings(): readonly Finding[] {
    return owingFindings(this.analysis, this.verdict);
  }
}

function unmet({ obligations }: Verdict): number {
  return obligations.filter(({ state }) => state === 'missing' || state === 'wrong').length;
}

function keyOf({ span, message }: Finding): string {
  return `${String(span.start)} ${message}`;
}

interface Lacking {
  readonly field: Field;
  readonly entry: Artifact | Derivative;
}

/** The fields without which something that is owed can’t be written. */
function lacking({ obligations }: Verdict): readonly Lacking[] {
  return obligations.flatMap((owed): readonly Lacking[] => {
    if (owed.kind === 'modification-notice')
      return owed.state !== 'met' ? [{ field: 'changes', entry: owed.derivative }] : [];
    if (owed.kind === 'terms' && owed.duty === 'changes')
      return owed.state === 'missing' && owed.work.kind === 'derivative' && owed.work.changes === undefined
        ? [{ field: 'changes', entry: owed.work }]
        : [];
    if (owed.kind !== 'attribution') return [];
    const { artifact: entry } = owed.artifact;
    const fields = [
      ...(owed.says === undefined && entry.year === undefined ? (['year'] as const) : []),
      ...(owed.faults.some(({ kind }) => kind === 'no-licensor') ? (['licensor'] as const) : []),
    ];
    return fields.map((field) => ({ field, entry }));
  });
}

function answer(
  { context: { manifest } }: Analysis,
  { field, id, given }: { readonly field: Field; readonly id: string; readonly given: string },
): Fix {
  const entry = manifest.derivatives.get(id) ?? manifest.artifacts.get(id);
  const map = entry?.entry.value;
  const value = field === 'year' ? Number(given) : given;
  const kind = field === 'changes' ? DERIVATIVE : ARTIFACT;
  const edits = map?.kind === 'map' ? [putField(map, kind, { key: field, value })] : [];
  return { title: t`Add “${field}” to “${id}”`, edits, safe: false };
}

function fixFrom(id: string, { edits, creates }: TextChanges): Fix {
  return { title: t`Prepare the release “${id}”`, edits, creates, safe: false };
}

/** The reports that are not there, or leave something open, of derivatives of this manifest; each once. */
function reportsIn({ obligations }: Verdict, uri: string): readonly ReportToWrite[] {
  const found = obligations.flatMap((owed) => {
    if (owed.kind !== 'report' || owed.derivative.uri !== uri) return [];
    const isOpen = owed.faults.some(({ kind }) => kind === 'absent' || kind === 'unanswered');
    const { derivative, category } = owed;
    return isOpen ? [{ derivative: derivative.id.value, name: labelOf(derivative), category }] : [];
  });
  return [...new Map(found.map((report) => [`${report.category}:${report.derivative}`, report])).values()];
}
