import { analyzed, type Setting } from './check';

/** An artifact as `id type license`. */
export type Given = readonly [id: string, type: string, license: string];

/** A manifest with one public release of `work`, made from artifacts. */
export interface Made {
  readonly artifacts: readonly Given[];
  /** Derivatives as `id: [type, { source: relation }, more fields in braces]`. */
  readonly derivatives?: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>, string?]>>;
  readonly shares: string;
  /** More fields of the distribution, in braces: `, notices: NOTICE`. */
  readonly more?: string;
}

export function manifestOf({ artifacts, derivatives = {}, shares, more = '' }: Made): string {
  const given = artifacts.map(
    ([id, type, license]) =>
      `  ${id}: { name: ${id}, type: ${type}, license: ${license}, year: 2023${license.startsWith('CC-BY') ? ', licensor: Jo Doe' : ''} }`,
  );
  const made = Object.entries(derivatives).map(([id, [type, from, rest = '']]) => {
    const sources = Object.entries(from).map(([source, relation]) => `${source}: ${relation}`);
    return `  ${id}: { name: ${id}, type: ${type}, from: { ${sources.join(', ')} }, changes: Changed.${rest} }`;
  });
  return `version: 1
artifacts:
${given.join('\n')}
${made.length === 0 ? '' : `derivatives:\n${made.join('\n')}\n`}distributions:
  hub: { of: ${shares}, audience: public, status: released${more} }
`;
}

/** What the other licenses ask for and does not ship, and what they have against it: `verdict rule`, or `verdict rule SUBJECT` where a review settles it. */
export function termsOf(made: Made, setting: Setting = {}): readonly string[] {
  const { context } = analyzed(manifestOf(made), setting);
  return [...context.manifest.distributions.values()].flatMap((distribution) => {
    const { obligations, terms } = context.assessments.get(distribution);
    const missing = obligations.flatMap((one) =>
      one.kind === 'terms' && one.state === 'missing' ? [`missing ${one.rule.replace('terms/', '')}`] : [],
    );
    const told = terms.map(({ verdict, rule, review }) =>
      [SHORT[verdict], rule.replace('terms/', ''), review?.subject ?? ''].join(' ').trim(),
    );
    return [...missing, ...told];
  });
}

const SHORT = {
  forbidden: 'forbidden',
  unknown: 'unknown',
  'obligations-missing': 'missing',
  'needs-review': 'review',
} as const;
