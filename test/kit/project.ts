/** A workspace whose manifests take from each other, in a circle too, and name files that may be there or not. */

const MAIN = `version: 1
project: Words
artifacts:
  crawl:
    manifest: shared/impact.yaml#crawl
  tuned:
    manifest: lab.impact.yaml#tuned
  wiki: { name: Wikipedia, type: data, license: CC-BY-SA-4.0, notices: NOTICE.md }
derivatives:
  words:
    name: Words
    type: data
    from: { crawl: incorporated, wiki: modified }
    changes: Counted.
    updated: 2024-01-01
    reports:
      data: reports/words.data.md
  app:
    name: App
    type: application
    from: { tuned: embedded, words: combined }
distributions:
  hub:
    of: [words, crawl]
    audience: public
    status: released
    agreement: TERMS.md
    notices: NOTICE.md
    attribution: Crawl is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 Example Lab.
  inside:
    of: app
    audience: internal
breaches:
  - of: crawl
    notified: 2024-01-05
`;

const SHARED = `version: 1
artifacts:
  crawl:
    name: Crawl
    type: data
    license: AI2-ImpACT-MR
    licensor: Example Lab
    year: 2023
  spare: { name: Spare, type: data, license: unknown }
  merged: { manifest: ../lab.impact.yaml#merged }
`;

const LAB = `version: 1
artifacts:
  ours: { manifest: impact.yaml#words }
  prism: { name: ValuePrism, type: data, license: AI2-ImpACT-LR }
  back: { manifest: shared/impact.yaml#merged }
derivatives:
  tuned:
    name: Tuned
    type: model
    from: { ours: trained-on, prism: trained-on }
    uses: [research, military-weapons]
  merged: { name: Merged, type: data, risk: low, from: { ours: incorporated, back: incorporated } }
`;

/** Nobody opens or changes this one; what is said of it depends on the others all the same. */
const READER = `version: 1
artifacts:
  words: { manifest: impact.yaml#words }
  tuned: { manifest: lab.impact.yaml#tuned }
distributions:
  mirror: { of: [words, tuned], audience: third-party, agreement: TERMS.md }
`;

const REPORT = `---
impact-report: 1
category: data
derivative: words
date: 2023-12-01
---
# Derivative Impact Report: Words
## Intended Use
Research.
`;

export const READER_PATH = 'reader/kept.impact.yaml';

/** The files as they are at first, by path. */
export const PROJECT: Readonly<Record<string, string>> = {
  'impact.yaml': MAIN,
  'shared/impact.yaml': SHARED,
  'lab.impact.yaml': LAB,
  [READER_PATH]: READER.replaceAll('manifest: ', 'manifest: ../').replace('TERMS.md', '../TERMS.md'),
  'reports/words.data.md': REPORT,
  'TERMS.md': 'The use-based restrictions of Exhibit A of the AI2 ImpACT License bind all who get this.\n',
  'NOTICE.md': 'Notices.\n',
};

/** Nobody has saved it at first. */
const DRAFT = `version: 1
artifacts:
  spare: { manifest: shared/impact.yaml#spare }
  prism: { manifest: lab.impact.yaml#prism }
derivatives:
  mixed: { name: Mixed, type: data, from: { spare: modified, prism: incorporated } }
`;

/** Other texts that a file of the project may come to have, by path. */
export const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  'impact.yaml': [MAIN, MAIN.replace('shared/impact.yaml#crawl', 'lab.impact.yaml#prism'), ''],
  'shared/impact.yaml': [SHARED, SHARED.replace('-MR', '-HR'), SHARED.replace('-MR', '-LR'), 'version: 1\n', '{'],
  'lab.impact.yaml': [
    LAB,
    LAB.replace('ours: trained-on, ', ''),
    LAB.replace('impact.yaml#words', 'nowhere.yaml#words'),
  ],
  'draft.impact.yaml': [DRAFT, DRAFT.replace('shared/', 'nowhere/')],
  'reports/words.data.md': [REPORT, REPORT.replace('2023-12-01', '2024-02-01'), '# Something else\n'],
  'TERMS.md': ['The use-based restrictions of Exhibit A of the AI2 ImpACT License bind all who get this.\n', 'MIT'],
  'NOTICE.md': ['Notices.\n', 'Changed.\n'],
  'impact.config.yaml': [
    'rules:\n  manifest/unused-artifact: off\n',
    'rules:\n  lineage/cycle: hint\n  nowhere: off\n',
    '{',
  ],
  '.gitignore': ['reports/\n', 'shared/\n', 'draft.*\n*.md\n', ''],
};
