import type { Range } from 'vscode-languageserver';

/**
 * What server and client say to each other beyond the protocol. The client takes the types from here, those of the names
 * too, and nothing else of the server.
 */

/** Asked of a client whose `experimental.impact.readFile` is true: what is at an address that only it can read. */
export const READ_FILE = 'impact/readFile';

export interface ReadFileParams {
  readonly uri: string;
}

export type ReadFileResult =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' | 'folder' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Asked of a client whose `experimental.impact.findManifests` is true: the addresses of all manifests below a folder. */
export const FIND_MANIFESTS = 'impact/findManifests';

export interface FindManifestsParams {
  readonly folder: string;
}

export type FindManifestsResult = readonly string[];

/** Asked by the client: what stands of the distributions and reports of a manifest. Null for what is no manifest, or too long. */
export const STATUS = 'impact/status';

export interface StatusParams {
  readonly uri: string;
}

export type StatusResult = {
  readonly distributions: readonly DistributionStatus[];
  readonly reports: readonly OwedReport[];
  /** What in the workspace could not be looked at, a sentence each; absent where all could. */
  readonly notRead?: readonly string[];
} | null;

/** A distribution that is planned or released, in numbers. */
export interface DistributionStatus {
  readonly id: string;
  readonly verdict: 'internal' | 'forbidden' | 'unknown' | 'obligations-missing' | 'needs-review' | 'ready';
  /** How many obligations there are, and how many of them are met. */
  readonly owed: number;
  readonly met: number;
}

/** A report that a derivative owes, whether it is there or not. */
export interface OwedReport {
  /** The id of the derivative. */
  readonly derivative: string;
  /** What it is called. */
  readonly name: string;
  readonly category: 'data' | 'model';
  /** Whether the manifest names the report already. */
  readonly isNamed: boolean;
}

/** Asked by the client: to check every manifest of the workspace, open or not. */
export const CHECK_WORKSPACE = 'impact/checkWorkspace';

export interface CheckWorkspaceResult {
  readonly manifests: number;
  readonly errors: number;
  readonly warnings: number;
  /** What could not be looked at, a sentence each; absent where all could. */
  readonly notRead?: readonly string[];
}

/** Asked by the client: the checklist of a distribution, as if it were released today. Null where there is none. */
export const GATE = 'impact/gate';

export interface GateParams {
  readonly uri: string;
  /** Of the distribution. */
  readonly id: string;
}

/** Where something is; the range is missing where the whole file is meant. */
export interface EvidencePlace {
  readonly uri: string;
  readonly range?: Range;
}

export type GateResult = {
  readonly verdict: 'internal' | 'forbidden' | 'unknown' | 'obligations-missing' | 'needs-review' | 'ready';
  /** Whether it may go out: it is ready or stays inside, and nothing else is in its way. */
  readonly passes: boolean;
  /** The whole checklist, for people. */
  readonly markdown: string;
  readonly obligations: readonly {
    readonly kind: string;
    readonly owed: string;
    readonly state: 'met' | 'review' | 'missing' | 'wrong';
    readonly evidence?: EvidencePlace;
    /** What is wrong, where it is not met. */
    readonly fault?: string;
    /** Where it is mended, where it is not met. */
    readonly place?: EvidencePlace;
  }[];
  /** What is in the way or left to a person besides the obligations, the hardest first. */
  readonly reasons: readonly {
    readonly verdict: 'forbidden' | 'unknown' | 'obligations-missing' | 'needs-review';
    readonly message: string;
    readonly remedy: string;
    readonly place?: EvidencePlace;
  }[];
  /** The way from the distribution to what forbids it, step by step. */
  readonly path: readonly { readonly message: string; readonly place?: EvidencePlace }[];
  /** The smallest changes that clear it, where it is forbidden or unknown. */
  readonly changes: readonly { readonly remedy: string; readonly clears: readonly string[] }[];
  /** Whether `impact.prepareRelease` has something to do. */
  readonly canPrepare: boolean;
  /** Whether `impact.markReleased` may be run. */
  readonly canRelease: boolean;
} | null;

/** Asked by the client: what a report asks, and what is known already. Null where no report is owed. */
export const REPORT_QUESTIONS = 'impact/reportQuestions';

export interface ReportQuestionsParams {
  readonly uri: string;
  /** Of the derivative. */
  readonly id: string;
  /** The one that is owed and not named, where it is left out. */
  readonly category?: 'data' | 'model';
}

export type ReportQuestionsResult = {
  readonly category: 'data' | 'model';
  /** What the derivative is called. */
  readonly name: string;
  /** Where the report is or will be, as the manifest writes it. */
  readonly path: string;
  /** Whether there is such a file. Answers are added to it then; what is answered stays. */
  readonly exists: boolean;
  readonly contact: { readonly name?: string; readonly organization?: string; readonly email?: string };
  readonly questions: readonly {
    /** The key of its answer. */
    readonly heading: string;
    readonly question: string;
    readonly isAnswered: boolean;
    /** What is filled in from the manifest. */
    readonly known?: string;
  }[];
} | null;

/** What the commands that write a document tell. */
export type WriteResult =
  | {
      readonly kind: 'done';
      readonly uri: string;
      readonly path: string;
      readonly isNew: boolean;
      /** The addresses of all documents that were changed, this one and the manifest. */
      readonly written: readonly string[];
    }
  | { readonly kind: 'same'; readonly uri: string; readonly path: string }
  /** Why nothing was written. The server has shown it to the user. */
  | { readonly kind: 'problem'; readonly message: string };

/** Asked by the client before a release is prepared: what a person has to tell. */
export const PREPARE_QUESTIONS = 'impact/prepareQuestions';

export interface PrepareQuestionsParams {
  readonly uri: string;
  /** Of the distribution. */
  readonly id: string;
}

export type PrepareQuestionsResult = readonly {
  /** By this the answer is given. */
  readonly key: string;
  readonly question: string;
}[];

/** What the command `impact.prepareRelease` tells. */
export type PrepareResult =
  | {
      readonly kind: 'done';
      /** The addresses of all documents that were changed or made. Empty where all was there already. */
      readonly written: readonly string[];
      /** The reports that are still to be written or completed. */
      readonly reports: readonly {
        readonly derivative: string;
        readonly name: string;
        readonly category: 'data' | 'model';
      }[];
    }
  /** The person has looked at it and did not take it. */
  | { readonly kind: 'discarded' }
  /** Why nothing was written. The server has shown it to the user. */
  | { readonly kind: 'problem'; readonly message: string };

/** Asked by the client before a manifest is begun: what can be chosen from. */
export const MANIFEST_CHOICES = 'impact/manifestChoices';

export interface ManifestChoices {
  /** The well-known artifacts. */
  readonly artifacts: readonly {
    /** On Hugging Face. */
    readonly id: string;
    readonly type: 'data' | 'model';
    /** What it can have been obtained under, what holds today first. */
    readonly licenses: readonly string[];
    /** That it has been put under another license, as a sentence. */
    readonly note?: string;
  }[];
  readonly relations: readonly {
    readonly name: string;
    readonly meaning: string;
    /** What it leads from. */
    readonly sources: readonly string[];
  }[];
}
