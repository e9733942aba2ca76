import { t } from '../../text/l10n';
import { referenceIn, spellingOf } from '../card-subject';
import { firstLineOf } from '../card-rule';
import type { Fix, Report } from '../../findings/finding';
import { replaceValue } from '../../syntax/insert';
import { nearest } from '../../text/words';
import type { CardSubject, Rule } from '../rule';

const messages = {
  unclosed: t`The front matter is not closed by a line of three dashes, so nothing in it counts.`,
  unread: (message: string) => t`The front matter can’t be read: ${message}`,
  remedy: t`Correct the front matter: it holds everything that a card says about its license.`,
  noManifest: (path: string) => t`There is no manifest at “${path}”, so this card is not compared with any.`,
  noEntry: (id: string, near: string | undefined) =>
    t`The manifest has no “${id}”.${near === undefined ? '' : t` Did you mean “${near}”?`}`,
  unsure: t`The manifest shares several works, so it is not clear which of them this card is about.`,
  name: t`Write “impact: PATH#ID”, or name the card in “card” of its derivative.`,
};

/** Front matter that can’t be read, or that names a manifest which is not there. */
export const frontMatter: Rule = {
  id: 'card/front-matter',
  description: 'The front matter of a card can’t be read, or points to no manifest.',
  why: 'Finds cards whose front matter can’t be read, since its terms can’t be compared with the manifest.',
  severity: 'error',
  *card(subject) {
    const { frontMatter: head } = subject.card;
    if (head?.isClosed === false)
      yield { span: firstLineOf(subject.card), message: messages.unclosed, remedy: messages.remedy, isOwed: true };
    for (const { span, message } of head?.problems ?? [])
      yield { span, message: messages.unread(message), remedy: messages.remedy, isOwed: true };
    yield* leading(subject);
  },
};

/** Where `impact` leads. */
function* leading({ card, owners, manifests }: CardSubject): Iterable<Report> {
  const written = card.manifest;
  const reference = referenceIn(card, spellingOf(manifests));
  if (written === undefined || reference === undefined) return;
  const context = manifests.find(({ uri }) => uri === reference.uri);
  const [path = '', id] = written.value.split('#', 2);
  if (context === undefined) {
    yield { span: written.span, message: messages.noManifest(path), remedy: messages.name, isOwed: true };
    return;
  }
  if (owners.length > 0) return;
  if (id === undefined) {
    yield { span: written.span, message: messages.unsure, remedy: messages.name, severity: 'information' };
    return;
  }
  const { artifacts, derivatives } = context.manifest;
  const near = nearest(id, [...derivatives.keys(), ...artifacts.keys()]);
  const fixes = (): readonly Fix[] =>
    near === undefined
      ? []
      : [{ title: t`Change to “${near}”`, edits: [replaceValue(written.span, `${path}#${near}`)], safe: false }];
  yield { span: written.span, message: messages.noEntry(id, near), remedy: messages.name, fixes, isOwed: true };
}
