import type { Analysis } from '../../analysis/analyze';
import { readLicense } from '../../license/reading';
import { tierOfLicense } from '../../license/tier';
import type { Work } from '../../manifest/manifest';
import type { Entry } from '../../syntax/tree';
import { toPlain } from '../../syntax/plain';
import { t } from '../../text/l10n';
import type { Fact, Told } from '../facts';
import { readSources } from '../read';
import type { Subject, Thing } from './things';

/** A field of the manifest that does not come back from an export. */
export interface Loss {
  /** Such as `artifacts.dolma.acquired`. */
  readonly field: string;
  readonly why: string;
}

/** A document, and in which order its entries are read. */
export interface Made {
  readonly text: string;
  /** The name of a file of its kind. */
  readonly file: string;
  /** What is in it, in its order. */
  readonly things: readonly Thing[];
  /** What it holds in a way of its own, by the key of the field; `entry` for whole entries. */
  readonly holds?: Readonly<Record<string, string>>;
}

/** All fields of the manifest that an import of what was made does not give back: found by importing it. */
export function lossesOf(made: Made, { context }: Pick<Analysis, 'context'>, subject: Subject): readonly Loss[] {
  const { manifest } = context;
  const told = readSources([{ path: made.file, name: made.file, text: made.text }]).entries;
  const inside = new Map(made.things.map((thing, index) => [thing.work, told[index]]));
  const works = [...manifest.artifacts.values(), ...manifest.derivatives.values()];
  const chosen = new Set(subject.things.map(({ work }) => work));
  return [
    ...topLosses(manifest.root?.entries ?? [], made),
    ...works.filter((work) => chosen.has(work)).flatMap((work) => workLosses(work, inside.get(work), made)),
    ...subject.distributions.map(({ id }) => ({
      field: `distributions.${id.value}`,
      why: made.holds?.['distributions'] ?? NO_FIELD,
    })),
  ];
}

const NO_FIELD = t`the format has no field for it`;
const SECTIONS: readonly string[] = ['version', 'artifacts', 'derivatives', 'distributions'];

function topLosses(entries: readonly Entry[], { holds }: Made): readonly Loss[] {
  return entries.flatMap(({ key: { text: key } }) =>
    SECTIONS.includes(key) ? [] : [{ field: key, why: holds?.[key] ?? NO_FIELD }],
  );
}

function workLosses(work: Work, told: Told | undefined, { holds }: Made): readonly Loss[] {
  const entries = work.entry.value.kind === 'map' ? work.entry.value.entries : [];
  const path = `${work.kind === 'artifact' ? 'artifacts' : 'derivatives'}.${work.id.value}`;
  if (told === undefined) return [{ field: path, why: holds?.['entry'] ?? t`it is not part of this document` }];
  return entries.flatMap(({ key: { text: key }, value }): readonly Loss[] => {
    const fact = told.facts.find((one) => one.key === key || (key === 'risk' && one.key === 'license'));
    if (fact !== undefined && isSame(key, fact, toPlain(value))) return [];
    const known = holds?.[key];
    return [{ field: `${path}.${key}`, why: known ?? wordsFor(fact) }];
  });
}

function wordsFor(fact: Fact | undefined): string {
  return fact === undefined ? NO_FIELD : t`it would be read as “${String(fact.value)}”`;
}

/** Whether a fact says what a field does; a license in whichever of its spellings. */
function isSame(key: string, { value }: Fact, field: unknown): boolean {
  if (key === 'risk')
    return (
      typeof field === 'string' &&
      readLicense(String(value)).tier === field &&
      tierOfLicense(String(value)) !== undefined
    );
  if (key !== 'license' || typeof field !== 'string') return value === field;
  return value === field || (readLicense(field).certain && readLicense(field).canonical === value);
}
