import type { Tier } from './tier';

/** One of the licenses that a text names. `text` is how it is written there. */
export type Part =
  /** An ImpACT license of one tier. `certain` where the spelling leaves no doubt, `exact` for the canonical id itself. */
  | {
      readonly kind: 'impact';
      readonly text: string;
      readonly tier: Tier;
      readonly exact: boolean;
      readonly certain: boolean;
    }
  /** An ImpACT license of which the tier can't be told; which it may be, the strictest first. */
  | { readonly kind: 'lost'; readonly text: string; readonly tiers: readonly Tier[] }
  /** Another license. `certain` where the text differs from its id in letter case and separators alone. */
  | {
      readonly kind: 'license';
      readonly text: string;
      readonly id: string;
      readonly exact: boolean;
      readonly certain: boolean;
    }
  /** Words that say that it is not known. */
  | { readonly kind: 'unknown'; readonly text: string }
  /** Nothing that is a license. */
  | { readonly kind: 'unread'; readonly text: string };

/** An expression of SPDX, with its licenses told apart. */
export type Expression =
  | { readonly part: Part; readonly plus?: true; readonly exception?: string }
  | { readonly join: 'AND' | 'OR'; readonly sides: readonly Expression[] };

/** All licenses of an expression, in the order of its text. */
export function partsOf(expression: Expression): readonly Part[] {
  return 'part' in expression ? [expression.part] : expression.sides.flatMap(partsOf);
}

/** Whether something that is made for other licenses is added to an ImpACT one. */
export function hasException(expression: Expression): boolean {
  if (!('part' in expression)) return expression.sides.some(hasException);
  const isImpact = expression.part.kind === 'impact' || expression.part.kind === 'lost';
  return isImpact && (expression.exception !== undefined || expression.plus === true);
}

/** The expression as SPDX writes it, with a text for each license; undefined where one of them has none. */
export function written(expression: Expression, idOf: (part: Part) => string | undefined): string | undefined {
  if ('part' in expression) {
    const id = idOf(expression.part);
    const { plus, exception } = expression;
    return id && `${id}${plus === true ? '+' : ''}${exception === undefined ? '' : ` WITH ${exception}`}`;
  }
  const sides = expression.sides.map((side) => {
    const text = written(side, idOf);
    return text !== undefined && 'join' in side && side.join !== expression.join ? `(${text})` : text;
  });
  return sides.includes(undefined) ? undefined : sides.join(` ${expression.join} `);
}
