import type { Assessment, Verdict } from '../obligations/assess';

const WORDS: Readonly<Record<Verdict, string>> = {
  internal: 'internal use',
  forbidden: 'forbidden',
  unknown: 'unknown',
  'obligations-missing': 'not ready',
  ready: 'ready',
};

/** The verdict in a word or two, for the side of an entry. */
export function verdictLabel({ verdict }: Pick<Assessment, 'verdict'>): string {
  return WORDS[verdict];
}

/** “3 of 5 obligations met”; nothing where nothing is owed. */
export function obligationsLabel({ obligations }: Assessment): string | undefined {
  const met = obligations.filter(({ state }) => state === 'met').length;
  const all = obligations.length;
  return all === 0 ? undefined : `${String(met)} of ${String(all)} obligation${all === 1 ? '' : 's'} met`;
}
