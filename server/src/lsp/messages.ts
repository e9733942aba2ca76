import type { Position, Range } from 'vscode-languageserver';

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
  /** A file that is not in UTF-8. */
  | { readonly kind: 'bytes'; readonly base64: string }
  | { readonly kind: 'absent' | 'folder' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Asked of a client whose `experimental.impact.findManifests` is true: the addresses of all manifests below a folder. */
export const FIND_MANIFESTS = 'impact/findManifests';

export interface FindManifestsParams {
  readonly folder: string;
}

export type FindManifestsResult = readonly string[];

/** Told by the client: it has come to the front, or another document in it, so that files may have changed meanwhile. */
export const FOCUSED = 'impact/focused';

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
  /** The path of the `impact.config.yaml` that counts for it; absent where there is none. */
  readonly config?: string;
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

/** Asked by the client: to check every manifest of the workspace, open or not, with what they name. */
export const CHECK_WORKSPACE = 'impact/checkWorkspace';

export interface CheckWorkspaceResult {
  readonly manifests: number;
  readonly errors: number;
  readonly warnings: number;
  /** What is only to be known. Hints are not counted, as editors do not list them. */
  readonly notes: number;
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

/** Asked by the client: all that can be asked about, of every manifest in the workspace. */
export const SHAREABLES = 'impact/shareables';

/** An artifact or a derivative. */
export interface ShareableWork {
  readonly uri: string;
  readonly id: string;
  readonly name: string;
  /** What it is where it is defined, here or in another manifest. */
  readonly kind: 'artifact' | 'derivative';
  /** The effective risk, where one is known. */
  readonly risk?: string;
}

/** Asked by the client: whom one of them may be given to. Null where there is no such entry any more. */
export const SHARING = 'impact/sharing';

export interface SharingParams {
  readonly uri: string;
  readonly id: string;
}

export type SharingResult = {
  readonly name: string;
  /** For each form that it can be asked about in, and each audience. */
  readonly answers: readonly SharingAnswer[];
} | null;

export interface SharingAnswer {
  readonly form: 'artifact' | 'derivative';
  readonly audience: 'internal' | 'third-party' | 'public';
  readonly verdict: 'allowed' | 'with conditions' | 'forbidden' | 'unknown' | 'needs-review' | 'not covered';
  /** The same in a word or two, and in a sentence with what decides. */
  readonly word: string;
  readonly sentence: string;
  /** Step by step, from the entry to what decides. */
  readonly proof: readonly { readonly message: string; readonly place?: EvidencePlace }[];
  /** What else is in the way. */
  readonly others: readonly { readonly message: string; readonly remedy: string }[];
  readonly conditions: readonly string[];
  /** What the texts of the licenses leave open. */
  readonly open: readonly string[];
  /** All of it, for people. */
  readonly markdown: string;
}

/** Asked by the client: what every distribution of the workspace comes to, and what is due within 30 days. */
export const RELEASES = 'impact/releases';

export interface ReleasesResult {
  /** How many manifests there are. */
  readonly manifests: number;
  readonly distributions: readonly Release[];
  /** The nearest day first; before them what is due at once. */
  readonly due: readonly DueItem[];
  /** What could not be looked at, a sentence each; absent where all could. */
  readonly notRead?: readonly string[];
}

/** A distribution that is planned or released. */
export interface Release {
  readonly uri: string;
  readonly id: string;
  readonly range: Range;
  /** The names of what it shares. */
  readonly shares: readonly string[];
  readonly audience?: string;
  readonly status: 'planned' | 'released' | 'withdrawn';
  readonly verdict: DistributionStatus['verdict'];
  readonly passes: boolean;
  readonly missing: readonly MissingItem[];
}

/** One thing that stands between a distribution and its release, and where a person sees to it. */
export interface MissingItem extends EvidencePlace {
  readonly message: string;
  readonly remedy?: string;
}

export interface DueItem extends EvidencePlace {
  readonly kind: 'report' | 'cure' | 'lapsed' | 'review' | 'waiver';
  /** The last day; missing for what is due at once. */
  readonly day?: string;
  readonly message: string;
}

/** Told by the client: whether it shows releases, and so wants to be told when they may have changed. */
export const WATCH_RELEASES = 'impact/watchReleases';

export interface WatchReleasesParams {
  readonly visible: boolean;
}

/** Told to such a client, without saying what: it asks again. */
export const RELEASES_CHANGED = 'impact/releasesChanged';

/** Asked by the client, which does so in trusted workspaces alone: the names of revisions, the latest first. */
export const REVISION_NAMES = 'impact/revisionNames';

export interface RevisionNamesParams {
  readonly folder: string;
}

export type RevisionNamesResult = readonly string[];

/** The same: how the releases below a folder differ from what was committed, open documents as they are. */
export const COMPARE_RELEASES = 'impact/compareReleases';

export interface CompareReleasesParams extends RevisionNamesParams {
  /** Whatever git understands. */
  readonly revision: string;
}

export type CompareReleasesResult =
  | { readonly kind: 'compared'; readonly worse: boolean; readonly headline: string; readonly markdown: string }
  /** Why nothing is compared, a sentence. */
  | { readonly kind: 'problem'; readonly message: string };

/** Asked by the client: a picture of what comes from what. Null where there is no such manifest. */
export const LINEAGE = 'impact/lineage';

export interface LineageParams {
  readonly uri: string;
  /** The entry that is named there, or that is around it, is in the middle. */
  readonly position?: Position;
  /** Or the entry with this id; a distribution, where several have it. */
  readonly id?: string;
  /** Or the one that an earlier picture gave this key. */
  readonly key?: string;
  /** How many steps around it; without an entry, the whole manifest and what it comes from. */
  readonly depth: number;
  /** The keys of those whose neighbors are shown, too, in the order in which that was asked. */
  readonly expanded: readonly string[];
  /** How wide the place is that it is shown in. */
  readonly width?: number;
  /** Everything in the workspace. */
  readonly all: boolean;
  /** What fits, wherever it is in the workspace, and what that comes from. */
  readonly filter: {
    readonly words?: string;
    readonly tier?: 'low' | 'medium' | 'high' | 'unknown' | 'none';
    readonly audience?: string;
    readonly verdict?: DistributionStatus['verdict'];
  };
}

export type LineageResult = {
  /** The key of the entry in the middle, where there is one. */
  readonly key?: string;
  /** What it is a picture of, for its title. */
  readonly title: string;
  /** Finished, but for its colors; nothing where there is too much to be looked at. */
  readonly svg: string | null;
  readonly counts: string;
  /** How many entries there are to be shown, and in the whole workspace. */
  readonly shown: number;
  readonly total: number;
  /** How many fit what was looked for. */
  readonly found?: number;
  /** The audiences that there are. */
  readonly audiences: readonly string[];
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly word?: string }[];
} | null;

export interface LineageNode {
  /** What the picture calls it. */
  readonly node: string;
  /** The same in every picture. */
  readonly key: string;
  readonly name: string;
  /** Its risk or its verdict, in words. */
  readonly state: string;
  readonly what: string;
  readonly kind: 'artifact' | 'derivative' | 'distribution' | 'missing';
  readonly place: EvidencePlace;
  /** The path of its manifest, and the line, counted from one. */
  readonly file: string;
  readonly line: number;
  readonly forbids: boolean;
  readonly hidden: number;
  readonly proof: readonly string[];
}

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
    /** In the words of the report, which stay English. */
    readonly question: string;
    /** The same as people ask it, in their language. */
    readonly plainly: string;
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

/** What the command `impact.importFiles` tells. */
export type ImportResult =
  | {
      readonly kind: 'done';
      /** The address of the manifest. */
      readonly written: readonly string[];
    }
  /** The manifest holds all of it already. */
  | { readonly kind: 'same' }
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

/** What a client can have done by name, in any editor. */
export const COMMANDS = [
  'impact.checkGate',
  'impact.showVerdict',
  'impact.openReports',
  'impact.prepareRelease',
  'impact.markReleased',
  'impact.recordReview',
  'impact.silence',
  'impact.createReport',
  'impact.beginManifest',
  'impact.importFiles',
  'impact.updateNotice',
  'impact.updateTerms',
  'impact.updateAttribution',
] as const;

/** The command that applies a code action, for clients that only know commands. */
export const APPLY_ACTION = 'impact.applyAction';

export type CommandName = (typeof COMMANDS)[number] | typeof APPLY_ACTION;
