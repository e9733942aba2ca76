import { parseDate } from '../text/dates';
import { t } from '../text/l10n';
import { relativePath } from '../text/uri';
import { count } from '../text/words';
import type { Host } from './console';
import { Fingerprints } from './fingerprints';
import { jsonText } from './formats/json-text';
import type { CheckedFile, PlacedFinding } from './outcome';

/** The file at the root of a workspace that holds the findings that were there when the check was adopted. */
export const BASELINE_FILE = 'impact.baseline.json';

/** A finding that is known and does not count while it holds. */
export interface BaselineEntry {
  /** The path of the manifest from the folder of the baseline. */
  readonly file: string;
  readonly rule: string;
  readonly fingerprint: string;
  readonly message: string;
  /** Who answers for it; written by hand, and kept. */
  readonly owner?: string | undefined;
  /** The last day it holds, YYYY-MM-DD; written by hand, and kept. */
  readonly until?: string | undefined;
  readonly reason?: string | undefined;
}

/** A check with the findings of the baseline set apart, and the entries that hold no longer. */
export interface Compared {
  readonly files: readonly CheckedFile[];
  readonly gone: readonly BaselineEntry[];
  readonly expired: readonly BaselineEntry[];
}

/** Reads a baseline. Gives a sentence where it can't be understood. */
export function readBaseline(text: string): readonly BaselineEntry[] | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return t`it is not JSON.`;
  }
  if (!isRecord(data) || data.version !== 1) return t`it lacks “"version": 1”.`;
  if (!Array.isArray(data.entries)) return t`it has no list of entries.`;
  const entries = data.entries.map(entryOf);
  const wrong = entries.findIndex((entry) => entry === undefined);
  if (wrong >= 0)
    return t`entry ${String(wrong + 1)} lacks its file, rule or fingerprint, or its “until” is not a date.`;
  return entries.flatMap((entry) => entry ?? []);
}

function entryOf(data: unknown): BaselineEntry | undefined {
  if (!isRecord(data)) return undefined;
  const { file, rule, fingerprint, message, owner, until, reason } = data;
  if (typeof file !== 'string' || typeof rule !== 'string' || typeof fingerprint !== 'string') return undefined;
  if (until !== undefined && (typeof until !== 'string' || parseDate(until) === undefined)) return undefined;
  const words = (said: unknown): string | undefined => (typeof said === 'string' ? said : undefined);
  return { file, rule, fingerprint, message: words(message) ?? '', owner: words(owner), until, reason: words(reason) };
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** The findings of the baseline set apart from those that are new. It changes what counts, never a verdict. */
export function compare(
  files: readonly CheckedFile[],
  entries: readonly BaselineEntry[],
  { root, today }: { readonly root: string; readonly today: string },
): Compared {
  const left = byKey(entries);
  const prints = new Fingerprints(root);
  const expired = new Set<BaselineEntry>();
  const compared = files.map((file) => {
    const findings: PlacedFinding[] = [];
    const known: PlacedFinding[] = [];
    for (const finding of file.findings) {
      const key = keyOf(finding.rule, prints.fingerprint(finding));
      const entry = isKept(finding) ? undefined : left.get(key);
      if (entry !== undefined) left.delete(key);
      const isOver = entry?.until !== undefined && entry.until < today;
      if (entry !== undefined && isOver) expired.add(entry);
      if (entry === undefined || isOver) findings.push(finding);
      else known.push({ ...finding, silenced: silencedBy(entry) });
    }
    return { ...file, findings, suppressed: [...file.suppressed, ...known] };
  });
  const checked = new Set(files.map(({ uri }) => relativePath(`${root}/-`, uri)));
  return { files: compared, gone: [...left.values()].filter(({ file }) => checked.has(file)), expired: [...expired] };
}

function byKey(entries: readonly BaselineEntry[]): Map<string, BaselineEntry> {
  return new Map(entries.map((entry) => [keyOf(entry.rule, entry.fingerprint), entry]));
}

function keyOf(rule: string, fingerprint: string): string {
  return `${rule} ${fingerprint}`;
}

function silencedBy({ reason, owner, until }: BaselineEntry): NonNullable<PlacedFinding['silenced']> {
  return { by: 'baseline', reason, owner, until };
}

/** What says that nothing is known can't be known already. */
function isKept({ rule }: PlacedFinding): boolean {
  return rule.startsWith('internal/');
}

/** The baseline that has all findings there are; what a person has added to an entry that still holds is kept. */
export function renewed(
  files: readonly CheckedFile[],
  before: readonly BaselineEntry[],
  root: string,
): readonly BaselineEntry[] {
  const prints = new Fingerprints(root);
  const known = byKey(before);
  const checked = new Set(files.map(({ uri }) => relativePath(`${root}/-`, uri)));
  const own = files.flatMap(({ uri, findings }) =>
    findings.flatMap((finding) => {
      const fingerprint = prints.fingerprint(finding);
      if (isKept(finding)) return [];
      const old = known.get(keyOf(finding.rule, fingerprint));
      const { rule, message } = finding;
      const file = relativePath(`${root}/-`, uri);
      return [{ file, rule, fingerprint, message, owner: old?.owner, until: old?.until, reason: old?.reason }];
    }),
  );
  // What stands in manifests that were not looked at this time stays.
  return [...before.filter(({ file }) => !checked.has(file)), ...own].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : 0,
  );
}

export function baselineText(entries: readonly BaselineEntry[]): string {
  return jsonText({ version: 1, entries });
}

/** The entries that hold no longer, a sentence each kind. */
export function toldOf({ gone, expired }: Pick<Compared, 'gone' | 'expired'>, path: string): readonly string[] {
  const named = (entries: readonly BaselineEntry[]): string =>
    entries
      .slice(0, MOST_NAMED)
      .map(({ file, rule }) => t`${rule} in ${file}`)
      .join(', ') + (entries.length > MOST_NAMED ? ', …' : '');
  return [
    ...(gone.length === 0
      ? []
      : [
          t`${count(gone.length, 'entry')} of ${path} are no longer found (--update-baseline removes them): ${named(gone)}.`,
        ]),
    ...(expired.length === 0 ? [] : [t`${count(expired.length, 'entry')} of ${path} have expired: ${named(expired)}.`]),
  ];
}

const MOST_NAMED = 5;

/** The baseline of a workspace: its address, text and entries; a sentence where it is there and can't be understood. */
export function baselineIn(
  root: string,
  named: string | undefined,
  host: Host,
): { readonly uri: string; readonly text?: string; readonly entries: readonly BaselineEntry[] } | string {
  const uri = named === undefined ? `${root.replace(/\/$/, '')}/${BASELINE_FILE}` : host.uriOf(named);
  const state = host.read(uri, [named === undefined ? root : uri]);
  if (state.kind === 'absent') return { uri, entries: [] };
  const path = host.pathOf(uri);
  if (state.kind !== 'text') return t`${path} can’t be read.`;
  const entries = readBaseline(state.text);
  return typeof entries === 'string' ? t`${path} can’t be understood: ${entries}` : { uri, text: state.text, entries };
}
