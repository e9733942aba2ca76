import { questionsOf, type Category } from '../../server/src/report/questions';

/** A report as a person fills it in; `open` are the headings that are left unanswered. */
export function reportText(report: {
  readonly category: Category;
  readonly derivative?: string;
  readonly date?: string;
  readonly open?: readonly string[];
}): string {
  const { category, derivative = 'word-counts', date = '2023-08-21', open = [] } = report;
  const sections = questionsOf(category).map(
    ({ heading }) => `## ${heading}\n\n${open.includes(heading) ? '<!-- to be written -->' : 'An answer.'}\n`,
  );
  const head = `---\nimpact-report: 1\ncategory: ${category}\nderivative: ${derivative}\ndate: ${date}\n---\n`;
  return `${head}# Derivative Impact Report\n\n${sections.join('\n')}`;
}

/** The sentence that attributes ValuePrism. */
export const VALUE_PRISM =
  'ValuePrism is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.';

/** All that ships with the release of `word-counts`. */
export const FILES: Readonly<Record<string, string>> = {
  'LICENSE.md':
    'Whoever uses the data agrees to the use-based restrictions of Exhibit A of the AI2 ImpACT License for Medium Risk Artifacts.\n',
  'NOTICE.md': 'Notices. Counted the words. Tuned it. Merged it. Counted the letters. Trained it.\n',
  'reports/word-counts.data.md': reportText({ category: 'data' }),
};

/** Some data under a medium risk license, and what was made from it. */
export const WORD_COUNTS = `version: 1
artifacts:
  value-prism:
    name: ValuePrism
    type: data
    license: AI2-ImpACT-MR
    year: 2023
derivatives:
  word-counts:
    name: Word Counts
    type: data
    from:
      value-prism: incorporated
    changes: Counted the words.
    reports:
      data: reports/word-counts.data.md
`;

/** A distribution of it that meets all obligations. */
export const RELEASE = `distributions:
  github:
    of: word-counts
    audience: public
    status: released
    agreement: LICENSE.md
    attribution: |
      ${VALUE_PRISM}
    notices: NOTICE.md
`;

/** The sentence about the model in `COUNTER`. */
export const TULU =
  'Tulu 2 is licensed under the AI2 ImpACT License for Low Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.';

/** Data and a model under two tiers, and what was made from both. */
export const COUNTER = `version: 1
artifacts:
  value-prism:
    name: ValuePrism
    type: data
    license: AI2-ImpACT-MR
    year: 2023
  tulu-2:
    name: Tulu 2
    type: model
    license: AI2-ImpACT-LR
    year: 2023
derivatives:
  counter:
    name: Counter
    type: model
    from:
      value-prism: trained-on
      tulu-2: fine-tuned
    changes: Tuned it.
    reports:
      data: https://example.org/counter/data.md
      model: https://example.org/counter/model.md
`;
