import type { Card } from '../card/card';
import type { LeftOpen, Report, Severity } from '../findings/finding';
import type { Assessments } from '../obligations/assess';
import type { Reason } from '../obligations/reason';
import type { DocumentKind } from '../manifest/document';
import type { Surroundings } from '../lineage/release';
import type { Artifact, Breach, Derivative, Distribution, Manifest, Work } from '../manifest/manifest';
import type { Suppression } from '../manifest/suppression';
import type { Usage } from '../manifest/usage';
import type { ImpactReport } from '../report/report';
import type { Category } from '../report/questions';
import type { Tree } from '../syntax/parse';
import type { Part, Problem } from '../syntax/tree';
import type { Located } from '../text/span';

/**
 * What a rule may look at: the manifest with what assessments are made from, and what an analysis adds to that. Nothing
 * else: no disk, no clock, no other rule.
 */
export interface Context extends Surroundings {
  readonly uri: string;
  readonly document: DocumentKind;
  /** The line break of the first line of the document. */
  readonly eol: '\n' | '\r\n';
  /** The parts that are not well-formed, so that something that stands in them may not be in the manifest. */
  readonly broken: readonly Part[];
  readonly usage: Usage;
  /** The entry with which there is more to look at than is looked at; where there is one, no entry is. */
  readonly excess: Located<string> | undefined;
  readonly assessments: Assessments;
  /** Why what an artifact takes from another manifest can’t be relied on; empty where it can. */
  readonly upstream: (artifact: Artifact) => readonly Reason[];
  /** All rules by their ids, and what a person can do about each: what is `always` on can be neither set nor silenced. */
  readonly rules: ReadonlyMap<string, 'on' | 'off' | 'always'>;
}

/** A manifest that names a report, and for what. */
export interface Owner {
  readonly context: Context;
  readonly derivative: Derivative;
  readonly category: Category;
}

/** A report with the manifests that it belongs to. */
export interface ReportSubject {
  readonly kind: 'report';
  readonly report: ImpactReport;
  /** Those that name it; empty where none does. */
  readonly owners: readonly Owner[];
  /** Those that it could be about: its owners’, or else those nearest in the folders around it. */
  readonly manifests: readonly Context[];
  /** The day of the check, YYYY-MM-DD. */
  readonly today: string;
}

/** A work that a card is about, and the manifest that it stands in. */
export interface CardOwner {
  readonly context: Context;
  readonly work: Work;
}

/** A model or dataset card with the manifests that it belongs to. */
export interface CardSubject {
  readonly kind: 'card';
  readonly card: Card;
  /** What it is about; empty where that can’t be told. */
  readonly owners: readonly CardOwner[];
  /** Those that name it, that it names, or that lie beside it. */
  readonly manifests: readonly Context[];
  /** The day of the check, YYYY-MM-DD. */
  readonly today: string;
}

/** A configuration of the checker, as it is written. */
export interface ConfigSubject {
  readonly kind: 'config';
  readonly tree: Tree;
}

/**
 * One thing that can be wrong. A rule names the subjects it looks at by the functions it has; each is called once a
 * subject, and may look at what the subject comes from and what comes from it, but not at unrelated ones: after an edit,
 * only subjects that are related to the edited ones are looked at again.
 */
export interface Rule {
  /** `group/name`, as the file is called. */
  readonly id: string;
  /** What is wrong where it has a finding, in one sentence: for settings and lists. */
  readonly description: string;
  /** What it finds and why that matters to a licensee, in one sentence. */
  readonly why: string;
  /** The default; a report may bring its own where the status of a distribution decides. */
  readonly severity: Severity;
  /** Also asked of a document that is no manifest; such a document has no findings of other rules. */
  readonly ofAnyDocument?: boolean;
  /**
   * What its errors leave open: what else the manifest may have said, so that nothing in it is ready, or what holds for the
   * entry that they are about, so that nothing that comes from it is, here (`entry`) or in other manifests only (`users`).
   */
  readonly leavesOpen?: LeftOpen;
  /** No setting switches it off or gives it another severity, and no comment silences it. */
  readonly always?: boolean;
  readonly part?: (part: Part, context: Context) => Iterable<Report>;
  /** Called on every edit, whatever it touches: has to be quick. */
  readonly manifest?: (manifest: Manifest, context: Context, problems: readonly Problem[]) => Iterable<Report>;
  readonly artifact?: (artifact: Artifact, context: Context) => Iterable<Report>;
  readonly derivative?: (derivative: Derivative, context: Context) => Iterable<Report>;
  readonly distribution?: (distribution: Distribution, context: Context) => Iterable<Report>;
  readonly breach?: (breach: Breach, context: Context) => Iterable<Report>;
  /** What is wrong in a report, told in the report itself. */
  readonly report?: (report: ReportSubject) => Iterable<Report>;
  /** What is wrong in a card, told in the card itself. */
  readonly card?: (card: CardSubject) => Iterable<Report>;
  /** What is wrong in the configuration. */
  readonly config?: (config: ConfigSubject) => Iterable<Report>;
  /** Called at the end with each disable comment and the rules of which it silenced something. */
  readonly suppression?: (
    suppression: Suppression,
    silenced: ReadonlySet<string>,
    context: Pick<Context, 'today' | 'rules'>,
  ) => Iterable<Report>;
}
