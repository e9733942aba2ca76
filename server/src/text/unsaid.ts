/**
 * Whether a sentence that holds some words says them of what is shared, or takes them back: in English and in German, the
 * languages that texts which ship are mostly in. All is looked for in lower case with straight apostrophes.
 */

/** Stands for the words that are asked for, in what surrounds them. */
export const WORDS = '§';

/** Negations that leave the fact as it is: “not modified”, “no warranty”, “you may not sell it”. */
const HARMLESS = [
  /\b(?:no|not|without|never)[- ](?:(?:been|be|being|an?|any|the|further|other|additional|otherwise|substantially|directly|express|implied|yet|in any way) ){0,3}(?:modif|chang|alter|edit|adapt|endors|affiliat|sponsor|associat|responsib|liab|warrant|guarant|approv|review|verif|validat|intended|suitab|suited|recommend|exhaustive|complete|legal advice|commercial|profit|military|clinical|medical|production|resale|sale\b|representation|condition|permission|consent|charge|cost\b|fees?\b|derivative|rights? (?:is|are|of|to)|limit|restrict)/g,
  /\bnot (?:for(?! ["'(*]*§)|to be (?:used|sold)|only|just|merely|least|otherwise|later|limited)\b/g,
  /\b(?:if|whether|or|where|when|unless|why|though|while|although) (?:or )?not\b/g,
  /\bno longer (?:maintained|hosted|online|updated)\b|\bno\. ?\d|\bnothing in\b|\bno one\b|\bno matter\b/g,
  /\b(?:do|does|did)(?: not|n't) (?:(?:we|otherwise|in any way|necessarily|also) ){0,2}(?:own|modify|change|alter|edit|warrant|endorse|guarantee|imply|remove|sell|redistribute|train|constitute|affect|limit|grant|require|collect|permit|allow|store|share|hold|assume (?:any )?(?:liability|responsibility))\b/g,
  /\b(?:may|must|shall|should|can|could|will)(?: not|not|n't)\b(?! (?:be )?(?:sa(?:y|id)|claim|call|stat|describ|licen|releas|provid|display|show|credit|appl))/g,
  /\bnicht (?:nur|weiter |in )?(?:verändert|geändert|bearbeitet|kommerziell|für |verantwortlich|haftbar|empfohlen|verbunden|zuletzt|nur)|\bkeine(?:r|rlei)? (?:änderung|haftung|gewähr|garantie|rechte|verantwortung|bearbeitung|billigung)\p{L}*/gu,
  /\b(?:darf|dürfen|kann|können|soll|sollen|sollte|muss|müssen) (?:[^.;]{1,60} )?nicht\b(?! (?:§|unter|lizenziert|behauptet|gesagt))/g,
];

const NEGATIONS =
  /\b(?:not|never|no|none|nor|neither|nobody|nowhere|cannot)\b|n't\b|\b(?:nicht|nie|niemals|weder|keinesfalls|keineswegs|mitnichten|kein(?:e[nmrs]?)?)\b/;

/** What is not meant as it stands, whatever it is about: it is untrue, of another time, still to be done, or as you like. */
const NOT_MEANT = [
  /\b(?:it|that|this) (?:is|was) (?:untrue|false|wrong|incorrect|a lie|not true|not the case|no longer true)\b/,
  /\b(?:es|das) (?:ist|stimmt) (?:falsch|unwahr|nicht)\b/,
  /^\P{L}*(?:untrue|false|wrong|not true|formerly|previously|old(?: version)?|draft|todo|tbd|fixme|früher|falsch|alt|entwurf)\b\P{L}{0,3}:/u,
  // What is still to be done, also as a box that is not checked.
  /^[^\p{L}§]*(?:todo|tbd|fixme|xxx)\b|^[^\p{L}§]*\[ \]/u,
  /\bif you (?:like|want|wish|prefer|choose)\b(?! to)/,
];

/** Whether a sentence is not meant as it stands; whether what it says is denied is another question. */
export function isNotMeant(sentence: string): boolean {
  const folded = plain(sentence);
  return NOT_MEANT.some((pattern) => pattern.test(folded));
}

/** What is said to be otherwise than it is, to be over, or to be of something else. */
const TAKEN_BACK = [
  /\b(?:untrue|falsely|wrongly|incorrectly|mistakenly|contrary to|allegedly|supposedly|pretend(?:s|ed|ing)?)\b|\bas (?:if|though)\b|\bif (?:it|this|that|these) (?:were|had)\b/,
  /\b(?:false|wrong|incorrect|mistaken|fictional|hypothetical|a lie)\b[^.§]{0,20}(?:\bthat\b|\bto say\b|:)|§[^.]{0,40}\b(?:is|are|was|were|would be) (?:\w+ )?(?:false|wrong|incorrect|mistaken|fictional|a lie|a mistake)\b|\bwould (?:be|have|say|show|read)\b[^.]{0,20}§/,
  /\b(?:falsch|unwahr|irrtümlich|unzutreffend|fälschlich|angeblich|gelogen)\p{L}*|\b(?:wäre|hätte|als ob)\b/u,
  /\b(?:instead of|rather than|other than|unlike|except(?: for)?|excluding|without|lacks?|lacking|dropp(?:ed|ing)|omit(?:s|ted)?|ohne|statt|anstatt|anstelle von|außer) (?:(?:the|a|any|being|having|saying|its|words|line|notice|display|credit|den|die|das|dem|der|hinweis|zeile|auf) ){0,4}["'(*]*§/,
  /\b(?:formerly|was once|were once|früher|vormals|einst|ehemals) (?:(?:was|it|been|also|we|said|displayed|showed) ){0,2}(?:licen[cs]ed|released|available|distributed|provided|published|offered|under|built|powered|lizenziert|unter|verfügbar|["'(*]*§)|\bpreviously (?:licen[cs]ed|under|["'(*]*§)/,
  /\bused to (?:be|say|read|show|display)\b|§["')*]*,? (?:(?:notice|line|badge|display|licen[cs]e|credit|has|have|had|been|was|were|is|are|now|since|later) ){1,5}(?:removed|withdrawn|revoked|rescinded|deleted|dropped|obsolete|outdated|retracted|superseded|expired|terminated|over)\b/,
  /§["')*]*,? (?:\p{L}+ ){0,4}(?:entfernt|zurückgezogen|widerrufen|gelöscht|überholt|hinfällig)\b/u,
  /\b(?:add|insert|put|write|display|show)\b[^.§]{0,40}["'(*]*§["')*]* (?:\p{L}+ ){0,3}(?:here|later|soon|before (?:the )?release)\b/u,
];

/** The words alone, with marks that take nothing back. */
const BARE = /^[\s*_>#.,;:()"'“”-]*§[\s*_.,;:()"'“”-]*$/;

/** What a license asks of its readers is not done by that. */
const ASKED =
  /\b(?:must|shall|should|have to|has to|needs? to|required?|requires|obliged|ought to|agree to|retain|asks?)\b|\b(?:muss|müssen|sollen?|sollten?|verpflichtet)\b/;
const READER = /\b(?:you|your|licensees?|recipients?|users?|whoever|anyone|sie|ihr)\b/;

/** Whether a sentence takes back the words in it; `around` has `WORDS` in their place. */
export function takesBack(around: string): boolean {
  // Mostly the words are all there is of their sentence, which needs none of the patterns.
  if (BARE.test(around)) return false;
  const folded = plain(around);
  if (/\?["')\]*]*\s*$/.test(folded)) return true;
  if ([...NOT_MEANT, ...TAKEN_BACK].some((pattern) => pattern.test(folded))) return true;
  return NEGATIONS.test(HARMLESS.reduce((words, pattern) => words.replace(pattern, ' '), folded));
}

/** Whether what leads to a list, or the heading of a part, says that what follows is not so. */
export function rulesOut(lead: string): boolean {
  const folded = plain(lead);
  return /\b(?:not|never|no longer|nicht|kein(?:e[nmrs]?)?) (?:(?:yet|be|been|being|part of|mehr) ){0,2}(?:includ|use[ds]?\b|ship|contain|licen[cs]|cover|apply|part\b|credit|display|shown|enthalten|verwend|benutz|lizenz|gezeigt)|^\P{L}*(?:\p{L}+ ){0,3}(?:removed|excluded|withdrawn|discarded|entfernt|ausgeschlossen)\P{L}*$/u.test(
    folded,
  );
}

/** Whether a sentence only asks its reader to say the words in it. */
export function asksToSay(around: string): boolean {
  const folded = plain(around);
  return ASKED.test(folded) && READER.test(folded);
}

function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/[‘’ʼ`]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}
