import type { Analysis } from '../../analysis/analyze';
import type { Options } from '../../analysis/options';
import type { Manifest } from '../../manifest/manifest';
import type { Spelling } from '../../text/files';
import type { Lines } from '../../text/lines';

/** The manifests that are known, as far as a document may belong to them. */
export interface ManifestsNear {
  /** Those that name it, and those in the nearest folder around it that has any. */
  around(uri: string): readonly Manifest[];
  at(uri: string): Manifest | undefined;
}

/** A Markdown text that may be a report or a card, and what is around it. */
export interface MarkdownInputs {
  readonly uri: string;
  readonly text: string;
  readonly lines: Lines;
  readonly options: Options;
  readonly files: Spelling;
  readonly manifests: ManifestsNear;
  /** What is found in one of them. */
  readonly analysisOf: (uri: string) => Analysis | undefined;
}

export interface Found<A> {
  readonly analysis: A;
  /** Another number for every analysis. */
  readonly serial: number;
}

interface Check<A> {
  readonly text: string;
  readonly options: Options;
  readonly around: readonly Analysis[];
  readonly analysis: A | undefined;
  readonly serial: number;
}

/** What has been found in documents of one kind, as long as nothing that it depends on has changed. */
export class Kept<A> {
  private readonly checks = new Map<string, Check<A>>();
  private serial = 0;

  /** The analysis that is kept, or one that is made with the manifests that it depends on. */
  at(
    { uri, text, options, analysisOf }: MarkdownInputs,
    manifests: readonly Manifest[],
    make: (around: readonly Analysis[]) => A | undefined,
  ): Found<A> | undefined {
    const around = manifests.flatMap((manifest) => analysisOf(manifest.uri) ?? []);
    const before = this.checks.get(uri);
    const holdsStill = before?.text === text && before.options === options && equal(before.around, around);
    const check = holdsStill ? before : { text, options, around, analysis: make(around), serial: ++this.serial };
    this.checks.set(uri, check);
    return check.analysis === undefined ? undefined : { analysis: check.analysis, serial: check.serial };
  }

  /** Lets go of what was found in a document that is closed. */
  drop(uri: string): void {
    this.checks.delete(uri);
  }
}

function equal(a: readonly Analysis[], b: readonly Analysis[]): boolean {
  return a.length === b.length && a.every((it, index) => it === b[index]);
}
