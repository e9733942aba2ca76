import type { Analysis } from '../analysis/analyze';
import { relationOf } from '../license/relations';
import { isTier } from '../license/tier';
import { recognizeLicense } from '../license/aliases';
import { mentionsIn, unquoted } from '../manifest/mentions';
import type { Extent } from '../syntax/extent';
import { textOf, type Located, type Span } from '../text/span';
import type { tokenModifiers, tokenTypes } from './token-legend';

/** A word on one line, without its quotes. */
export interface SemanticToken extends Extent {
  /** An id, a tier or the license that sets it, or a relation. */
  readonly type: (typeof tokenTypes)[number];
  readonly modifiers: readonly (typeof tokenModifiers)[number][];
}

interface Word extends Omit<SemanticToken, keyof Extent> {
  readonly span: Span;
}

/**
 * The words of a manifest that mean more than plain YAML: ids that are defined, tiers and ImpACT licenses, relations. In
 * file order.
 */
export function semanticTokens(analysis: Analysis): readonly SemanticToken[] {
  const { manifest, manifests } = analysis.context;
  const ids = mentionsIn(manifest, manifests)
    .filter(({ id, target, span }) => target !== undefined && span.end - span.start === id.length)
    .map(({ span, role }): Word => ({
      span,
      type: 'variable',
      modifiers: role === 'definition' ? ['declaration'] : [],
    }));
  const artifacts = [...manifest.artifacts.values()];
  const derivatives = [...manifest.derivatives.values()];
  const risks = [...artifacts, ...derivatives].flatMap(({ risk }) => only(risk, isTier));
  const licenses = artifacts.flatMap(({ license }) => only(license, isImpactLicense));
  const relations = derivatives.flatMap(({ from }) => from.flatMap(({ relation }) => only(relation, isRelation)));
  return [
    ...ids,
    ...[...risks, ...licenses].map((span): Word => ({ span, type: 'enumMember', modifiers: [] })),
    ...relations.map((span): Word => ({ span, type: 'keyword', modifiers: [] })),
  ]
    .flatMap(({ span, type, modifiers }): readonly SemanticToken[] => {
      const extent = analysis.tree.resolve(span);
      // A lone carriage return is a character to YAML, and the end of a line to editors.
      return extent === undefined || /[\r\n]/.test(textOf(span)) ? [] : [{ ...extent, type, modifiers }];
    })
    .sort((a, b) => a.start - b.start)
    .filter(({ start }, index, all) => start >= (all[index - 1]?.end ?? 0));
}

/** The place of a word that is one of a kind; nothing for one written in another way than it reads. */
function only(word: Located<string> | undefined, isKind: (word: string) => boolean): readonly Span[] {
  if (word === undefined || !isKind(word.value)) return [];
  const span = unquoted(word.span);
  return span.end - span.start === word.value.length ? [span] : [];
}

function isImpactLicense(license: string): boolean {
  return recognizeLicense(license) !== undefined;
}

function isRelation(word: string): boolean {
  return relationOf(word) !== undefined;
}
