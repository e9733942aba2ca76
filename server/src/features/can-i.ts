import type { Analysis } from '../analysis/analyze';
import type { Related } from '../findings/finding';
import { FORMS, isDistribution, mayShare, type Answer, type Audience } from '../license/can-i';
import { DISCLAIMER, DISTRIBUTION_RULES, IMPACT_REPORT_RULE, type Form } from '../license/terms';
import type { Work } from '../manifest/manifest';
import type { Path } from '../lineage/lineage';
import { reliefText } from '../lineage/relicensing';
import { labelOf, reasonText, relatedOf } from '../lineage/proof';
import { originalOf } from '../lineage/subject';
import { blocks, bold, italic, list, say, type Markdown } from '../words/markdown';

/** Whether something may be shared. `not covered` is what no ImpACT license has a say in; `unknown` is never a yes. */
export type Verdict = Answer | 'unknown' | 'not covered';

/** The answer to the question whether a work may be given to an audience, as it is or as something made from it. */
export interface Sharing {
  readonly work: Work;
  readonly form: Form;
  readonly audience: Audience;
  readonly verdict: Verdict;
  /** Why, as a clause that names what decides. */
  readonly reason: string;
  /** From the work to what decides; empty where nothing does. */
  readonly proof: readonly Related[];
}

/** The forms in which a work can be asked about: a derivative is one already. */
export function formsOf({ context }: Analysis, work: Work): readonly Form[] {
  return originalOf(context.manifests, work).kind === 'derivative' ? ['derivative'] : FORMS;
}

/** Whether a work may be given to an audience in that form. */
export function canI({ context }: Analysis, work: Work, form: Form, audience: Audience): Sharing {
  const { lineage, today } = context;
  const asked = { work, form, audience };
  const tier = lineage.risk(work);
  const unknown = lineage.unknown(work);
  if (!isDistribution(audience))
    return { ...asked, verdict: 'allowed', reason: 'internal use is no distribution', proof: [] };
  if (tier !== undefined) {
    const path = lineage.riskPath(work);
    const verdict = mayShare(tier, form, audience);
    // What is known already may forbid it; it takes all that is unknown to permit it.
    if (verdict === 'forbidden' || unknown === undefined)
      return { ...asked, verdict, reason: reasonText(path) + relief(verdict, path, today), proof: relatedOf(path) };
  }
  if (unknown !== undefined) {
    const last = unknown.at(-1)?.work ?? work;
    return {
      ...asked,
      verdict: 'unknown',
      reason: `the license of ${labelOf(last)} is not known`,
      proof: relatedOf(unknown),
    };
  }
  const reason = 'nothing in it is under an ImpACT license, and what other licenses permit is not checked here';
  return { ...asked, verdict: 'not covered', reason, proof: [] };
}

/** What is known to clear a ban, going on from its reason. */
function relief(verdict: Answer, path: Path, today: string): string {
  const text = verdict === 'forbidden' ? reliefText(path, today).trim().replace(/\.$/, '') : '';
  return text === '' ? '' : `. ${text}`;
}

/** One answer, with what comes along with it: why, the proof, and the conditions. */
export function sharingText(sharing: Sharing, proof: readonly Markdown[]): Markdown {
  const { work, form, audience, verdict, reason } = sharing;
  const isMade = form === 'derivative' && work.kind === 'artifact';
  const what = isMade ? `Something made from ${labelOf(work)}` : labelOf(work);
  return blocks(
    say`${what}, to ${RECEIVERS[audience]}: ${bold(WORDS[verdict])}, since ${reason}.`,
    list(proof),
    verdict === 'with conditions' ? list(conditionsOf(form)) : undefined,
    italic(DISCLAIMER),
  );
}

/** What is owed with a distribution, a sentence each. */
function conditionsOf(form: Form): readonly string[] {
  const rules = DISTRIBUTION_RULES.filter(({ forms }) => forms.includes(form)).map(({ sentence }) => sentence);
  return form === 'derivative' ? [...rules, IMPACT_REPORT_RULE] : rules;
}

const WORDS: Readonly<Record<Verdict, string>> = {
  allowed: 'allowed',
  'with conditions': 'allowed, with conditions',
  forbidden: 'forbidden',
  unknown: 'unknown',
  'not covered': 'not covered',
};

const RECEIVERS: Readonly<Record<Audience, string>> = {
  internal: 'people inside',
  'third-party': 'a third party',
  public: 'the public',
};
