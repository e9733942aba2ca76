import { licenseIdOf, TIERS } from './tier';

const all = [
  ...(require('spdx-license-ids') as readonly string[]),
  ...(require('spdx-license-ids/deprecated') as readonly string[]),
];

/** The ids of SPDX, with the deprecated ones. */
const ids: ReadonlySet<string> = new Set(all);

/** The same by their small letters, the first one of two. */
const byLetters: ReadonlyMap<string, string> = new Map(all.map((id) => [id.toLowerCase(), id] as const).reverse());

const CONDITIONS: readonly string[] = ['nc', 'sa', 'nd', 'only', 'later', 'clear', 'no', 'modified', 'research'];

/** Those and our own by what in them changes the terms. */
const byConditions: ReadonlyMap<string, readonly string[]> = grouped([...TIERS.map(licenseIdOf), ...all]);

/** What in an id changes the terms: its version without `.0` at the end, and the words that stand for conditions. */
function conditionsOf(id: string): string {
  const words = id.toLowerCase().split(/[^a-z0-9.]+/);
  const version = /\d[\d.]*/.exec(id)?.[0].replace(/\.0$/, '') ?? '';
  const conditions = words.filter((word) => CONDITIONS.includes(word));
  const tier = /-[lmh]r$/i.exec(id)?.[0].toLowerCase() ?? '';
  return [version, id.includes('+') ? '+' : '', tier, ...conditions.sort()].join(' ');
}

function grouped(candidates: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const id of candidates) {
    const conditions = conditionsOf(id);
    const group = groups.get(conditions);
    if (group === undefined) groups.set(conditions, [id]);
    else group.push(id);
  }
  return groups;
}

// In the form of Node, which is worked out when it is first asked for and handed out as it is.
export = { ids, byLetters, byConditions, conditionsOf };
