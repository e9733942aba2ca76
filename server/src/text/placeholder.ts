/** What people write where an answer is still to come; the whole of a sentence. */
const PLACEHOLDERS =
  /^(?:tb[acds]|tk|todo|to do|fixme|x{3,9}|wip|work in progress|in progress|pending|placeholder|coming soon|later|to be (?:added|announced|completed|confirmed|decided|defined|determined|done|filled(?: in| out)?|provided|written)(?: \w+)?|(?:fill|write|add|insert|put|describe|enter)(?: (?:me|this|it|in|out|here|your|the|an?|some|text|terms|answer|details|description|later|something)){1,5})$/;

/** One that something more may follow: what is to be done, or by whom. */
const MARKED = /^\W*(?:todo|tbd|tba|tbc|fixme|xxx)\b/i;

/** Whether a sentence only holds the place of one that is still to come, or asks something, or says nothing at all. */
export function isPlaceholder(sentence: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(sentence)) return true;
  const words = (sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
  return PLACEHOLDERS.test(words) || MARKED.test(sentence) || words.startsWith('lorem ipsum') || isFiller(words);
}

/** Whether a sentence ends as a question does, in quotation marks or brackets as well. */
export function isQuestion(sentence: string): boolean {
  return /[?？]["”’')\]]*\s*$/.test(sentence);
}

/** The sentences of a text: ended by a period, a question or exclamation mark and white space, or by a line break. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?…。！？])\s+|[\r\n]+/).filter((sentence) => sentence.trim() !== '');
}

/** The best known text that says nothing. */
function isFiller(words: string): boolean {
  const found = words.match(
    /\b(?:lorem|ipsum|dolor|amet|consectetur|adipiscing|eiusmod|incididunt|labore|magna|aliqua|veniam|nostrud|ullamco|laboris|aliquip|commodo|consequat|irure|voluptate|cillum|fugiat|pariatur|excepteur|occaecat|cupidatat|proident|deserunt|laborum)\b/g,
  );
  return found !== null && found.length >= 2;
}
