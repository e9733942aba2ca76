import type { Fix, Report } from '../../findings/finding';
import { TOP_FIELDS } from '../../manifest/document';
import type { Manifest } from '../../manifest/manifest';
import { meant } from '../../schema/repair';
import { replaceNode, replaceValue } from '../../syntax/insert';
import { entryOf, isEmpty, type Entry, type MapNode, type Node, type Part } from '../../syntax/tree';
import type { Edit } from '../../text/edit';
import { t } from '../../text/l10n';
import { endOf, span, textOf, type Span } from '../../text/span';
import type { Context, Rule } from '../rule';

/** The one version of the format so far. */
const KNOWN = 1;

const messages = {
  blank: t`This manifest is empty: it needs “version: 1”, then “artifacts”, “derivatives” and “distributions”.`,
  other: t`This file has none of the fields of a manifest, so it is treated as some other file and is not checked.`,
  missing: t`The manifest needs a format version: “version: 1”.`,
  misspelled: (key: string) => t`Unknown field “${key}” in the manifest. Did you mean “version”?`,
  twice: (key: string) => t`Unknown field “${key}” in the manifest, which already has its version.`,
  empty: t`“version” has no value; the format version is 1.`,
  unlike: t`“version” must be the number 1.`,
  unknown: (version: string) => t`Format version ${version} is not supported, only version 1.`,
};

export const version: Rule = {
  id: 'manifest/version',
  description: 'The format version is missing or unknown, or the file is evidently something else.',
  why: 'Finds a manifest whose format version is missing or unknown, since its fields might mean something else.',
  severity: 'error',
  leavesOpen: 'manifest',
  ofAnyDocument: true,
  *manifest(manifest, { document, broken, eol }) {
    if (document.kind === 'blank') {
      const fixes = (): readonly Fix[] => [skeleton(document.end, eol)];
      yield { span: document.first, message: messages.blank, severity: 'information', fixes };
    } else if (document.kind === 'other') {
      const remedy = t`Write “version: 1” at the top if it is a manifest; otherwise rename the file.`;
      yield {
        span: document.first,
        message: messages.other,
        severity: 'information',
        remedy,
        fixes: () => [asManifest(document.first, eol)],
      };
    } else yield* check(manifest, broken, eol);
  },
};

function* check({ root }: Manifest, broken: Context['broken'], eol: string): Iterable<Report> {
  const entry = entryOf(root, 'version');
  const slips = root?.entries.filter(({ key }) => isSlip(key.text)) ?? [];
  for (const slip of slips) yield misspelled(slip, entry === undefined);
  if (entry !== undefined) yield* wrong(entry);
  else if (root !== undefined && slips.length === 0 && !broken.some(mayStateIt)) yield missing(root, eol);
}

/** Whether the version may be there, in a text that can’t be read. */
function mayStateIt({ section, text }: Part): boolean {
  return section === undefined && text.includes('version');
}

function isSlip(key: string): boolean {
  return !TOP_FIELDS.includes(key) && !key.startsWith('x-') && meant(key, TOP_FIELDS) === 'version';
}

function misspelled({ key }: Entry, isMissing: boolean): Report {
  if (!isMissing) return { span: key.span, message: messages.twice(key.text) };
  const fixes = (): readonly Fix[] => [
    { title: t`Rename to “version”`, edits: [replaceValue(key.span, 'version')], safe: true, preferred: true },
  ];
  return { span: key.span, message: messages.misspelled(key.text), fixes };
}

function missing(root: MapNode, eol: string): Report {
  const fixes = (): readonly Fix[] => [
    { title: t`Add “version: 1”`, edits: [first(root, eol)], safe: true, preferred: true },
  ];
  return { span: root.entries[0]?.key.span ?? root.span, message: messages.missing, fixes };
}

function* wrong({ key, value }: Entry): Iterable<Report> {
  if (value.kind === 'scalar' && value.value === KNOWN) return;
  if (isEmpty(value)) yield { span: key.span, message: messages.empty, fixes: () => [changed(value, true)] };
  else if (value.kind !== 'scalar' || textOf(value.span).includes('\n'))
    yield { span: key.span, message: messages.unlike };
  else if (typeof value.value !== 'string' && typeof value.value !== 'number') {
    yield { span: value.span, message: messages.unlike, fixes: () => [changed(value, true)] };
  } else if (isOne(String(value.value)))
    yield { span: value.span, message: messages.unlike, fixes: () => [changed(value, true)] };
  else {
    const remedy = t`Update this tool if there is a newer version, or write the manifest in version 1.`;
    const message = messages.unknown(String(value.value));
    yield { span: value.span, message, remedy, fixes: () => [changed(value, false)] };
  }
}

/** Whether the text says version 1 in other words. */
function isOne(text: string): boolean {
  return /^v?1(?:\.0){0,2}$/i.test(text.trim());
}

function changed(value: Node, safe: boolean): Fix {
  return { title: t`Change to “${String(KNOWN)}”`, edits: [replaceNode(value, KNOWN)], safe, preferred: safe };
}

/** The version as the first field, in front of everything but comments and document marks. */
function first(root: MapNode, eol: string): Edit {
  if (root.flow) {
    const at = span(root.span.fragment, root.span.start + 1, root.span.start + 1);
    if (root.entries.length === 0) return { span: at, newText: 'version: 1' };
    return { span: at, newText: /\s/.test(root.span.fragment.text[at.end] ?? '') ? ' version: 1,' : 'version: 1, ' };
  }
  const { fragment, start } = root.entries[0]?.key.span ?? root.span;
  const line = fragment.text.lastIndexOf('\n', start - 1) + 1;
  const at = fragment.text.startsWith('\uFEFF', line) ? line + 1 : line;
  const indent = /^ */.exec(fragment.text.slice(at))?.[0] ?? '';
  return { span: span(fragment, at, at), newText: `${indent}version: 1${eol}` };
}

/** Whether it is a manifest at all a person has to say. */
function asManifest({ fragment }: Span, eol: string): Fix {
  const at = span(fragment, 0, 0);
  return { title: t`Write “version: 1” at the top`, edits: [{ span: at, newText: `version: 1${eol}` }], safe: false };
}

function skeleton(end: Span, eol: string): Fix {
  const { text } = end.fragment;
  const start = text === '' || text.endsWith('\n') ? '' : eol;
  const sections = ['version: 1', '', 'artifacts:', '', 'derivatives:', '', 'distributions:', ''];
  return {
    title: t`Create a manifest`,
    edits: [{ span: endOf(end), newText: start + sections.join(eol) }],
    safe: false,
  };
}
