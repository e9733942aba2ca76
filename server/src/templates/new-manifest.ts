import { scalarText } from '../syntax/render';

/** What is known when a manifest is begun; what is left out stands there as a comment to be filled in. */
export interface NewManifest {
  readonly project?: string | undefined;
  readonly organization?: string | undefined;
  readonly email?: string | undefined;
}

/**
 * The text of a manifest that describes nothing yet. It has nothing to object to, and shows in comments what an entry of
 * each kind looks like.
 */
export function newManifest({ project, organization, email }: NewManifest = {}): string {
  const contact = [
    ...(organization === undefined ? [] : [`  organization: ${scalarText(organization)}`]),
    ...(email === undefined ? [] : [`  email: ${scalarText(email)}`]),
  ];
  return [
    'version: 1',
    ...(project === undefined ? [] : [`project: ${scalarText(project)}`]),
    ...(contact.length === 0 ? [] : ['contact:', ...contact]),
    '',
    GUIDE,
  ].join('\n');
}

const GUIDE = `# What you obtained from a licensor, each under an id of your choice.
artifacts:
#  dolma:
#    name: Dolma
#    type: data                 # data or model
#    license: AI2-ImpACT-MR     # or an SPDX expression
#    year: 2023                 # of the copyright, for the attribution
#    source: https://huggingface.co/datasets/allenai/dolma

# What you made from it.
derivatives:
#  word-counts:
#    name: Dolma Most Frequent Words
#    type: data                 # data, model or application
#    from:
#      dolma: incorporated
#    changes: Counted the words and kept the 500 most frequent ones.

# Whom you give it to.
distributions:
#  github:
#    of: word-counts
#    audience: public           # internal, third-party or public
`;
