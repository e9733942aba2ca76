import type { Fix, Report } from '../../findings/finding';
import {
  ARTIFACT_TYPES,
  DERIVATIVE_TYPES,
  relationOf,
  relationsFor,
  type DerivativeType,
  type Relation,
  type SourceType,
} from '../../license/relations';
import type { Lineage } from '../../lineage/lineage';
import type { Derivative, Work } from '../../manifest/manifest';
import { labelOf } from '../../lineage/proof';
import { typeOf } from '../../lineage/type-of';
import { replaceValue } from '../../syntax/insert';
import { t } from '../../text/l10n';
import type { Located, Span } from '../../text/span';
import { listOf } from '../../text/words';
import type { Rule } from '../rule';

/** A work and what it is, as far as it says so in a word that has a meaning. */
interface Typed<T extends SourceType> {
  readonly name: string;
  readonly type: T;
  readonly field: Span;
}

const messages = {
  source: (relation: Relation, { name, type }: Typed<SourceType>) =>
    t`“${relation.name}” is for ${kinds(relation.sources)}, but ${name} is ${kind(type)}.`,
  result: (relation: Relation, { name, type }: Typed<DerivativeType>) =>
    t`“${relation.name}” makes ${kinds(relation.makes)}, but ${name} is ${kind(type)}.`,
  both: (relation: Relation, from: Typed<SourceType>, to: Typed<DerivativeType>) =>
    t`“${relation.name}” makes ${kinds(relation.makes)} from ${kinds(relation.sources)}, but ${to.name} is ${kind(to.type)} and ${from.name} is ${kind(from.type)}.`,
  remedy: (fitting: readonly Relation[]) =>
    t`Write ${listOf(fitting.map(({ name }) => `“${name}”`))}, or correct the wrong type.`,
  type: {
    data: (name: string) => t`${name} is data.`,
    code: (name: string) => t`${name} is code.`,
    model: (name: string) => t`${name} is a model.`,
    service: (name: string) => t`${name} is a service.`,
    application: (name: string) => t`${name} is an application.`,
  } satisfies Record<SourceType, (name: string) => string>,
  fix: ({ name }: Relation) => t`Change to “${name}”`,
};

/** A relation that can’t lead from such a source to such a derivative. */
export const relation: Rule = {
  id: 'lineage/relation',
  description: 'A relation does not fit the type of its source or of the derivative.',
  why: 'Finds relations that do not fit the types, since the way something was made decides which obligations and reports it has.',
  severity: 'error',
  leavesOpen: 'entry',
  derivative: function* (derivative, { lineage }) {
    const to = result(derivative);
    if (to === undefined) return;
    const links = lineage.links(derivative);
    for (const [index, { relation: written }] of derivative.from.entries()) {
      // A word that is no relation has a finding of its own, and so has a source that the licenses do not cover.
      const used = written === undefined ? undefined : relationOf(written.value);
      const from = source(links[index]?.work, lineage);
      if (written === undefined || used === undefined || from === undefined) continue;
      const message = misfit(used, from, to);
      if (message !== undefined) yield report(written, message, { from, to });
    }
  },
};

function misfit(used: Relation, from: Typed<SourceType>, to: Typed<DerivativeType>): string | undefined {
  const fitsSource = used.sources.includes(from.type);
  const fitsResult = used.makes.includes(to.type);
  if (fitsSource && fitsResult) return undefined;
  if (fitsResult) return messages.source(used, from);
  return fitsSource ? messages.result(used, to) : messages.both(used, from, to);
}

function report(
  written: Located<string>,
  message: string,
  { from, to }: { readonly from: Typed<SourceType>; readonly to: Typed<DerivativeType> },
): Report {
  const fitting = relationsFor(from.type, to.type);
  return {
    span: written.span,
    message,
    remedy: messages.remedy(fitting),
    related: [from, to].map((work) => ({ span: work.field, message: messages.type[work.type](work.name) })),
    fixes: () => fitting.map((instead) => fix(written, instead, fitting)),
  };
}

/** “combined” fits everywhere, so it does not count where another relation says more. */
function fix(written: Located<string>, instead: Relation, fitting: readonly Relation[]): Fix {
  const telling = fitting.filter(({ name }) => name !== 'combined');
  const isOnly = (telling.length === 0 ? fitting : telling).every((other) => other === instead);
  const edits = [replaceValue(written.span, instead.name)];
  return { title: messages.fix(instead), edits, safe: false, ...(isOnly ? { preferred: true } : {}) };
}

function result(derivative: Derivative): Typed<DerivativeType> | undefined {
  const { type: field } = derivative;
  const type = DERIVATIVE_TYPES.find((one) => one === field?.value);
  return field === undefined || type === undefined ? undefined : { name: labelOf(derivative), type, field: field.span };
}

function source(work: Work | undefined, lineage: Lineage): Typed<SourceType> | undefined {
  const field = work === undefined ? undefined : typeOf(work, lineage);
  const type = [...ARTIFACT_TYPES, ...DERIVATIVE_TYPES].find((one) => one === field?.value);
  if (work === undefined || field === undefined || type === undefined || type === 'code' || type === 'service')
    return undefined;
  return { name: labelOf(work), type, field: field.span };
}

function kinds(types: readonly SourceType[]): string {
  return listOf(types.map(kind));
}

function kind(type: SourceType): string {
  switch (type) {
    case 'data':
      return t`data`;
    case 'code':
      return t`code`;
    case 'model':
      return t`a model`;
    case 'service':
      return t`a service`;
    case 'application':
      return t`an application`;
  }
}
