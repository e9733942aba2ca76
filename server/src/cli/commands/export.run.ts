import type { Export, Loss } from '../../exchange/export';
import type { ExportFormat } from '../../exchange/export-formats';
import type { Fix } from '../../findings/finding';
import { isManifestFile } from '../../manifest/manifest-files';
import { barrierAt } from '../../edits/write-target';
import { t } from '../../text/l10n';
import { placeSection } from '../../text/marked-section';
import { span } from '../../text/span';
import type { ExitCode } from '../command';
import type { Host } from '../console';
import { failed, unread } from '../failed';
import { escapedJson, jsonText, OUTPUT_VERSION } from '../formats/json-text';
import { printable } from '../formats/printable';
import { openManifest, type Session } from '../session';
import { writeNamed } from '../write-named';
import { writtenLines } from '../written-lines';

/** What a person asks of an export. */
export interface ExportOptions {
  readonly format: ExportFormat;
  readonly spdxVersion?: '2.3' | '3.0';
  readonly outputFile?: string;
  readonly report?: string;
  readonly check?: true;
  readonly manifest?: string;
}

/** What writes the other formats lies in a bundle of its own. */
function formats(): typeof import('../../exchange/export') {
  return require('../../exchange/export') as typeof import('../../exchange/export');
}

/** Writes a manifest, or one entry of it, in another format, and says what is lost. */
export async function exportManifest(id: string | undefined, options: ExportOptions, host: Host): Promise<ExitCode> {
  const format = formatOf(options);
  if (format === undefined) return failed(t`--spdx-version needs --format spdx.`, host);
  const misuse = misuseOf(options);
  if (misuse !== undefined) return failed(misuse, host);
  const sections = ['artifacts', 'derivatives', 'distributions'] as const;
  const session = await openManifest({ manifest: options.manifest, id, sections }, host);
  if (typeof session === 'string') return failed(session, host);
  const [broken] = session.analysis.structure;
  if (broken !== undefined)
    return failed(
      t`${session.placeText({ uri: broken.span.fragment.uri, span: broken.span })}: ${broken.message} Fix that first.`,
      host,
    );
  const made = formats().exported(session.analysis, { format, id });
  if (typeof made === 'string') return failed(made, host);
  const text = ['card', 'markdown'].includes(format) ? made.text : escapedJson(made.text);
  const code = deliver({ ...made, text }, { session, options, format }, host);
  if (code === 0 && options.check !== true) tellLosses(made.losses, options, host);
  return unread(session, host) ?? code;
}

function formatOf({ format, spdxVersion }: ExportOptions): ExportFormat | undefined {
  if (spdxVersion === undefined) return format;
  if (format === 'spdx') return spdxVersion === '2.3' ? 'spdx-2.3' : 'spdx';
  return format === 'spdx-2.3' && spdxVersion === '2.3' ? format : undefined;
}

function misuseOf({ outputFile, report, check }: ExportOptions): string | undefined {
  const manifest = [outputFile, report].find((file) => file !== undefined && isManifestFile(file));
  if (manifest !== undefined) return t`${manifest} is the name of a manifest, so it was left unchanged.`;
  return check === true && outputFile === undefined
    ? t`--check compares with a file: name it with --output-file.`
    : undefined;
}

interface Delivery {
  readonly session: Session;
  readonly options: ExportOptions;
  readonly format: ExportFormat;
}

function deliver(made: Export, { session, options, format }: Delivery, host: Host): ExitCode {
  const { outputFile, check } = options;
  if (outputFile === undefined) {
    host.print(made.text);
    return 0;
  }
  const uri = host.uriOf(outputFile);
  if (made.section !== undefined) return writeSection(made, { uri, session, isCheck: check === true }, host);
  const state = host.read(uri, [uri]);
  const before = state.kind === 'text' ? state.text : undefined;
  if (before === made.text) return told(t`${outputFile} is up to date.`, 0, host);
  if (check === true)
    return told(t`${outputFile} is ${before === undefined ? t`not there yet` : t`not up to date`}.`, 1, host);
  if (format === 'card' && state.kind !== 'absent')
    return failed(t`${outputFile} already exists and was left unchanged: copy what it lacks from the output.`, host);
  const [late] = writeNamed(uri, () => made.text, host);
  if (late !== undefined) return failed(late, host);
  host.print(writtenLines([{ uri, text: made.text, before }], host));
  return 0;
}

function told(sentence: string, code: ExitCode, host: Host): ExitCode {
  host.print(`${printable(sentence)}\n`);
  return code;
}

/** Brings the section of a document up to date; all else in it stays as it is. */
function writeSection(
  { section, text }: Export,
  { uri, session, isCheck }: { readonly uri: string; readonly session: Session; readonly isCheck: boolean },
  host: Host,
): ExitCode {
  const path = host.pathOf(uri);
  const { context } = session.analysis;
  const state = context.files.read(uri);
  if (section === undefined || (state.kind !== 'text' && state.kind !== 'absent'))
    return failed(t`${path} is not a file that can be written.`, host);
  const barrier = barrierAt(uri, context);
  if (barrier !== undefined) return failed(t`${path} ${barrier.words}, so nothing was written.`, host);
  const isNew = state.kind === 'absent';
  const placed = isNew ? undefined : placeSection(state.text, section.name, section.body);
  if (placed?.kind === 'same') return told(t`${path} is up to date.`, 0, host);
  if (placed?.kind === 'broken')
    return failed(t`The marks of the section in ${path} are damaged, so nothing was written.`, host);
  if (isCheck) return told(t`${path} is ${isNew ? t`not there yet` : t`not up to date`}.`, 1, host);
  const fix: Fix = {
    title: t`Update ${path}`,
    safe: false,
    edits:
      placed === undefined || isNew
        ? []
        : [{ span: span({ uri, text: state.text }, placed.edit.start, placed.edit.end), newText: placed.edit.newText }],
    ...(isNew && { creates: [{ uri, text }] }),
  };
  const written = session.apply(fix);
  if (written.kind !== 'written') return failed(written.message, host);
  host.print(writtenLines(written.changes, host));
  return 0;
}

/** Says what does not come back, or writes it where a person wants it. */
function tellLosses(losses: readonly Loss[], { report }: ExportOptions, host: Host): void {
  if (report === undefined) {
    for (const { field, why } of losses) host.warn(`${printable(t`Lost: ${field}: ${why}.`)}\n`);
    return;
  }
  const text = jsonText({ version: OUTPUT_VERSION, kind: 'losses', losses });
  for (const sentence of writeNamed(host.uriOf(report), () => text, host)) failed(sentence, host);
}
