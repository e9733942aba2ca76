/** Manifests that several tests of the server speak about. */

/** A high risk artifact that is given to everybody: one finding, whose proof is in the same file. */
export const LEAK = `version: 1
artifacts:
  crawl:
    name: Crawl
    type: data
    license: AI2-ImpACT-HR
distributions:
  web:
    of: crawl
    audience: public
`;

export const LEAK_RULE = 'distribution/artifact-internal-only';

/** Takes its artifact from `shared/impact.yaml` and gives it to everybody; well if the artifact is of low risk. */
export const USER = `version: 1
artifacts:
  crawl:
    manifest: shared/impact.yaml#crawl
distributions:
  web:
    of: crawl
    audience: public
    agreement: TERMS.md
    attribution: Crawl is licensed under the AI2 ImpACT License for Low Risk Artifacts, © 2023 Example Lab.
`;

/** The manifest from which `USER` takes its artifact. */
export function shared(license: string): string {
  return `version: 1
artifacts:
  crawl:
    name: Crawl
    type: data
    license: ${license}
    licensor: Example Lab
    year: 2023
`;
}

export const TERMS =
  'The use-based restrictions of Exhibit A of the AI2 ImpACT License bind all who get this, and all to whom they give it.\n';
