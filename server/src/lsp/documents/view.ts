import type { Analysis } from '../../analysis/analyze';
import type { CardAnalysis, ConfigAnalysis, ReportAnalysis } from '../../analysis/analyze-document';
import type { Settings } from '../client/settings';
import type { Places } from '../convert';

/** A document at one moment, as a feature sees it. Good until the handler that asked for it gives way to others. */
interface Seen {
  /** The address as the client writes it. */
  readonly uri: string;
  /** Nothing for a file that is not open. */
  readonly version: number | null;
  readonly places: Places;
  readonly settings: Settings;
  /** Another one whenever something else may hold, in this run of the server and in any other. */
  readonly resultId: string;
}

export interface ManifestView extends Seen {
  readonly kind: 'manifest';
  readonly analysis: Analysis;
}

export interface ReportView extends Seen {
  readonly kind: 'report';
  readonly analysis: ReportAnalysis;
}

export interface CardView extends Seen {
  readonly kind: 'card';
  readonly analysis: CardAnalysis;
}

export interface ConfigView extends Seen {
  readonly kind: 'config';
  readonly analysis: ConfigAnalysis;
}

/** A manifest that is longer than is set, so that nothing is looked at in it; the lengths are in characters. */
export interface TooLongView {
  readonly kind: 'too long';
  readonly length: number;
  readonly most: number;
}

/** A document of which something is found. */
export type AnalyzedView = ManifestView | ReportView | CardView | ConfigView;

export type View = AnalyzedView | TooLongView;

/** What a feature answers for each kind of document that it is about. */
export type ByKind<R> = { readonly [K in View['kind']]?: (view: Extract<View, { readonly kind: K }>) => R };

/** The answer for a document; null, which is the protocol’s nothing, for kinds that the feature is not about. */
export function byKind<R>(view: View | undefined, answers: ByKind<R>): R | null {
  switch (view?.kind) {
    case 'manifest':
      return answers.manifest?.(view) ?? null;
    case 'report':
      return answers.report?.(view) ?? null;
    case 'card':
      return answers.card?.(view) ?? null;
    case 'config':
      return answers.config?.(view) ?? null;
    case 'too long':
      return answers['too long']?.(view) ?? null;
    case undefined:
      return null;
  }
}
