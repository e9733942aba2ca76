import { noticePlace, noticePlaces } from '../../obligations/notices';
import type { Fix, Report } from '../../findings/finding';
import { t } from '../../text/l10n';
import type { SectionKind } from '../../text/marked-section';
import { statusOf, workOf, type Distribution } from '../../manifest/manifest';
import { shipmentOf } from '../../lineage/release';
import { labelOf } from '../../lineage/proof';
import { writeReport } from '../../edits/report-fix';
import type { Category } from '../../report/questions';
import { writeSection } from '../../edits/section-fix';
import { readThrough } from '../../text/files';
import { documentFault, FAULT_WORDS, retainedFault, type DocumentFault } from '../../text/shipped-document';
import { replaceValue } from '../../syntax/insert';
import { isAddress, resolvePath } from '../../text/uri';
import { located, span, textOf, type Located, type Span } from '../../text/span';
import type { Context, Rule } from '../rule';

const messages = {
  absent: (what: string) => t`${what} does not exist.`,
  folder: (what: string) => t`${what} is a folder, not a file.`,
  unreadable: (what: string, reason: string) => t`${what} can’t be read: ${reason}.`,
  outside: (what: string) => t`${what} is outside the workspace, so it is not read.`,
  absolute: (what: string) => t`${what} is an absolute path, which does not work on another computer.`,
  online: (what: string) => t`${what} is a web address, and those are not looked up.`,
  pathless: (written: string) => t`“${written}” names no manifest: write its path before the “#”.`,
  noDocument: (what: string, fault: DocumentFault) => `${what} ${FAULT_WORDS[fault]}.`,
  document: t`Put the text into a document, such as NOTICE.md or LICENSE.txt, and name that.`,
  create: t`Create the file, or correct the path.`,
  readable: t`Put a readable text file there, or correct the path.`,
  relative: t`Write the path relative to the folder of the manifest, with forward slashes.`,
  copy: t`Put a copy of it into the workspace, and name that.`,
  inside: t`Move the file into the workspace, or give its URL.`,
  file: t`Name a file in it.`,
};

export const missingFile: Rule = {
  id: 'manifest/missing-file',
  description: 'A file that the manifest names does not exist or lies outside the workspace.',
  why: 'Finds paths that lead to no file, since a file that does not ship meets no obligation.',
  severity: 'warning',
  *artifact(artifact, context) {
    const name = labelOf(artifact);
    for (const path of artifact.notices)
      yield* check(path, { subject: t`The notice of ${name}`, as: 'retained' }, context);
    const { reference } = artifact;
    if (artifact.manifest === undefined || reference === undefined) return;
    const path = located(reference.path, pathIn(artifact.manifest.span, reference.path));
    if (reference.path === '') yield { span: path.span, message: messages.pathless(artifact.manifest.value) };
    else if (isAddress(path.value))
      yield {
        span: path.span,
        message: messages.online(t`The manifest of ${name}, “${path.value}”,`),
        remedy: messages.copy,
      };
    else yield* check(path, { subject: t`The manifest of ${name}`, as: 'manifest' }, context);
  },
  *derivative(derivative, context) {
    const { data, model } = derivative.reports;
    const name = labelOf(derivative);
    const begin = (category: Category) => (): readonly Fix[] => {
      const { contact } = context.manifest;
      const path = derivative.reports[category]?.value ?? '';
      const fix = writeReport(derivative, { category, path, ifThere: 'leave' }, { ...context, contact });
      return typeof fix === 'string' ? [] : [fix];
    };
    if (data !== undefined)
      yield* check(data, { subject: t`The data report of ${name}`, fixes: begin('data') }, context);
    if (model !== undefined)
      yield* check(model, { subject: t`The model report of ${name}`, fixes: begin('model') }, context);
  },
  *distribution(distribution, context) {
    if (statusOf(distribution) === 'withdrawn') return;
    const { agreements, attribution, notices, id } = distribution;
    const write = (kind: SectionKind, path: Located<string>) => (): readonly Fix[] => {
      const release = shipmentOf(distribution, context);
      const written = release && writeSection(kind, release, path.value);
      return written?.kind === 'fix' ? [written.fix] : [];
    };
    for (const agreement of agreements)
      yield* check(
        agreement,
        { subject: t`The agreement of “${id.value}”`, fixes: write('terms', agreement) },
        context,
      );
    if (attribution?.kind === 'file') {
      const { file } = attribution;
      // A file of notices holds the attributions too.
      const kind = notices.some(({ value }) => value === file.value) ? 'notice' : 'attribution';
      yield* check(file, { subject: t`The attribution of “${id.value}”`, fixes: write(kind, file) }, context);
    }
    // What somebody else wrote can only be put there by a person.
    const foreign = retainedNotices(distribution, context);
    for (const path of notices) {
      const isForeign = foreign.has(noticePlace(context.files, context.uri, path));
      const kept: Expected = isForeign ? { as: 'retained' } : { fixes: write('notice', path) };
      yield* check(path, { subject: t`The notice of “${id.value}”`, ...kept }, context);
    }
  },
};

/** The words of the path alone, without the id behind it, where it is written as it is. */
function pathIn(written: Span, path: string): Span {
  const at = path === '' ? -1 : textOf(written).indexOf(path);
  const start = written.start + at;
  return at === -1 ? written : span(written.fragment, start, start + path.length);
}

/** The addresses of the notices that came with what a distribution gives out. */
function retainedNotices({ shares }: Distribution, { manifest, lineage, files }: Context): ReadonlySet<string> {
  const works = shares.flatMap(({ value }) => workOf(manifest, value) ?? []).flatMap((work) => lineage.closure(work));
  const artifacts = works.flatMap(({ work }) => (work.kind === 'artifact' ? [work] : []));
  return noticePlaces(artifacts, files);
}

/** What is to be at a path: a document of ours where nothing else is said. */
interface Expected {
  readonly as?: 'document' | 'retained' | 'manifest';
  readonly fixes?: NonNullable<Report['fixes']>;
}

function* check(
  { value: path, span: at }: Located<string>,
  { subject, ...expected }: Expected & { readonly subject: string },
  { uri, files }: Context,
): Iterable<Report> {
  const what = `${subject}, “${path}”,`;
  if (/^(?:[/\\]|[a-z]:[/\\])/i.test(path))
    yield {
      span: at,
      message: messages.absolute(what),
      remedy: messages.relative,
      fixes: () => asRelative({ value: path, span: at }, uri, files),
    };
  else if (!isAddress(path))
    for (const report of read(resolvePath(uri, path), { what, ...expected }, files)) yield { span: at, ...report };
}

function* read(
  uri: string | undefined,
  { what, as = 'document', fixes = () => [] }: Expected & { readonly what: string },
  files: Context['files'],
): Iterable<Omit<Report, 'span'>> {
  // A manifest that is not saved yet has no folder to look in.
  if (uri === undefined) return;
  const state = readThrough(files, uri);
  const fault = FAULT_OF[as](uri, files);
  switch (state.kind) {
    case 'folder':
      yield { message: messages.folder(what), remedy: messages.file };
      break;
    case 'unreadable':
      yield { message: messages.unreadable(what, state.reason), remedy: messages.readable };
      break;
    case 'outside':
      yield { message: messages.outside(what), remedy: messages.inside };
      break;
    case 'absent':
      if (fault === undefined) yield { message: messages.absent(what), remedy: messages.create, fixes };
      else yield { message: messages.noDocument(what, fault), remedy: messages.document };
      break;
    case 'text':
    case 'pending':
      if (fault !== undefined) yield { message: messages.noDocument(what, fault), remedy: messages.document };
  }
}

/** The same place as seen from the manifest, where it lies in the folder of that or above a file of the same name beside it. */
function asRelative({ value, span: at }: Located<string>, uri: string, files: Context['files']): readonly Fix[] {
  const steps = value.split(/[/\\]+/).filter((step) => step !== '' && !/^[a-z]:$/i.test(step));
  const tails = steps.map((_, index) => steps.slice(index).join('/'));
  const found = tails.find((path) => {
    const target = resolvePath(uri, path);
    return target !== undefined && files.read(target).kind === 'text';
  });
  return found === undefined ? [] : [{ title: t`Change to “${found}”`, edits: [replaceValue(at, found)], safe: false }];
}

const FAULT_OF: Readonly<
  Record<NonNullable<Expected['as']>, (uri: string, files: Context['files']) => DocumentFault | undefined>
> = { document: documentFault, retained: retainedFault, manifest: () => undefined };
