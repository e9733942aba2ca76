import { clauseOf, fold, nearUse, restrictedUse, type RestrictedUse } from '../license/uses';
import type { Lineage, Path } from '../lineage/lineage';
import { labelOf, originText, throughText } from '../lineage/proof';
import type { Distribution, Use, Work } from '../manifest/manifest';
import { valueOf } from '../syntax/tree';
import { t } from '../text/l10n';

/** A use that Exhibit A has something to say about, and why it applies. */
export interface JudgedUse {
  /** `ruled-out`; `unmet`: allowed on a condition that is not stated to be met; `near`: a person has to judge. */
  readonly kind: 'ruled-out' | 'unmet' | 'near';
  readonly use: Use;
  /** Whose use it is: an artifact or a derivative, or the first one of what a distribution shares. */
  readonly work: Work;
  /** The line of Exhibit A that it falls under or is near to. */
  readonly restriction: RestrictedUse;
  /** From the work to the ImpACT artifact that binds it. */
  readonly path: Path;
}

/** The uses that a work states, as far as Exhibit A of a license that reaches it says something about them. */
export function usesOfWork(work: Work, lineage: Lineage): readonly JudgedUse[] {
  return work.uses.length === 0 ? [] : judged(work.uses, work, lineage);
}

/** The uses that a distribution states, by the first subject that an ImpACT license reaches. */
export function usesOfDistribution(
  distribution: Distribution,
  works: readonly Work[],
  lineage: Lineage,
): readonly JudgedUse[] {
  if (distribution.uses.length === 0) return [];
  const bound = works.find((work) => lineage.impact(work) !== undefined);
  return bound === undefined ? [] : judged(distribution.uses, bound, lineage);
}

function judged(uses: readonly Use[], work: Work, lineage: Lineage): readonly JudgedUse[] {
  const path = lineage.impact(work);
  if (path === undefined) return [];
  return uses.flatMap((use): readonly JudgedUse[] => {
    const known = restrictedUse(use.use.value);
    const near = known === undefined ? nearUse(use.use.value) : undefined;
    if (known?.kind === 'ruled-out') return [{ kind: 'ruled-out', use, work, restriction: known, path }];
    if (known?.kind === 'conditional' && !isMet(use, known.flag))
      return [{ kind: 'unmet', use, work, restriction: known, path }];
    return near === undefined ? [] : [{ kind: 'near', use, work, restriction: near, path }];
  });
}

function isMet(use: Use, flag: 'disclosed' | 'human-in-the-loop'): boolean {
  return flag === 'disclosed' ? use.disclosed : use.humanInTheLoop;
}

/** Whether something is written for a condition that is neither yes nor no, which is the matter of the schema. */
export function isUnclear({ use: { node }, restriction }: JudgedUse): boolean {
  if (restriction.kind !== 'conditional') return false;
  const value = valueOf(node, restriction.flag);
  return value !== undefined && !(value.kind === 'scalar' && typeof value.value === 'boolean');
}

/** What is wrong with a use, in a sentence that names the work, the path and the line of Exhibit A in our paraphrase. */
export function useText({ kind, use, work, restriction, path }: JudgedUse): string {
  const name = labelOf(work);
  const written = use.use.value;
  const binds = work === path.at(-1)?.work ? t`is licensed under ${licenseOf(path)}` : comesFrom(path);
  const clause = clauseOf(restriction);
  switch (kind) {
    case 'ruled-out':
      return t`${name} may not be used for “${written}”: it ${binds}, and Exhibit A of that license rules out ${clause}.`;
    case 'unmet': {
      const flag = restriction.kind === 'conditional' ? restriction.flag : '';
      return t`“${written}” needs “${flag}: true”: ${name} ${binds}, and Exhibit A of that license rules out ${clause}.`;
    }
    case 'near':
      return t`“${written}” is not one of the names in this format, but it comes close to a line of Exhibit A, which rules out ${clause}. A person has to decide whether ${name} may be used for it, since it ${binds}.`;
  }
}

function comesFrom(path: Path): string {
  return t`comes from ${originText(path)}${throughText(path)}`;
}

function licenseOf(path: Path): string {
  const { work } = path.at(-1) ?? {};
  return (work?.kind === 'artifact' ? (work.license ?? work.risk)?.value : undefined) ?? t`an ImpACT license`;
}

/** What a review of a use that is near a line of Exhibit A names. */
export function useSubject({ use }: JudgedUse): string {
  return `open:use:${fold(use.use.value)}`;
}
