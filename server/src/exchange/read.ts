import { t } from '../text/l10n';
import { citation } from './import/citation';
import { croissant } from './import/croissant';
import { cyclonedx } from './import/cyclonedx';
import { huggingFace } from './import/hugging-face';
import { licenseFile } from './import/license-file';
import { reuse } from './import/reuse';
import { spdx2, spdx3 } from './import/spdx';
import { joined } from '../card/license';
import type { Fact, Reader, SourceFile, Told } from './facts';

/** One reader for each format; at most one of them knows a file. */
const READERS: readonly Reader[] = [huggingFace, citation, reuse, licenseFile, croissant, cyclonedx, spdx2, spdx3];

/** Formats that list many things, each of which is an entry of its own. */
const LISTS: readonly Reader[] = [cyclonedx, spdx2, spdx3];

/** Names of files that are looked for in a folder. */
export function isSource(name: string): boolean {
  return /^(?:readme\.(?:md|markdown)|citation\.cff|reuse\.toml|(?:licen[cs]e|copying|notice|unlicense)(?:[-_.].*)?|.*\.(?:json|jsonld))$/i.test(
    name,
  );
}

/** What files tell that belong to one thing, such as those of a folder; what lists many things tells of each of them. */
export function readSources(files: readonly SourceFile[]): {
  readonly entries: readonly Told[];
  readonly unread: readonly SourceFile[];
} {
  const unread: SourceFile[] = [];
  const single: Told[] = [];
  const listed: Told[] = [];
  for (const file of files) {
    const found = READERS.map((reader) => ({ reader, told: reader(file) })).find(({ told }) => told !== undefined);
    if (found?.told === undefined) unread.push(file);
    else if (LISTS.includes(found.reader)) listed.push(...found.told.map(onceEach));
    else single.push(...found.told);
  }
  return { entries: [...(single.length === 0 ? [] : [together(single)]), ...listed], unread };
}

/** A thing of a list with each field once: the first place that says something counts. */
function onceEach({ facts, notes }: Told): Told {
  const first = new Map(facts.map(({ key }) => [key, facts.find((fact) => fact.key === key)]));
  return { facts: facts.filter((fact) => fact.key === 'notices' || first.get(fact.key) === fact), notes };
}

/** What several files tell of one thing. The first that says something counts; of licenses that differ, all apply. */
function together(all: readonly Told[]): Told {
  const facts = all.flatMap((one) => one.facts);
  const notes = all.flatMap((one) => one.notes);
  const license = licenseIn(facts.filter(({ key }) => key === 'license'));
  const single = KEYS.flatMap((key) =>
    key === 'license' ? license.facts : (facts.find((fact) => fact.key === key) ?? []),
  );
  return {
    facts: [...single, ...facts.filter(({ key }) => key === 'notices')],
    notes: [...notes, ...license.notes],
  };
}

const KEYS: readonly Fact['key'][] = ['name', 'type', 'license', 'licensor', 'year', 'source', 'revision'];

/** A place that says nothing does not take back what another one says; two that say different things both count. */
function licenseIn(facts: readonly Fact[]): Told {
  const known = facts.filter(({ value }) => value !== 'unknown');
  const [first] = known.length > 0 ? known : facts;
  if (first === undefined) return { facts: [], notes: [] };
  const parts = (fact: Fact): readonly string[] => String(fact.value).split(' AND ');
  const values = [...new Set(known.flatMap(parts))];
  if (known.every((fact) => parts(fact).length === values.length)) return { facts: [first], notes: [] };
  const said = known.map(({ value, from }) => `${String(value)} (${from})`).join(', ');
  return {
    facts: [{ key: 'license', value: joined(values), from: known.map(({ from }) => from).join('; ') }],
    notes: [t`These contradict each other, and all are kept until the licensor says which one applies: ${said}.`],
  };
}
