import type { Fix } from '../findings/finding';
import { replaceValue, setField } from '../syntax/insert';
import { entryOf } from '../syntax/tree';
import type { Edit } from '../text/edit';
import type { Files } from '../text/files';
import { resolvePath } from '../text/uri';
import type { Lineage } from './lineage';
import type { Contact, Derivative } from './manifest';
import type { Category } from './report-questions';
import { reportPath, reportSkeleton } from './report-skeleton';

/** What a new report is filled in with, and where it may go. */
export interface ReportDesk {
  readonly lineage: Lineage;
  readonly files: Files;
  readonly today: string;
  readonly contact: Contact;
  /** What a person has answered already, by the headings of the questions. */
  readonly answers?: ReadonlyMap<string, string>;
}

/**
 * Names a report of a category in the manifest, and begins it beside the manifest where there is no such file yet. Its
 * questions are for a person to answer. Empty where there is no place for it.
 */
export function beginReport(derivative: Derivative, category: Category, desk: ReportDesk): readonly Fix[] {
  const path = reportPath(derivative.id.value, category);
  const uri = resolvePath(derivative.uri, path);
  const edit = nameIn(derivative, category, path);
  if (uri === undefined || edit === undefined) return [];
  const state = desk.files.read(uri);
  if (state.kind === 'text') return [{ title: `Name ${path} as the ${category} report`, edits: [edit], safe: false }];
  if (state.kind !== 'absent') return [];
  const { lineage, today: date, contact, answers = new Map() } = desk;
  const text = reportSkeleton({ derivative, category, lineage, date, contact, answers });
  return [{ title: `Begin the ${category} report ${path}`, edits: [edit], creates: [{ uri, text }], safe: false }];
}

function nameIn(derivative: Derivative, category: Category, path: string): Edit | undefined {
  const map = derivative.entry.value;
  if (map.kind !== 'map') return undefined;
  const reports = entryOf(map, 'reports');
  if (reports === undefined) return setField(map, 'reports', { [category]: path });
  const { value: inner } = reports;
  if (reports.merged || inner.kind !== 'map' || inner.alias === true) return undefined;
  const named = entryOf(inner, category);
  return named === undefined || named.merged ? setField(inner, category, path) : replaceValue(named.value.span, path);
}
