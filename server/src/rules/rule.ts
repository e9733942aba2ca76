import type { Report, Severity } from '../findings/finding';
import type { Assessments } from '../obligations/assess';
import type { DocumentKind } from '../manifest/document';
import type { Lineage } from '../lineage/lineage';
import type { Artifact, Breach, Derivative, Distribution, Manifest } from '../manifest/manifest';
import type { Manifests } from '../manifest/manifests';
import type { Suppression } from '../manifest/suppression';
import type { Usage } from '../manifest/usage';
import type { Part, Problem } from '../syntax/tree';
import type { Files } from '../text/files';
import type { Readings } from '../text/readings';

/** What a rule may look at. Nothing else: no disk, no clock, no other rule. */
export interface Context {
  readonly uri: string;
  readonly document: DocumentKind;
  /** The parts that are not well-formed, so that something that stands in them may not be in the manifest. */
  readonly broken: readonly Part[];
  readonly manifest: Manifest;
  readonly manifests: Manifests;
  readonly lineage: Lineage;
  readonly usage: Usage;
  readonly assessments: Assessments;
  readonly files: Files;
  readonly readings: Readings;
  /** The day of the check, YYYY-MM-DD. */
  readonly today: string;
  /** All rules by their ids, and what a person can do about each: what is `always` on can be neither set nor silenced. */
  readonly rules: ReadonlyMap<string, 'on' | 'off' | 'always'>;
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
  /** No setting switches it off or gives it another severity, and no comment silences it. */
  readonly always?: boolean;
  readonly part?: (part: Part, context: Context) => Iterable<Report>;
  /** Called on every edit, whatever it touches: has to be quick. */
  readonly manifest?: (manifest: Manifest, context: Context, problems: readonly Problem[]) => Iterable<Report>;
  readonly artifact?: (artifact: Artifact, context: Context) => Iterable<Report>;
  readonly derivative?: (derivative: Derivative, context: Context) => Iterable<Report>;
  readonly distribution?: (distribution: Distribution, context: Context) => Iterable<Report>;
  readonly breach?: (breach: Breach, context: Context) => Iterable<Report>;
  /** Called at the end with each disable comment and the rules of which it silenced something. */
  readonly suppression?: (
    suppression: Suppression,
    silenced: ReadonlySet<string>,
    context: Context,
  ) => Iterable<Report>;
}
