import type { Analysis } from '../../analysis/analyze';
import { isReport, ownersIn, type ReportDocument } from '../../features/report/report-document';
import type { Manifest } from '../../manifest/manifest';
import { readReport } from '../../report/report';
import { Tree } from '../../syntax/parse';
import { folderOf, isInside, resolvePath } from '../../text/uri';
import { Places } from '../convert';
import type { Setup } from '../handler';
import type { Settings } from '../client/settings';
import { Source } from './sources';
import { MARKDOWN } from './contents';
import type { View } from './store';

/** A report at one moment, as a feature sees it. Good until the handler that asked for it gives way to others. */
export interface ReportView extends Pick<View, 'uri' | 'version' | 'places'> {
  readonly document: ReportDocument;
  readonly settings: Settings;
}

/**
 * A report by the address that the client gives it: a Markdown document that is open, and says that it is one or is named
 * by a manifest. Nothing for any other document.
 */
export function reportView({ store, client, host }: Setup, clientUri: string): ReportView | undefined {
  const open = store.document(clientUri);
  if (open?.languageId !== MARKDOWN) return undefined;
  const { text, lines, version } = open;
  const uri = open.uri;
  const report = readReport(uri, text);
  const naming = analyses(manifestsThat((manifest) => names(manifest, uri)));
  const owners = naming.flatMap((analysis) => ownersIn(analysis, uri));
  if (!isReport({ report, owners })) return undefined;
  const around = owners.length > 0 ? naming : analyses(nearest(manifestsThat((manifest) => holds(manifest.uri, uri))));
  const today = around[0]?.options.today ?? store.settings.today ?? host.today();
  const source = new Source(new Tree(uri, text, [], [], true), lines);
  return {
    uri: open.clientUri,
    version,
    places: new Places(source, store, client.encoding),
    document: { report, owners, manifests: around, today },
    settings: store.settings,
  };

  function manifestsThat(fits: (manifest: Manifest) => boolean): readonly string[] {
    return [...store.manifests].filter((it) => {
      const manifest = store.source(it)?.manifest;
      return manifest !== undefined && fits(manifest);
    });
  }

  function analyses(uris: readonly string[]): readonly Analysis[] {
    return uris.flatMap((it) => store.view(it)?.analysis ?? []);
  }
}

function names({ uri, derivatives }: Manifest, report: string): boolean {
  return [...derivatives.values()].some(({ reports: { data, model } }) =>
    [data, model].some((path) => path !== undefined && resolvePath(uri, path.value) === report),
  );
}

function holds(manifest: string, uri: string): boolean {
  const folder = folderOf(manifest);
  return folder !== undefined && isInside(folder, uri);
}

/** Those in the innermost folder. */
function nearest(uris: readonly string[]): readonly string[] {
  const depth = Math.max(...uris.map((uri) => folderOf(uri)?.length ?? 0));
  return uris.filter((uri) => folderOf(uri)?.length === depth);
}
