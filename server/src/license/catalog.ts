import { t } from '../text/l10n';
import { DEFAULT_LICENSOR } from './attribution';
import type { ArtifactType } from './relations';
import { licenseIdOf, type Tier } from './tier';

/** The license that the licensor has since put an artifact under. */
export interface Relicensing {
  /** An SPDX id. */
  readonly license: string;
  /** The day of the change, `YYYY-MM-DD`. */
  readonly since: string;
  /** Whether the change holds for copies obtained before that day too. */
  readonly coversEarlier: boolean;
}

/** A well-known artifact under an ImpACT license. A field that is absent is not known. */
export interface CatalogEntry {
  /** The id on Hugging Face, `OWNER/NAME`. */
  readonly id: string;
  /** Its name, as its card writes it. */
  readonly name: string;
  readonly type: Extract<ArtifactType, 'data' | 'model'>;
  /** The tier of its ImpACT license; where it was relicensed, of the former one. */
  readonly tier: Tier;
  /** Other licenses that apply beside it. */
  readonly licenses: readonly string[];
  /** A license that another place names instead, so that which one holds has to be asked. */
  readonly contradictedBy?: string;
  readonly licenseVersion?: '1.0' | '2.0';
  readonly licensor?: string;
  /** The year of the copyright, where an attribution was published. */
  readonly year?: number;
  /** Since when it is known to be under that license, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly firstSeen?: string;
  /** Its page on Hugging Face. */
  readonly url: string;
  /** The last of its versions that was ever under an ImpACT license, where later ones never were. */
  readonly lastVersion?: string;
  readonly relicensed?: Relicensing;
  /** What else has to be known before it is used, in sentences. */
  readonly notes: readonly string[];
  /** Where the facts come from. */
  readonly source: string;
  /** How sure they are: read on its card, probable, or read of second-hand. */
  readonly certainty: 'read' | 'likely' | 'second-hand';
  /** The day on which they were checked, `YYYY-MM-DD`. */
  readonly checked: string;
}

type Facts = Omit<CatalogEntry, 'id' | 'name' | 'url' | 'source' | 'checked' | 'notes' | 'licenses' | 'certainty'> & {
  readonly certainty?: CatalogEntry['certainty'];
  readonly notes?: string[];
  readonly licenses?: string[];
};

/** The day on which all facts below were last checked. */
const CHECKED = '2026-11-25';

const KALEIDO: Facts = { type: 'model', tier: 'medium', licensor: DEFAULT_LICENSOR, firstSeen: '2023-09' };

const TULU: Facts = {
  type: 'model',
  tier: 'low',
  licenseVersion: '1.0',
  licensor: DEFAULT_LICENSOR,
  firstSeen: '2023-11-18',
  licenses: ['LicenseRef-Llama-2'],
  notes: [t`Llama 2’s terms apply as well, and its notice has to be kept.`],
};

const WILDCHAT: Facts = {
  type: 'data',
  tier: 'low',
  licenseVersion: '1.0',
  licensor: DEFAULT_LICENSOR,
  relicensed: { license: 'ODC-By-1.0', since: '2024-06-26', coversEarlier: true },
};

/** The well-known artifacts under ImpACT licenses. No high risk artifact is publicly known. */
export const CATALOG: readonly CatalogEntry[] = [
  entry('allenai/dolma', 'Dolma', {
    type: 'data',
    tier: 'medium',
    licensor: DEFAULT_LICENSOR,
    year: 2023,
    firstSeen: '2023-08-17',
    lastVersion: '1.6',
    relicensed: { license: 'ODC-By-1.0', since: '2024-04-15', coversEarlier: true },
    notes: [
      t`Versions 1 to 1.6 were under this license; version 1.7 never was.`,
      t`That the change covers earlier copies was read second-hand.`,
    ],
  }),
  entry('allenai/WildChat', 'WildChat', WILDCHAT),
  entry('allenai/WildChat-1M', 'WildChat-1M', WILDCHAT),
  entry('allenai/WildBench', 'WildBench', {
    type: 'data',
    tier: 'low',
    certainty: 'likely',
    licensor: DEFAULT_LICENSOR,
    notes: [
      t`Its card of March 2024 names this license for the WildChat that it is taken from; later cards drop the line, so it is likely but not sure that it stayed under it.`,
    ],
  }),
  entry('allenai/coconot', 'CoCoNot', {
    type: 'data',
    tier: 'low',
    certainty: 'second-hand',
    contradictedBy: 'ODC-By-1.0',
    licensor: DEFAULT_LICENSOR,
    notes: [t`Its card names this license, its LICENSE.md ODC-By (second-hand): ask the licensor which one applies.`],
  }),
  entry('allenai/persona-bias', 'Persona-Bias', {
    type: 'data',
    tier: 'low',
    licenseVersion: '2.0',
    licensor: DEFAULT_LICENSOR,
    firstSeen: '2024-02',
  }),
  entry('allenai/ValuePrism', 'ValuePrism', {
    type: 'data',
    tier: 'medium',
    licensor: DEFAULT_LICENSOR,
    firstSeen: '2023-09',
  }),
  entry('allenai/kaleido-small', 'kaleido-small', KALEIDO),
  entry('allenai/kaleido-base', 'kaleido-base', KALEIDO),
  entry('allenai/kaleido-large', 'kaleido-large', {
    ...KALEIDO,
    notes: [t`The front matter of its card says apache-2.0; the text of the same card names this license.`],
  }),
  entry('allenai/kaleido-xl', 'kaleido-xl', KALEIDO),
  entry('allenai/kaleido-xxl', 'kaleido-xxl', KALEIDO),
  entry('allenai/tulu-2-7b', 'tulu-2-7b', TULU),
  entry('allenai/tulu-2-13b', 'tulu-2-13b', TULU),
  entry('allenai/tulu-2-70b', 'tulu-2-70b', TULU),
  entry('allenai/tulu-2-dpo-7b', 'tulu-2-dpo-7b', TULU),
  entry('allenai/tulu-2-dpo-13b', 'tulu-2-dpo-13b', TULU),
  entry('allenai/tulu-2-dpo-70b', 'tulu-2-dpo-70b', TULU),
  entry('allenai/paloma', 'Paloma', {
    type: 'data',
    tier: 'low',
    licensor: DEFAULT_LICENSOR,
    firstSeen: '2023-11-28',
    notes: [
      t`Some of its subsets are under terms of their own, read of second-hand: WikiText-103 under CC-BY-SA, M2D2 under CC-BY-NC, TwitterAAE for research only. One artifact for each says so.`,
    ],
  }),
  entry('allenai/scibert_scivocab_uncased_field_of_study', 'scibert_scivocab_uncased_field_of_study', {
    type: 'model',
    tier: 'low',
    licensor: DEFAULT_LICENSOR,
    firstSeen: '2023-12-20',
  }),
  entry('allenai/fos_model_training_data_open_ai_annotations', 'fos_model_training_data_open_ai_annotations', {
    type: 'data',
    tier: 'low',
    licensor: DEFAULT_LICENSOR,
    firstSeen: '2023-12-20',
  }),
  // Its owner is not the default licensor, and its card's licensor is not known.
  entry('ToxicityPrompts/PolygloToxicityPrompts', 'PolygloToxicityPrompts', {
    type: 'data',
    tier: 'low',
    firstSeen: '2024-05',
  }),
];

/** Works of the same licensor that were never under an ImpACT license, though their names or their maker suggest one. */
const NEVER: readonly { readonly id: RegExp; readonly license: string }[] = [
  { id: /^(?:allenai\/)?(?:llama-3\.1-tulu-2-|tulu-v2\.5-)/, license: 'Apache-2.0' },
];

/**
 * What is known of a work, by its source or name, that was never under an ImpACT license: a version that came after those
 * that were, or one of another series. Undefined for everything else.
 */
export function neverImpact(
  sourceOrName: string,
  revision = '',
): { readonly name: string; readonly license: string } | undefined {
  const wanted = sourceOrName.trim().toLowerCase();
  const address = addressOf(wanted);
  const id = address?.id ?? wanted;
  const other = NEVER.find((one) => one.id.test(id));
  if (other !== undefined) return { name: id, license: other.license };
  if (findInCatalog(sourceOrName, revision) !== undefined) return undefined;
  // Known without its version, and not with it: that version is a later one.
  const known = CATALOG.find((entry) => entry.id.toLowerCase() === id || entry.name.toLowerCase() === id);
  if (known?.relicensed === undefined || known.lastVersion === undefined) return undefined;
  if (address !== undefined && address.type !== known.type) return undefined;
  return { name: t`${known.name} after version ${known.lastVersion}`, license: known.relicensed.license };
}

/**
 * The well-known artifact that a `source` URL on Hugging Face, an id such as `allenai/dolma` or a name means, letter
 * case aside. Undefined for everything else, for a name that only resembles one, and where the address or `revision`
 * (a tag, a branch, a version) names a version that was never under an ImpACT license. A source says more than a name:
 * ask by name only where there is no source.
 */
export function findInCatalog(sourceOrName: string, revision = ''): CatalogEntry | undefined {
  const wanted = sourceOrName.trim().toLowerCase();
  const address = addressOf(wanted);
  const found = CATALOG.find(({ id, name, type }) => {
    if (address === undefined) return wanted === id.toLowerCase() || wanted === name.toLowerCase();
    return address.id === id.toLowerCase() && address.type === type;
  });
  if (found?.lastVersion === undefined) return found;
  const versions = [revision, address?.rest ?? ''].map(versionIn);
  return versions.some((version) => isLater(version, found.lastVersion)) ? undefined : found;
}

function entry(id: string, name: string, facts: Facts): CatalogEntry {
  const url = `https://huggingface.co/${facts.type === 'data' ? 'datasets/' : ''}${id}`;
  const source = t`its card on Hugging Face`;
  return { notes: [], licenses: [], certainty: 'read', ...facts, id, name, url, source, checked: CHECKED };
}

/** All licenses that are known to apply to it, as an expression; where two places contradict each other, both. */
export function knownLicense({ tier, licenses, contradictedBy }: CatalogEntry): string {
  return [licenseIdOf(tier), ...licenses, ...(contradictedBy === undefined ? [] : [contradictedBy])].join(' AND ');
}

/** Where what is known of an entry comes from, how sure that is, and since when. */
export function provenanceOf({ source, certainty, checked }: CatalogEntry): string {
  return t`Source: ${source}${CERTAINTIES[certainty]}, checked on ${checked}.`;
}

const CERTAINTIES: Readonly<Record<CatalogEntry['certainty'], string>> = {
  read: '',
  likely: t` (likely, not sure)`,
  'second-hand': ' (second-hand)',
};

interface Address {
  readonly type: CatalogEntry['type'];
  readonly id: string;
  /** What follows the id: a branch, a file, a query. */
  readonly rest: string;
}

/** The parts of an address on Hugging Face, in lower case; undefined for what is no such address. */
function addressOf(url: string): Address | undefined {
  const match =
    /^(?:(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/|hf:\/\/)(datasets\/)?([^/?#]+\/[^/?#]+)([/?#].*)?$/.exec(
      url,
    );
  const [, prefix, id, rest] = match ?? [];
  return id === undefined ? undefined : { type: prefix === undefined ? 'model' : 'data', id, rest: rest ?? '' };
}

/** The version that a tag or a path names, such as `v1.7`, `1.7` or `…/v1_7.txt`: its numbers; empty where none. */
function versionIn(text: string): readonly number[] {
  const match = /(?:^|[^a-z0-9])v(\d+(?:[._]\d+)*)/i.exec(text) ?? /^(\d+(?:[._]\d+)+)/.exec(text);
  return match?.[1]?.split(/[._]/).map(Number) ?? [];
}

function isLater(version: readonly number[], last = ''): boolean {
  const bound = versionIn(`v${last}`);
  const place = version.findIndex((number, index) => number !== (bound[index] ?? 0));
  return place >= 0 && (version[place] ?? 0) > (bound[place] ?? 0);
}
