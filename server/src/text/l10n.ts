/**
 * What the program says, in the language of its reader. Sentences stand in the code in English, as t`…` or say`…`; a
 * catalog has their translations by the English text, with `{0}`, `{1}` for what is put in: `server/l10n`, in the
 * format of VS Code’s own bundles.
 *
 * The language is the only thing that is set once for a whole process: before anything is said, by whoever knows the
 * reader, and before the engine is loaded, as its constants are sentences too. It is shared by all bundles.
 */

/** A catalog: translations by the English texts. */
export type Texts = Readonly<Record<string, string>>;

/** How each catalog is loaded, by BCP 47 tags. */
export type Catalogs = Readonly<Record<string, () => Texts>>;

/** The fixed words of a sentence in the order of a language, and which piece follows each but the last. */
export interface Sentence {
  readonly words: readonly string[];
  readonly order: readonly number[];
}

interface Language {
  /** A BCP 47 tag such as “de”. */
  readonly tag: string;
  readonly texts: Texts;
  readonly sentences: WeakMap<TemplateStringsArray, Sentence>;
}

const PLACE = Symbol.for('impact-manifest.language');
const shared: typeof globalThis & { [PLACE]?: Language } = globalThis;

/** From here on, all is said in a language; what its catalog lacks stays English. */
export function speak(tag: string, texts: Texts): void {
  shared[PLACE] = { tag, texts, sentences: new WeakMap() };
}

/** Speaks the first language of a person’s that there is a catalog of, or English. */
export function speakOneOf(wanted: readonly string[], catalogs: Catalogs): void {
  const tag = chosen(wanted, Object.keys(catalogs));
  const catalog = tag === undefined ? undefined : catalogs[tag];
  if (tag !== undefined && catalog !== undefined) speak(tag, catalog());
}

/** The language that is spoken, as a BCP 47 tag. */
export function spoken(): string {
  return language().tag;
}

/** A text for people in their language: t`${name} is not there.` */
export function t(fixed: TemplateStringsArray, ...pieces: readonly (string | number)[]): string {
  const { words, order } = sentenceOf(fixed);
  let text = words[0] ?? '';
  for (let at = 0; at < order.length; at++) text += `${String(pieces[order[at] ?? 0])}${words[at + 1] ?? ''}`;
  return text;
}

/** Marks a text that is data as one for people: it stays English here, and whoever shows it says it `inLanguage`. */
export function message(fixed: TemplateStringsArray): string {
  return fixed[0] ?? '';
}

/** A text that is data, such as a `message` or a description of a schema, in the language that is spoken. */
export function inLanguage(english: string): string {
  const { texts } = language();
  return Object.hasOwn(texts, english) ? (texts[english] ?? english) : english;
}

/** A template in the language that is spoken. */
export function sentenceOf(fixed: TemplateStringsArray): Sentence {
  const { texts, sentences } = language();
  const known = sentences.get(fixed);
  if (known !== undefined) return known;
  const translation = texts[keyOf(fixed)];
  const sentence =
    translation === undefined ? { words: fixed, order: fixed.slice(1).map((_, at) => at) } : sentenceFrom(translation);
  sentences.set(fixed, sentence);
  return sentence;
}

function language(): Language {
  return (shared[PLACE] ??= { tag: 'en', texts: {}, sentences: new WeakMap() });
}

/** What a catalog has the translation under. */
export function keyOf(fixed: readonly string[]): string {
  return fixed.reduce((text, words, at) => `${text}{${String(at - 1)}}${words}`);
}

function sentenceFrom(translation: string): Sentence {
  const parts = translation.split(/\{(\d+)\}/);
  return {
    words: parts.filter((_, at) => at % 2 === 0),
    order: parts.filter((_, at) => at % 2 === 1).map(Number),
  };
}

/** The first of the wanted ones that there is, by BCP 47 tags or names of locales such as “de_AT.UTF-8”. */
export function chosen(wanted: readonly string[], tags: readonly string[]): string | undefined {
  for (const name of wanted) {
    const [first = ''] = name.toLowerCase().split(/[-_.@]/);
    if (tags.includes(first)) return first;
    // English has no catalog, and a machine reads English.
    if (['en', 'c', 'posix'].includes(first)) return undefined;
  }
  return undefined;
}
