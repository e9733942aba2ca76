import { message } from '../text/l10n';

/** What a Derivative Impact Report is about; a derivative may need one of each. */
export type Category = 'data' | 'model';

export const CATEGORIES: readonly Category[] = ['data', 'model'];

/** One question of a report. Its heading stands in the report, and the answer beneath it. */
export interface Question {
  readonly heading: string;
  /** In the words of the report. */
  readonly question: string;
  /** As one person asks another, who knows the work and not the licenses. */
  readonly plainly: string;
}

const COMMON: readonly Question[] = [
  {
    heading: 'Intended Use',
    question: message`What is the intended use?`,
    plainly: message`What is it meant to be used for?`,
  },
  { heading: 'Intended Users', question: message`Who are the intended users?`, plainly: message`Who is it made for?` },
  {
    heading: 'Funding',
    question: message`What is the source of funding of the program, project or initiative that developed it?`,
    plainly: message`Who paid for the work on it?`,
  },
];

/**
 * The questions of both reports. Source of those about data: a report published in 2023. The licensor's own wording for
 * models is not public; the last three of those are this format's.
 */
const QUESTIONS: Readonly<Record<Category, readonly Question[]>> = {
  data: [
    ...COMMON,
    {
      heading: 'Dataset Sources & Modifications',
      question: message`What is the source of any data that was added, and how was any data removed?`,
      plainly: message`Where did you get what you added, and how did you take out what you left out?`,
    },
    {
      heading: 'Dataset Size',
      question: message`How many examples does it hold overall?`,
      plainly: message`How many examples are in it?`,
    },
  ],
  model: [
    ...COMMON,
    {
      heading: 'Model Sources & Modifications',
      question: message`Which models does it come from, and how were they modified?`,
      plainly: message`Which models did you start from, and what did you change about them?`,
    },
    {
      heading: 'Training Data',
      question: message`Which data was it trained on or tuned with?`,
      plainly: message`Which data did you train or tune it with?`,
    },
    {
      heading: 'Energy Consumption',
      question: message`How much energy did training it take, as far as that is known?`,
      plainly: message`How much energy did the training use, as far as you know?`,
    },
  ],
};

/** The questions of a category, in the order of the report. */
export function questionsOf(category: Category): readonly Question[] {
  return QUESTIONS[category];
}

/** The question that a heading stands for, however it is capitalized, numbered or spaced; nothing for another heading. */
export function questionFor(category: Category, heading: string): Question | undefined {
  return BY_WORDS[category].get(plain(heading));
}

/** Where a list of sources and changes belongs. */
export function isAboutSources(question: Question): boolean {
  return question.heading.endsWith('Sources & Modifications');
}

/** Whether the words of a heading are those of any question, whatever the report is about. */
export function isQuestionTitle(heading: string): boolean {
  const words = plain(heading);
  return CATEGORIES.some((category) => BY_WORDS[category].has(words));
}

/** Whether a sentence of an answer is no more than the question, or its heading. */
export function repeatsQuestion({ heading, question, plainly }: Question, sentence: string): boolean {
  const said = plain(sentence);
  return [heading, question, plainly].some((words) => said === plain(words));
}

function plain(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[*_`]/g, '')
    .replace(/&(?:amp;)?/g, ' and ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:\(?(?:q(?:uestion)? ?)?\d{1,3}[.):]|[ivx]{1,4}[.)])\s*/, '')
    .replace(/(?:(?<![:?.\s])\s?[:?.]{1,3}|[:?.])$/, '')
    .trim();
}

/** The questions by the words of their headings, and by their own. */
const BY_WORDS: Readonly<Record<Category, ReadonlyMap<string, Question>>> = {
  data: byWords(QUESTIONS.data),
  model: byWords(QUESTIONS.model),
};

function byWords(questions: readonly Question[]): ReadonlyMap<string, Question> {
  // The first one that has these words counts.
  return new Map(
    [...questions].reverse().flatMap((it) => [it.question, it.heading].map((words) => [plain(words), it])),
  );
}
