import { tierName } from '../../license/tier';
import { inLanguage, t } from '../../text/l10n';
import { count } from '../../text/words';
import { verdictLabel } from '../../words/verdict-label';
import type { Picture, PictureEdge, PictureNode } from './picture';

/**
 * Words of a manifest on one line, without what could move a cursor, turn the direction of writing, or be no letter of
 * XML. Manifests are written by others.
 */
export function oneLine(words: string, longest = 200): string {
  const line = words
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Surrogate}\p{Noncharacter_Code_Point}]/gu, '\uFFFD')
    .trim();
  const letters = [...line];
  return letters.length > longest ? `${letters.slice(0, longest).join('')}…` : line;
}

/** What a node says of itself, for any picture: its name, what it comes down to, and what it is. */
export interface NodeWords {
  readonly name: string;
  /** The risk, or the verdict of a distribution. */
  readonly state: string;
  readonly what: string;
}

export function wordsOf(node: PictureNode): NodeWords {
  return { name: oneLine(node.name, 80), state: oneLine(stateOf(node), 60), what: oneLine(whatOf(node), 80) };
}

function stateOf({ kind, verdict, tier, risk, license }: PictureNode): string {
  if (kind === 'missing') return t`not defined`;
  if (verdict !== undefined) return verdictLabel({ kind: verdict });
  if (kind === 'distribution') return verdictLabel({ kind: 'unknown' });
  if (risk !== undefined) return risk;
  return tier === undefined ? (license ?? t`no ImpACT license`) : tierName(tier);
}

function whatOf({ kind, id, name, type, audience, status }: PictureNode): string {
  if (kind === 'missing') return t`no entry has this id`;
  const noun = inLanguage(kind);
  const own = name === id || name === `“${id}”` ? noun : `${noun} ${id}`;
  const details =
    kind === 'distribution' ? [audience ?? t`no audience`, ...(status === 'planned' ? [] : [status])] : [type];
  return [own, ...details.filter((detail) => detail !== undefined)].join(' · ');
}

/** How something is used, as the word beside an arrow; nothing where there is nothing to say. */
export function edgeWord({ kind, relation }: PictureEdge): string | undefined {
  if (kind === 'taken') return t`the same entry`;
  return relation === undefined ? undefined : oneLine(relation, 40);
}

/** “4 artifacts, 3 derivatives, 2 distributions (1 forbidden, 1 ready)”. */
export function countsOf({ nodes }: Picture): string {
  const counted = (['artifact', 'derivative', 'distribution'] as const).map((kind) => {
    const number = nodes.filter((node) => node.kind === kind).length;
    return count(number, kind);
  });
  const verdicts = new Map<string, number>();
  for (const { verdict } of nodes) {
    if (verdict === undefined) continue;
    const word = verdictLabel({ kind: verdict });
    verdicts.set(word, (verdicts.get(word) ?? 0) + 1);
  }
  const found = [...verdicts].map(([word, number]) => `${String(number)} ${word}`).join(', ');
  return `${counted.join(', ')}${found === '' ? '' : ` (${found})`}`;
}

/** A node as a sentence for who can’t see it. */
export function sentenceOf(node: PictureNode): string {
  const { name, state, what } = wordsOf(node);
  return `${name}: ${what}, ${state}.`;
}
