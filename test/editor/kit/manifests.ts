/** Manifests that several tests speak about. */

/** A derivative that is to be shared and lacks all that it owes but the notice of its changes. */
export const NOT_READY = `version: 1

artifacts:
  corpus:
    name: Corpus
    type: data
    license: AI2-ImpACT-MR
    year: 2023

derivatives:
  counts:
    name: Word Counts
    type: data
    from:
      corpus: incorporated
    changes: Counted the words.

distributions:
  github:
    of: counts
    audience: public
`;

/** The rules that find something in it, in the order of the text. */
export const MISSING = ['distribution/agreement', 'distribution/attribution', 'distribution/notices', 'report/missing'];

/** High risk data that is given to everybody. */
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

/** The same data kept inside: nothing is found. */
export const INSIDE = LEAK.replace('public', 'internal');
