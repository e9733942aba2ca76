/** Whether something may be shared under a license: `yes-with` is with duties, `unknown` where that was not read. */
export type Share = 'yes' | 'yes-with' | 'no' | 'unknown';

/** How sure the facts are: A the text was read, B part of it or a good secondary, C an opinion or one word. */
export type Confidence = 'A' | 'B' | 'C';

/** What a credit has to hold and can be looked for: who made it, where it is, of when it is, that it was changed. */
export type CreditPart = 'author' | 'link' | 'day' | 'changes';

/** Words that have to be said as they stand. */
export interface RequiredNotice {
  /** The name of the file it goes into, where the license says one. */
  readonly file: string | null;
  readonly when: string;
  /** Whether these very words are asked for; otherwise they are a model with a part to fill in. */
  readonly exact: boolean;
  readonly text: string;
}

/** What the text of another license than the ImpACT ones says, as far as it was read. Source: `other-licenses.json`. */
export interface OtherLicense {
  readonly id: string;
  readonly name: string;
  /** False for a reference that the facts suggest, as SPDX lists none. */
  readonly isSpdx: boolean;
  /** Its keywords on Hugging Face, and what cards there put into `license_name`. */
  readonly huggingFace: readonly string[];
  readonly licenseNames: readonly string[];
  /** Which further SPDX ids, other versions mostly, have the same terms. */
  readonly match?: string;
  readonly family: string;
  readonly asIs: Share;
  readonly derivative: Share;
  readonly commercial: 'yes' | 'limited' | 'no' | 'unknown';
  readonly commercialLimit?: string;
  /** `none`, or what has to be credited. */
  readonly attribution: string;
  /** Which parts of that can be looked for in a text. */
  readonly credit: readonly CreditPart[];
  readonly shipText: 'no' | 'text' | 'text-or-uri' | 'agreement';
  readonly notice?: RequiredNotice;
  readonly display?: {
    readonly text: string;
    readonly alternative?: string;
    readonly where: string;
    readonly when: string;
  };
  /** How the name of what is made with it has to begin. */
  readonly naming?: { readonly prefix: string; readonly when: string };
  readonly markChanges: boolean;
  readonly sourceDuty?: string;
  /** Which restrictions have to bind recipients too. */
  readonly flowDown?: string;
  /** `no`, or what has to stay under the very same license. */
  readonly sameLicense: string;
  readonly furtherRestrictions: { readonly asIs: string; readonly derivative: string };
  /** Whether it stands against restrictions that flow down, as those of the ImpACT licenses do. */
  readonly impactClash: 'none' | 'part' | 'disputed' | 'likely' | 'unknown';
  /** Whether a model that was trained on the material comes under it. */
  readonly trainedModel: string;
  readonly outputs?: string;
  readonly limits: readonly string[];
  readonly notes: readonly string[];
  readonly sources: readonly { readonly where: string; readonly saw: string }[];
  readonly confidence: Confidence;
  /** The day of the check, `YYYY-MM-DD`. */
  readonly checked: string;
}

/** A keyword of Hugging Face for a license; without an id it names a family of several, or none. */
export interface LicenseKeyword {
  readonly word: string;
  readonly name: string;
  readonly kind: string;
  /** The id that it stands for; the more careful one where it may be either of two. */
  readonly id?: string;
  /** Of a family, what is in it. */
  readonly members?: string;
}

/** All that is known of other licenses. */
export interface LicenseTable {
  readonly licenses: readonly OtherLicense[];
  readonly keywords: readonly LicenseKeyword[];
  /** Words that cards have in place of a license and that name none. */
  readonly unknownWords: readonly string[];
  readonly notKnown: readonly string[];
  /** By SPDX id, hashes of runs of eight words by which the text of a license is known again. */
  readonly marks: Readonly<Record<string, readonly string[]>>;
}
