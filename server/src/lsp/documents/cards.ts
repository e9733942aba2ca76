import { analyzeCard, type CardAnalysis } from '../../analysis/analyze-document';
import { wholeDocument } from '../../analysis/document';
import { readCard, type Card } from '../../card/card';
import type { Manifest } from '../../manifest/manifest';
import { around, cardSubject, referenceIn } from '../../rules/card-subject';
import { Kept, type Found, type MarkdownInputs } from './kept';

/** What has been found in cards, as long as nothing that it depends on has changed. A part of the store. */
export class Cards {
  private readonly kept = new Kept<CardAnalysis>();
  private readonly read = new Map<string, Card>();

  /** The analysis of a text that is the card of something in a manifest; nothing for any other. */
  at(inputs: MarkdownInputs): Found<CardAnalysis> | undefined {
    const { uri, text, lines, options } = inputs;
    const before = this.read.get(uri);
    const card = before?.fragment.text === text ? before : readCard(uri, text);
    this.read.set(uri, card);
    return this.kept.at(inputs, owning(card, inputs), (analyses) => {
      const contexts = analyses.map(({ context }) => context);
      const subject = cardSubject(card, contexts, options.today);
      return subject && analyzeCard(wholeDocument('card', { uri, text }, lines), subject, options);
    });
  }

  /** Lets go of what was found in a document that is closed. */
  drop(uri: string): void {
    this.read.delete(uri);
    this.kept.drop(uri);
  }
}

/** The manifests that a card belongs to. */
function owning(card: Card, { uri, manifests, files }: MarkdownInputs): readonly Manifest[] {
  const reference = referenceIn(card, files)?.uri;
  const named = reference === undefined ? undefined : manifests.at(reference);
  const near = manifests.around(uri);
  return around(card, named === undefined || near.includes(named) ? near : [...near, named], files);
}
