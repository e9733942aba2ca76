import { RESTRICTED_USES, type RestrictedUse } from '../license/uses';
import { restrictionsLackingIn } from '../license/restriction-topics';
import type { Files } from '../text/files';
import { span, type Located } from '../text/span';
import { isWritten } from '../manifest/is-written';
import type { Distribution } from '../manifest/manifest';
import { shippedAt } from '../shipped/read';
import type { Case } from '../lineage/case';
import type { Agreement } from './obligation';

/** The terms of a distribution: owed once, whatever it shares. Of several agreements one has to bind: the best one counts. */
export function agreementOwed({ distribution, subjects, files }: Case): readonly Agreement[] {
  const [first] = subjects;
  const base = { kind: 'agreement', subjects, path: first.strictest.path } as const;
  const judged = distribution.agreements.map((agreement) => judge(agreement, distribution, files));
  const [best = nothingNamed(distribution)] = judged.sort((a, b) => rank(a) - rank(b));
  return [{ ...base, ...best }];
}

type Judged = Pick<Agreement, 'state' | 'faults' | 'evidence' | 'unchecked'>;

function rank({ state, unchecked }: Judged): number {
  return ['met', 'wrong', 'missing'].indexOf(state) * 2 + (unchecked ? 1 : 0);
}

function nothingNamed(distribution: Distribution): Judged {
  const kind = isWritten(distribution, 'agreement') ? 'unreadable' : 'absent';
  return { state: 'missing', faults: [{ kind }], unchecked: false };
}

function judge(agreement: Located<string>, { uri }: Distribution, files: Files): Judged {
  const shipped = shippedAt(files, uri, agreement);
  if (shipped.kind === 'unreadable') return { state: 'missing', faults: [{ kind: 'unreadable' }], unchecked: false };
  if (shipped.kind === 'address') return { state: 'met', faults: [], evidence: { uri: shipped.uri }, unchecked: true };
  const { fragment } = shipped;
  const mention = mentionIn(fragment.text);
  const wrong = (fault: Agreement['faults'][number]): Judged => ({ state: 'wrong', faults: [fault], unchecked: false });
  if (mention === undefined) return wrong({ kind: 'no-restrictions', at: agreement });
  const inFile = span(fragment, mention.start, mention.end);
  const lacking = lackingIn(fragment.text);
  if (lacking.length > 0) return wrong({ kind: 'lacks-restrictions', at: agreement, inFile, lacking });
  return { state: 'met', faults: [], evidence: { uri: shipped.uri, span: inFile }, unchecked: false };
}

/** Whether terms speak of the use-based restrictions and leave none of them out. */
export function carriesRestrictions(text: string): boolean {
  return mentionIn(text) !== undefined && lackingIn(text).length === 0;
}

/**
 * The restrictions that the terms leave out. Terms that only speak of the use-based restrictions take all of them in by
 * that name; terms that go on to list restrictions themselves have to list them all. Beside the name of Exhibit A, a few
 * of them are no list yet.
 */
function lackingIn(text: string): readonly RestrictedUse[] {
  const lacking = restrictionsLackingIn(text);
  const listed = RESTRICTED_USES.length - lacking.length;
  const isList = EXHIBIT.test(text) ? listed > RESTRICTED_USES.length / 2 : listed > 0;
  return isList ? lacking : [];
}

const NAMED = /\buse[-‐‑–\s]based\s{1,80}restrictions?\b/i;
const EXHIBIT = /\b(?:Exhibit|EXHIBIT)\s{1,80}A\b/;

/** Where a text speaks of the use-based restrictions, by that name or as Exhibit A; UTF-16 offsets. */
function mentionIn(text: string): { readonly start: number; readonly end: number } | undefined {
  const named = NAMED.exec(text) ?? EXHIBIT.exec(text);
  return named === null ? undefined : { start: named.index, end: named.index + named[0].length };
}
