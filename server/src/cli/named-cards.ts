import type { Card } from '../card/card';
import { CARD_BESIDE, cardSubject } from '../rules/card-subject';
import type { CardSubject, Context } from '../rules/rule';
import { isMarkdown } from '../manifest/manifest-files';
import { addressIn } from '../text/files';

/** The cards that manifests name, and the READMEs beside them that may be cards. */
export class NamedCards {
  private readonly contexts = new Map<string, Context>();
  private readonly named = new Set<string>();

  /** Notes what a manifest names; once, however often it is told. */
  note(uri: string, contextOf: () => Context | undefined): void {
    const context = this.contexts.has(uri) ? undefined : contextOf();
    if (context === undefined) return;
    this.contexts.set(uri, context);
    const paths = [...context.manifest.derivatives.values()].flatMap(({ card }) => card?.value ?? []);
    for (const path of [...paths, CARD_BESIDE]) {
      const target = addressIn(context.files, uri, path);
      if (target !== undefined && isMarkdown(target)) this.named.add(target);
    }
  }

  /** All that may be cards, each once, in the order in which they are named. */
  get uris(): Iterable<string> {
    return this.named;
  }

  /** The card with the manifests that it belongs to; nothing for a text that is no card. */
  subject(card: Card, today: string): CardSubject | undefined {
    return cardSubject(card, [...this.contexts.values()], today);
  }
}
