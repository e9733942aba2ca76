import type { Analysis } from '../analysis/analyze';
import { relationOf } from '../license/relations';
import { isTier } from '../license/tier';
import { recognizeLicense } from '../license/aliases';
import { mentionsIn, unquoted } from '../manifest/mentions';
import { textOf, type Located, type Span } from '../text/span';
import type { tokenModifiers, tokenTypes } from './token-legend';

export interface SemanticToken {
  /** On one line, without quotes. */
  readonly span: Span;
  /** An id, a tier or the license that sets it, or a relation. */
  readonly type: (typeof tokenTypes)[number];
  readonly modifiers: readonly (typeof tokenModifiers)[number][];
}

/**
 * The words of a manifest that mean more than plain YAML: ids that are defined, tiers and ImpACT licenses, relations. In
 * file order.
 */
export function semanticTokens(analysis: Analysis): readonly SemanticToken[] {
  const {
    context: { manifest },
    tree,
  } = analysis;
  const ids = mentionsIn(manifest, analysis.context.manifests)
    .filter(({ id, target, span }) => target !== undefined && span.end - span.start === id.length)
    .map(({ span, role }): SemanticToken => ({
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
    ...[...risks, ...licenses].map((span): SemanticToken => ({ span, type: 'enumMember', modifiers: [] })),
    ...relations.map((span): SemanticToken => ({ span, type: 'keyword', modifiers: [] })),
  ]
    .flatMap((token) => {
      const place = tree.resolve(token.span);
      // A lone carriage return is a character to YAML, and the end of a line to editors.
      return place === undefined || /[\r\n]/.test(textOf(token.span)) ? [] : [{ token, place }];
    })
    .sort((a, b) => a.place.start - b.place.start)
    .filter(({ place }, index, all) => place.start >= (all[index - 1]?.place.end ?? 0))
    .map(({ token }) => token);
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
