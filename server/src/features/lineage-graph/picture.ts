import type { Tier } from '../../license/tier';
import type { Status } from '../../manifest/manifest';
import type { VerdictKind } from '../../obligations/reason';

/** What a picture of lineage shows, as plain data: whoever draws it needs nothing else. */
export interface Picture {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

export interface PictureNode {
  /** In this picture: n1, n2, … */
  readonly node: string;
  readonly kind: 'artifact' | 'derivative' | 'distribution' | 'missing';
  /** Its id in its manifest. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** The path of its manifest. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly type?: string;
  /** The effective risk: the strictest of all that it comes from. */
  readonly tier?: Tier;
  /** The risk in words; it may be stricter where a license is not known. */
  readonly risk?: string;
  /** As it is written. */
  readonly license?: string;
  readonly audience?: string;
  readonly status?: Status;
  readonly verdict?: VerdictKind;
  /** How many obligations there are, and how many of them are met. */
  readonly owed?: number;
  readonly met?: number;
  /** Whether it is on a path that forbids a distribution. */
  readonly forbids: boolean;
  /** How many that it comes from, or that come from it, are not in the picture. */
  readonly hidden: number;
  /** Why it is so, a sentence each. */
  readonly proof: readonly string[];
}

export interface PictureEdge {
  /** What is used. */
  readonly from: string;
  /** What uses it. */
  readonly to: string;
  readonly kind: 'made' | 'shared' | 'taken';
  /** How it was made, as it is written. */
  readonly relation?: string;
  /** False for what was only measured on it. */
  readonly passesOn: boolean;
  readonly forbids: boolean;
}
