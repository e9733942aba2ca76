/**
 * A manifest as a person could have written it, without findings and of about so many lines: artifacts, a derivative of
 * each, and a distribution of each derivative. Days are in quotes, since some readers of YAML make dates of them else.
 *
 * @param {number} lines
 * @returns {string}
 */
export function manifestOf(lines) {
  const numbers = Array.from({ length: Math.max(1, Math.round((lines - 6) / 30)) }, (_, index) => index + 1);
  return [
    'version: 1\nproject: A Benchmark\n\nartifacts:\n',
    ...numbers.map(artifact),
    '\nderivatives:\n',
    ...numbers.map(derivative),
    '\ndistributions:\n',
    ...numbers.map(distribution),
  ].join('');
}

/** What a keystroke of the benchmark lands in; it stands in every derivative. */
export const EDITED = 'Counted the words';

/** @param {number} n */
function artifact(n) {
  return `  corpus-${n}:
    name: Corpus ${n}
    type: data
    license: AI2-ImpACT-LR
    licensor: Example Institute
    year: 2023
    acquired: '2023-08-18'
    source: https://data.example.org/corpus-${n}
`;
}

/** @param {number} n */
function derivative(n) {
  return `  counts-${n}:
    name: Word Counts ${n}
    type: data
    from:
      corpus-${n}: incorporated
    changes: ${EDITED} and kept the most frequent ones.
    updated: '2023-08-20'
    uses: [research]
    reports:
      data: https://data.example.org/reports/counts-${n}
`;
}

/** @param {number} n */
function distribution(n) {
  return `  release-${n}:
    of: counts-${n}
    audience: public
    status: planned
    agreement: https://data.example.org/terms
    notices: https://data.example.org/notices/${n}
    attribution: |
      Corpus ${n} is licensed under the AI2 ImpACT License for Low Risk Artifacts, © 2023 Example Institute.
    reviews:
      - { of: 'report:data', saw: 'https://data.example.org/reports/counts-${n}', by: A Person, on: '2023-08-21' }
      - { of: agreement, saw: 'https://data.example.org/terms', by: A Person, on: '2023-08-21' }
      - { of: notices, saw: 'https://data.example.org/notices/${n}', by: A Person, on: '2023-08-21' }
`;
}
