import type { Fix } from '../findings/finding';
import { readReport } from '../report/report';
import { applyEdits, type OffsetEdit } from '../text/edit';
import type { Files } from '../text/files';
import { t } from '../text/l10n';
import { outsideSections } from '../text/marked-section';
import { FAULT_WORDS, writeFault } from '../text/shipped-document';
import { relativePath } from '../text/uri';
import { isManifestFile } from '../manifest/manifest-files';

/** A change that is not made, and why. */
export interface Refusal {
  readonly uri: string;
  /** What goes behind the path of the file in a sentence. */
  readonly words: string;
}

/**
 * The last look at a change, at every door through which one leaves: it is let through where it makes documents, begins
 * the manifest that it is about, changes manifests, and in other files nothing but sections between our marks and impact reports. `own` is the address of the
 * document that it is about, which a person has opened or named. One that is applied `unseen` needs the marks to be there.
 */
export function refusalOf(
  { edits, creates = [] }: Pick<Fix, 'edits' | 'creates'>,
  files: Files,
  { own, unseen = false }: { readonly own: string; readonly unseen?: boolean },
): Refusal | undefined {
  for (const { uri } of creates) {
    const fault = uri === own && isManifestFile(uri) ? newManifestFault(uri, files) : faultWords(uri, files);
    if (fault !== undefined) return { uri, words: fault };
  }
  const changed = new Map<string, { readonly text: string; readonly edits: OffsetEdit[] }>();
  for (const { span, newText } of edits) {
    const { uri, text } = span.fragment;
    const known = changed.get(uri) ?? { text, edits: [] };
    known.edits.push({ start: span.start, end: span.end, newText });
    changed.set(uri, known);
  }
  for (const [uri, { text, edits: changes }] of changed) {
    const isManifest = uri === own || isManifestFile(uri);
    const words = isManifest
      ? linkFault(uri, files)
      : documentRefusal({ uri, before: text, after: applyEdits(text, changes) }, files, unseen);
    if (words !== undefined) return { uri, words };
  }
  return undefined;
}

function faultWords(uri: string, files: Files): string | undefined {
  const fault = writeFault(uri, files);
  return fault && FAULT_WORDS[fault];
}

/** A manifest is begun where nothing is yet, and where the folders that lead there are no links. */
function newManifestFault(uri: string, files: Files): string | undefined {
  const state = files.read(uri);
  if (state.kind !== 'absent') return t`already exists, or can’t be checked`;
  return state.leadsTo === undefined ? undefined : FAULT_WORDS.linked;
}

/** A manifest that is a link would have what it leads to changed, which has to be YAML that is not kept for programs. */
function linkFault(uri: string, files: Files): string | undefined {
  const state = files.read(uri);
  const real = state.kind === 'text' ? state.leadsTo : undefined;
  if (real === undefined || isManifestFile(real)) return undefined;
  const below = relativePath(`${files.folderOf?.(uri) ?? ''}/-`, real);
  return /\.ya?ml$/i.test(real) && !/(?:^|\/)\./.test(below) ? undefined : FAULT_WORDS.linked;
}

function documentRefusal(
  { uri, before, after }: { readonly uri: string; readonly before: string; readonly after: string },
  files: Files,
  unseen: boolean,
): string | undefined {
  const fault = writeFault(uri, files);
  if (fault !== undefined) return FAULT_WORDS[fault];
  const outside = outsideSections(before);
  const isKept = outsideSections(after).trimEnd() === outside.trimEnd();
  if (isKept) return unseen && outside === before ? t`has no generated section yet` : undefined;
  const isReport = readReport(uri, before).frontMatter?.isReport === true;
  return isReport && !unseen ? undefined : t`would be changed outside the generated sections`;
}
