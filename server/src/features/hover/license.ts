import { recognizeLicense } from '../../license/aliases';
import { shareAlikeIn } from '../../license/share-alike';
import type { OtherLicense } from '../../license/other-license';
import { termsOf } from '../../license/other-licenses';
import { readLicense } from '../../license/reading';
import { parseLicense } from '../../license/spdx';
import { licenseTitle } from '../../license/spdx-ids';
import { openPoint } from '../../license/terms';
import { t } from '../../text/l10n';
import { blocks, bold, code, join, list, say, type Markdown } from '../../words/markdown';
import { aboutTier } from './tier';
import { dayText } from '../../words/day';

/** What the license of an artifact is; nothing for words that are no license. */
export function aboutLicense(text: string): Markdown | undefined {
  const parsed = parseLicense(text);
  switch (parsed.kind) {
    case 'impact':
      return blocks(
        aboutTier(parsed.tier),
        parsed.expression === undefined
          ? undefined
          : say`The other licenses in ${code(parsed.expression)} apply as well.`,
        ...(parsed.expression === undefined ? [] : termsIn(text)),
      );
    case 'unknown':
      return say`The license is ${bold(t`not known`)}. Whether this may be shared is only clear once it is named.`;
    case 'ref':
      return termsOf(parsed.id) === undefined
        ? say`${code(parsed.id)} is a license that SPDX does not list. What it permits is not checked here.`
        : blocks(...termsIn(text));
    case 'spdx':
      return blocks(
        join([...new Set(parsed.ids)].map(named), ', '),
        ...termsIn(text),
        shareAlikeIn(readLicense(parsed.expression)).some(({ isByFile }) => !isByFile)
          ? openPoint('share-alike')?.sentence
          : undefined,
      );
    case 'invalid': {
      // A keyword of Hugging Face, such as “llama2”.
      if (readLicense(text).known) return blocks(...termsIn(text));
      const recognized = recognizeLicense(text);
      return recognized !== undefined && 'lostTier' in recognized
        ? say`An ImpACT license, but it does not say which of the three: low, medium or high risk.`
        : undefined;
    }
  }
}

/** What the licenses that apply let one do and ask for, a block each, and which was taken where there is a choice. */
function termsIn(text: string): readonly (Markdown | string)[] {
  const { applies, choices } = readLicense(text);
  const taken = choices.map(
    (choice) => say`Of ${join(choice.from.map(code), ', ')}, the least strict is used: ${bold(choice.taken)}.`,
  );
  const terms = applies.flatMap((part) => (part.kind === 'license' ? [termsText(part.id)] : []));
  return [...taken, ...terms];
}

const SHARING = { yes: t`yes`, 'yes-with': t`yes, with duties`, no: t`no`, unknown: t`not known` } as const;

/** The terms of one license: what may be shared, what has to come with it, and what is open, with their source. */
function termsText(id: string): Markdown {
  const terms = termsOf(id);
  if (terms === undefined) return say`The terms of ${code(id)} are not known here: a person has to read them.`;
  const { asIs, derivative, commercial, commercialLimit, confidence, checked } = terms;
  const sharing = t`Share it as it is: ${SHARING[asIs]}; what is made from it: ${SHARING[derivative]}; commercial use: ${commercial}${commercialLimit === undefined ? '' : ` (${commercialLimit})`}.`;
  const source = terms.sources.map(({ where }) => where).join('; ');
  return blocks(
    say`${bold(terms.name)} is not an ImpACT license.`,
    list([sharing, ...askedFor(terms), ...leftOpen(terms)]),
    ...terms.notes.map((note) => say`${note}`),
    say`Source: ${source}. Certainty ${confidence}${CERTAINTIES[confidence]}, checked on ${dayText(checked)}.`,
  );
}

const CERTAINTIES = {
  A: '',
  B: t` (part of the text, or a good secondary)`,
  C: t` (an opinion, or one word)`,
} as const;

/** What has to ship, to be shown or to be kept, a line each. */
function askedFor(terms: OtherLicense): readonly string[] {
  const { attribution, shipText, notice, display, naming, flowDown, sameLicense } = terms;
  return [
    ...creditIn(attribution),
    ...(shipText === 'no' ? [] : [t`Ships with it: ${shipText.replaceAll('-', ' ')}.`]),
    ...(notice === undefined ? [] : [t`Notice: “${notice.text}”`]),
    ...(display === undefined ? [] : [t`Display: “${display.text}”`]),
    ...(naming === undefined ? [] : [t`Its name begins with “${naming.prefix}”, where ${naming.when}.`]),
    ...(terms.markChanges ? [t`It must say what was changed.`] : []),
    ...(terms.sourceDuty === undefined ? [] : [t`Must accompany it: ${terms.sourceDuty}.`]),
    ...(flowDown === undefined ? [] : [t`Must reach recipients: ${flowDown}.`]),
    ...(sameLicense === 'no' || sameLicense === 'disputed'
      ? []
      : [t`Must stay under the same license: ${KEPT[sameLicense] ?? sameLicense}.`]),
    ...(terms.outputs === undefined ? [] : [t`Outputs: ${terms.outputs}.`]),
    ...(terms.limits.length === 0 ? [] : [t`Limits: ${terms.limits.join(', ')}.`]),
  ];
}

/** What is to be credited; the notice that it wants has a line of its own. */
function creditIn(attribution: string): readonly string[] {
  if (attribution === 'none' || attribution === 'notice') return [];
  return [attribution === 'notices' ? t`Its notices must be kept.` : t`Credit: ${attribution}.`];
}

/** What has to stay under the very license, in words. */
const KEPT: Readonly<Record<string, string>> = {
  derivative: t`what is made from it`,
  files: t`the files that contain it`,
  data: t`the data`,
};

/** What its text, or practice, leaves open. */
function leftOpen({ trainedModel, impactClash }: OtherLicense): readonly string[] {
  const clash = CLASHES[impactClash];
  return [trainedText(trainedModel), ...(clash === undefined ? [] : [clash])];
}

/** Whether a model that learned from it comes under it. */
function trainedText(trainedModel: string): string {
  if (trainedModel.startsWith('open')) return t`Whether it covers a model that was trained on it is open.`;
  const [, word = '', more = ''] = /^(no-duty|not-covered|covered|named)\b(.*)$/.exec(trainedModel) ?? [];
  const what = TRAINED[word];
  const why = more.replace(/^:/, '').trim();
  if (what === undefined) return t`A model trained on it: ${trainedModel}.`;
  return why === '' ? `${what}.` : `${what}: ${why}.`;
}

const TRAINED: Readonly<Record<string, string>> = {
  'no-duty': t`A model trained on it owes nothing for it`,
  'not-covered': t`It does not cover a model that was trained on it`,
  covered: t`It may cover a model that learned from it`,
  named: t`Its name requirement applies to what learned from it`,
};

/** Whether it fits with restrictions that flow down, where that is not plain. */
const CLASHES: Readonly<Record<OtherLicense['impactClash'], string | undefined>> = {
  none: undefined,
  part: t`Together with ImpACT restrictions: its own material may not be restricted, the rest may.`,
  disputed: t`Together with ImpACT restrictions: disputed, since its text and practice differ or its form is unclear.`,
  likely: undefined,
  unknown: t`Together with ImpACT restrictions: not known, since its text was not read.`,
};

function named(id: string): Markdown {
  const title = licenseTitle(id);
  return title === undefined ? code(id) : say`${bold(title)} (${code(id)})`;
}
