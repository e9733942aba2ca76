/** What kind of fault a part of a document has against its schema. */
export type ProblemKind = 'unknown-field' | 'missing-field' | 'wrong-type' | 'bad-value' | 'bad-id';

/** One fault, told in one sentence (and a “did you mean”). */
export interface SchemaProblem {
  /** Leads to the entry or value at fault; for a missing field, to the map that lacks it. */
  readonly path: readonly (string | number)[];
  /** Which side of the last step of the path is at fault. Items of lists and the whole document have only a value. */
  readonly at: 'key' | 'value';
  readonly kind: ProblemKind;
  readonly message: string;
  /** The right key or value as it is to be written, with quotes where YAML needs them. */
  readonly suggestion?: string;
  /** The fields that are not there, in the order of the schema. */
  readonly missing?: readonly string[];
  /** The few words that the value, or that of the only missing field, may be, where none was meant for sure. */
  readonly choices?: readonly string[];
  /** Set where the value would be right in quotes. */
  readonly wantsQuotes?: true;
}

export type Path = SchemaProblem['path'];
