import { flowText, scalarText } from '../../syntax/render';

/** What is known when a manifest is begun. */
export interface NewManifest {
  readonly project?: string | undefined;
  readonly organization?: string | undefined;
  readonly email?: string | undefined;
  /** What was obtained, as far as that is known already. */
  readonly artifacts?: readonly Entry[] | undefined;
  /** What was made from it; `from` has a relation for the id of each source. */
  readonly derivative?:
    (Entry & { readonly from: Readonly<Record<string, string>>; readonly changes?: string | undefined }) | undefined;
  /** To whom that goes. */
  readonly audience?: string | undefined;
}

/** An entry under its id. Fields that are not known are left out. */
export interface Entry {
  readonly id: string;
  readonly fields: Readonly<Record<string, string | number | readonly string[] | undefined>>;
}

/**
 * The text of a new manifest. What is not known yet is shown by an example in comments, so that a manifest that holds
 * nothing has nothing to object to.
 */
export function newManifest(known: NewManifest = {}): string {
  const { project, organization, email, artifacts = [], derivative, audience } = known;
  const contact = Object.entries({ organization, email }).flatMap(([key, value]) => field(2, key, value));
  const shares = derivative?.id ?? (artifacts.length > 1 ? artifacts.map(({ id }) => id) : artifacts[0]?.id);
  return [
    'version: 1',
    ...field(0, 'project', project),
    ...(contact.length === 0 ? [] : ['contact:', ...contact]),
    '',
    '# What you obtained from a licensor.',
    'artifacts:',
    ...(artifacts.length === 0 ? ARTIFACT : artifacts.flatMap(entry)),
    '',
    '# What you made from it.',
    'derivatives:',
    ...(derivative === undefined
      ? DERIVATIVE
      : [
          ...entry(derivative),
          '    from:',
          ...Object.entries(derivative.from).flatMap(([id, relation]) => field(6, id, relation)),
          ...field(4, 'changes', derivative.changes),
        ]),
    '',
    '# Whom you give it to.',
    'distributions:',
    ...(shares === undefined || audience === undefined
      ? DISTRIBUTION
      : // eslint-disable-next-line id-denylist -- a key of the manifest
        entry({ id: 'release', fields: { of: shares, audience, status: 'planned' } })),
    '',
  ].join('\n');
}

function entry({ id, fields }: Entry): readonly string[] {
  return [`  ${scalarText(id)}:`, ...Object.entries(fields).flatMap(([key, value]) => field(4, key, value))];
}

function field(indent: number, key: string, value: string | number | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  const words = typeof value === 'object' ? `[${value.map(flowText).join(', ')}]` : scalarText(value);
  return [`${' '.repeat(indent)}${scalarText(key)}: ${words}`];
}

const ARTIFACT = [
  '  # value-prism:',
  '  #   name: ValuePrism',
  '  #   type: data # data, model, code or service',
  '  #   license: AI2-ImpACT-MR # or an SPDX expression',
  '  #   year: 2023 # of the copyright, for the attribution',
  '  #   source: https://huggingface.co/datasets/allenai/ValuePrism',
];

const DERIVATIVE = [
  '  # word-counts:',
  '  #   name: Words of ValuePrism',
  '  #   type: data # data, model or application',
  '  #   from:',
  '  #     value-prism: incorporated',
  '  #   changes: Counted the words and kept the 500 most frequent ones.',
];

const DISTRIBUTION = [
  '  # github:',
  '  #   of: word-counts',
  '  #   audience: public # internal, third-party or public',
];
