/**
 * The words by which an English agreement binds, permits or denies. All of them are looked for in text in lower case with
 * white space folded, a clause or a sentence at a time.
 */

/** The use-based restrictions, by any of their names. */
const NAMES =
  '(?:use-?based |use |usage )?(?:restrictions?|prohibitions?)|(?:limits|limitations?) on use|(?:exhibit|attachment|annex|appendix|schedule|addendum) a';
const RESTRICTIONS = `(?:${NAMES})`;

const NEGATION = /\b(?:not|never|no|none|nor|neither|nobody|cannot|without|nothing)\b|n't\b/;

/** Who is bound: the reader, or whoever gets it. */
const READER =
  /\b(?:you|your|users?|recipients?|licensees?|sublicensees?|anyone|whoever|everyone|everybody|all who|they|downstream|third parties|customers?|the parties|use of (?:the|this)|by (?:using|downloading|accessing|copying))\b/;

const BOND =
  /\b(?:agrees?|agreed|accepts?|accepted|bound|binds?|binding|comply|complies|compliance|must|shall|may not|subject to|required|obliged|obligated|abide|adheres?|observe|respect|governed|undertakes?|commits?|promises?|warrants?|covenants?|apply|applies)\b/;

const NAMES_RESTRICTIONS = new RegExp(`\\b${RESTRICTIONS}\\b`);

const EXHIBIT = /\b(?:exhibit|attachment|annex|appendix|schedule|addendum) a\b/;

/** An ImpACT license by any of its names; “impact” alone is a word like others. */
const IMPACT =
  /\bai2[- ]impact\b|\bimpact[- ](?:licen[cs]es?|agreements?|lr|mr|hr|low|medium|high)\b|\b[lmh]r agreement\b/;

const UPSTREAM = /\b(?:original|originals|upstream|source (?:data|dataset|model)|licensors?|allen institute|ai2)\b/;
const CODE = /\b(?:code|software|scripts?|programs?)\b/;

const THE = '(?:(?:any|all|the|these|those|its|their|such|of|known|applicable|kind of|sort of) ){0,3}';

interface Denial {
  readonly words: RegExp;
  /** What turns the same words into something else. */
  readonly unless?: RegExp;
}

/** Ways to say that the restrictions do not bind. */
const DENIALS: readonly Denial[] = [
  {
    words: new RegExp(`\\b(?:no|zero) ${THE}${RESTRICTIONS}\\b`),
    unless:
      /\b(?:may|shall|can|must|will|is to|are to) (?:ever )?be\b|\b(?:other than|except|besides|beyond|apart from|aside from|but)\b/,
  },
  {
    words: new RegExp(
      `\\b(?:without|free (?:of|from)|exempt(?:ed)? from|released? from|excused? from) ${THE}${RESTRICTIONS}\\b`,
    ),
    unless: /\b(?:not|never|no|nobody|cannot|prohibited|forbidden)\b|n't\b/,
  },
  {
    words: new RegExp(
      `\\b(?:except(?:ing)?(?: for)?|excluding|excludes?|with the exception of|other than|minus|instead of|rather than|in place of) ${THE}${RESTRICTIONS}\\b`,
    ),
    unless: /\b(?:may|can|free|freely|any purpose|no|not)\b/,
  },
  {
    words: new RegExp(
      `\\b${RESTRICTIONS}\\b[^.;]{1,60}?(?:\\b(?:do|does|shall|will|would|need|is|are|has|have|may|must) (?:not|no longer|never)|\\b(?:never|no longer)|n't) (?:\\w+ )?(?:apply|applies|applied|bind|bound|binding|hold|extend|flow|cover|count|enforced|enforceable|applicable|included|incorporated|adopted|part|in force|in effect|required|imposed|passed|kept|retained|valid|effective|mandatory|meant|intended|be (?:enforced|applied|followed|observed))\\b`,
    ),
    unless:
      /\b(?:to|on|for) (?:the |our |any |its )?(?:\w+ )?(?:code|software|scripts?|programs?)\b|\b(?:if|unless|where|whoever|even)\b/,
  },
  {
    words: new RegExp(
      `(?:\\b(?:not|never|no longer)|n't) (?:\\w+ ){0,2}?(?:bound|subject|restricted|governed|obliged|obligated|required|held|tied|have|need)(?: by| to)\\b[^.;]{1,80}?\\b(?:terms|licen[cs]e|agreement|conditions|${NAMES})\\b`,
    ),
    unless: /\b(?:if|unless|who|anyone|persons?|nobody|no one)\b/,
  },
  {
    words: new RegExp(
      `\\bneed not (?:comply|follow|observe|obey|respect|honou?r|heed|abide)\\b[^.;]{1,60}?\\b${RESTRICTIONS}\\b`,
    ),
  },
  {
    words: new RegExp(
      `\\b${RESTRICTIONS}\\b[^.;]{1,60}?\\b(?:waived|lifted|removed|dropped|suspended|void|repealed|cancell?ed|rescinded|abolished|optional|voluntary|unenforceable|non-binding|ignored|disregarded|deleted|omitted|overridden|moot|inapplicable)\\b`,
    ),
    unless: new RegExp(`${NEGATION.source}|\\b(?:if|unless)\\b`),
  },
  {
    words: new RegExp(
      `\\b(?:waives?|waiving|lifts?|drops?|removes?|disregards?|ignores?|suspends?|cancels?|rejects?|disclaims?|overrides?|opts? out of|opted out of|release[sd]? you from|excuse[sd]? you from|waiver of)\\b[^.;]{1,60}?\\b${RESTRICTIONS}\\b`,
    ),
    unless: new RegExp(`${NEGATION.source}|\\b(?:if|unless|whoever|anyone|prohibited|forbidden)\\b`),
  },
  {
    words: new RegExp(
      `\\b(?:do|does|did|will|shall) not (?:impose|carry|include|contain|incorporate|adopt|inherit|pass on|come with|place|put|have|require)\\b[^.;]{1,50}?\\b${RESTRICTIONS}\\b`,
    ),
    unless:
      /\b(?:you|recipients?|licensees?|users?) (?:\w+ )?(?:do|does|will|shall) not\b|\b(?:further|additional|other|more)\b/,
  },
  {
    words: new RegExp(
      `\\b${RESTRICTIONS}\\b[^.;]{1,60}?(?:\\b(?:only|solely|just)\\b[^.;]{1,30}?\\b(?:original|upstream|source)\\b|\\bnot (?:to |for |on )?(?:this|our|the (?:derivative|derived|present|new))\\b)`,
    ),
  },
  // The same in German, beside English terms.
  {
    words:
      /(?:nutzungs|verwendungs|gebrauchs)?(?:be|ein)schränkung(?:en)?[^.;]{1,60}?\b(?:nicht|nie|keine[nmrs]?|aufgehoben|entfallen|entfällt)\b|\bkeine(?:r|rlei|n)? (?:nutzungs|verwendungs|gebrauchs)?(?:be|ein)schränkung/,
    unless: /\b(?:dürfen|darf|sollen|wenn|sofern|weiteren|zusätzlichen)\b/,
  },
];

/** Whether a sentence says that the restrictions do not bind. */
export function deniesRestrictions(sentence: string): boolean {
  return DENIALS.some(({ words, unless }) => words.test(sentence) && unless?.test(sentence) !== true);
}

/** What is not forbidden is allowed. */
const DOUBLE_NEGATION =
  /(?:\b(?:not|never|no longer)|n't) (?:\w+ ){0,2}?(?:prohibited|forbidden|restricted|excluded|banned|barred|ruled out|disallowed)\b|\b(?:do|does) not (?:prohibit|forbid|restrict|limit|prevent|rule out|exclude|bar)\b|\bnothing\b[^.;]{1,40}?\b(?:prohibits|forbids|restricts|prevents|excludes|limits|bars)\b/;

const FORBIDS =
  /\b(?:not|never|cannot|nor|neither|no|no one|nobody|none)\b|n't\b|\b(?:prohibit(?:s|ed)?|forbids?|forbidden|bans?|banned|barred|rul(?:e|es|ed|ing) out|disallow(?:s|ed)?|refrains?|abstains?|excludes?|excluded|except(?:ing)?|other than|illegal|unacceptable)\b/;

/** It tells what somebody else does, or what something is for. */
const TELLS = [
  /\b(?:we|the authors?|our team)(?:'ve)? (?:\w+ )?(?:do|did|does|will|have|has|would|can|could|are|were)?\s?(?:not|never|n't)/,
  /\b(?:was|were|is|are) (?:not|never) (?:\w+ )?(?:made|intended|designed|meant|built|collected|suitable|recommended|suited|trained|created)\b/,
  /\b(?:original|upstream|ai2|allen institute|licensor|exhibit a)\b[^.;]{1,200}\b(?:prohibits?|forbids?|rules? out|bans?|disallows?|restricts?)\b/,
];

const ASKS = /\b(?:should|please|ask you|asked|encouraged?|recommend|discouraged?|hope|prefer|ideally)\b/;
const STRICT = /\b(?:must|shall|may not|agree|agrees|cannot|prohibited|forbidden)\b/;

const PERMITS =
  /\b(?:you|users?|recipients?|licensees?|anyone|everyone|everybody|customers?|one) (?:\w+ ){0,2}?(?:may|can)\b|\b(?:may|can) (?:also |freely |even )?(?:be )?(?:used?|freely)\b|\b(?:is|are|be) (?:\w+ )?(?:allowed|permitted|welcome|fine|ok|okay|acceptable|authori[sz]ed|encouraged|granted)\b|\b(?:feel )?free to\b|\bfreely\b|\b(?:allowed|permitted|acceptable|authori[sz]ed) (?:uses?|purposes?|for)\b|\b(?:allows?|permits?|authori[sz]es?|grants?|lets?) (?:you|users?|anyone|everyone)\b|\bentitled to\b|\bpermission\b/;

const ANYTHING =
  /\b(?:any|all|every) (?:lawful |legal |other )?(?:purposes?|uses?)\b|\bunrestricted\b|\bwithout (?:any )?restrictions?\b|\b(?:whatever|anything|however|any way) you (?:want|like|wish|please|choose)\b|\bas you (?:like|please|wish|see fit|want)\b/;

/** On what is only allowed with a condition. */
const CONDITION =
  /\b(?:only|provided|as long as|if|when|unless|must|shall|with a human|have to|need to|required|ensure)\b/;

/** What a clause does with the uses that it speaks of. */
export type Stance = 'forbids' | 'permits' | 'tells';

/** The stance of some words; undefined where they have none of their own. */
export function stanceOf(words: string): Stance | undefined {
  if (DOUBLE_NEGATION.test(words)) return 'permits';
  if (FORBIDS.test(words)) {
    return asksOnly(words) || TELLS.some((pattern) => pattern.test(words)) ? 'tells' : 'forbids';
  }
  return PERMITS.test(words) ? 'permits' : undefined;
}

/** Whether an item has a stance of its own, against what leads to it. */
export function permitsItself(words: string): boolean {
  return /\b(?:you|anyone|everyone) (?:may|can)\b(?! not)|\bfree to\b/.test(words);
}

/** Whether words lay down a condition or a duty, as for uses that are allowed with one. */
export function laysDownCondition(words: string): boolean {
  return CONDITION.test(words);
}

/** Whether a sentence holds the reader to the restrictions, by whatever name. */
export function bindsToRestrictions(sentence: string): boolean {
  return NAMES_RESTRICTIONS.test(sentence) && bindsReader(sentence);
}

/** Whether a sentence holds the reader to something. */
export function bindsReader(sentence: string): boolean {
  return READER.test(sentence) && BOND.test(sentence);
}

/** Whether a sentence asks for something, and requires nothing. */
export function asksOnly(sentence: string): boolean {
  return ASKS.test(sentence) && !STRICT.test(sentence);
}

/** Whether a sentence holds the reader to Exhibit A of an ImpACT license; that license may be named just before. */
export function takesInExhibit(sentence: string, before: string): boolean {
  if (!EXHIBIT.test(sentence) || !bindsReader(sentence) || namesOther(sentence)) return false;
  return IMPACT.test(sentence) || IMPACT.test(before);
}

export function namesRestrictions(sentence: string): boolean {
  return NAMES_RESTRICTIONS.test(sentence);
}

export function namesExhibit(sentence: string): boolean {
  return EXHIBIT.test(sentence);
}

export function namesImpact(sentence: string): boolean {
  return IMPACT.test(sentence);
}

/** Another license with use restrictions of its own. */
export function namesOther(sentence: string): boolean {
  return /\b(?:open)?rail(?:-?[ms]+)?\b|\bbigscience\b|\bbloom\b|\bcreativeml\b|\bllama\b|\bgemma\b|\bfalcon\b/.test(
    sentence,
  );
}

/** Whether a sentence leaves everything to the reader. */
export function permitsAnything(sentence: string): boolean {
  return (
    ANYTHING.test(sentence) &&
    !/\b(?:not|never|except|subject to|provided|unless|other than|as long as)\b/.test(sentence)
  );
}

/** Whether a sentence is about something else than what is given away: what it comes from, or its code. */
export function isAboutOther(sentence: string): boolean {
  return UPSTREAM.test(sentence) || CODE.test(sentence);
}
