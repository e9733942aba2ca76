import { compare } from '../../features/compare/compare';
import { snapshotOf, type Snapshot } from '../../features/compare/snapshot';
import { comparisonText, headline } from '../../features/compare/text';
import { t } from '../../text/l10n';
import { isInside, normalized, relativePath } from '../../text/uri';
import type { Revision } from '../../workspace/revision';
import { snapshotsOf } from '../../workspace/snapshots';
import type { Handler, Setup } from '../handler';
import { guarded } from '../log';
import {
  COMPARE_RELEASES,
  REVISION_NAMES,
  type CompareReleasesParams,
  type CompareReleasesResult,
  type RevisionNamesParams,
  type RevisionNamesResult,
} from '../messages';

const messages = {
  unavailable: t`Revisions can only be read where git can run: on your computer, in a folder on its disk.`,
  title: t`the files as they are in the editor`,
};

/** What the manifests of a folder, as they are in the editor, do to releases against what was committed. */
export const compareReleases: Handler = (setup) => {
  const { connection, log, host } = setup;
  connection.onRequest(
    REVISION_NAMES,
    guarded<RevisionNamesParams, RevisionNamesResult>(log, t`Looking for revisions`, async ({ folder }) => {
      const revisions = host.revisions?.();
      return revisions === undefined ? [] : revisions.names(rootOf(normalized(folder), setup));
    }),
  );
  connection.onRequest(
    COMPARE_RELEASES,
    guarded<CompareReleasesParams, CompareReleasesResult>(log, 'Comparing', async ({ folder, revision }) => {
      const revisions = host.revisions?.();
      if (revisions === undefined) return { kind: 'problem', message: messages.unavailable };
      const uri = normalized(folder);
      const found = await revisions.open(rootOf(uri, setup), revision);
      return typeof found === 'string'
        ? { kind: 'problem', message: found }
        : compared(uri, { name: revision, found }, setup);
    }),
  );
};

function rootOf(folder: string, { host }: Setup): string {
  return host.workspaceAround(folder) ?? folder;
}

async function compared(
  folder: string,
  { name, found }: { readonly name: string; readonly found: Revision },
  setup: Setup,
): Promise<CompareReleasesResult> {
  const { store, host } = setup;
  const root = rootOf(folder, setup);
  await store.found;
  const { manifests, problems } = await found.discover(root);
  const pathOf = (uri: string): string => relativePath(`${folder}/-`, uri);
  const head = snapshotsNow(folder, setup);
  const files = { read: (uri: string) => found.read(uri, [root]), isIgnored: () => false, folderOf: () => root };
  const base = snapshotsOf({ files, manifests, folder, today: head.today ?? host.today(), pathOf });
  const unread = [...problems, ...base.unread, ...store.notRead.filter(({ uri }) => isInside(folder, uri))];
  if (unread.length > 0) {
    const sentences = unread.map(({ uri, reason }) => t`${pathOf(uri)} can’t be read: ${reason}.`);
    return { kind: 'problem', message: sentences.join(' ') };
  }
  const comparison = compare(base.snapshots, head.snapshots);
  const { markdown } = comparisonText(comparison, { base: name, head: messages.title });
  return { kind: 'compared', worse: comparison.worse, headline: headline(comparison), markdown };
}

/** The manifests as they are now, open documents as they are in the editor. */
function snapshotsNow(
  folder: string,
  { store }: Setup,
): { readonly snapshots: readonly Snapshot[]; readonly today?: string } {
  const views = [...store.manifests]
    .filter((uri) => isInside(folder, uri))
    .flatMap((uri) => store.manifest(store.clientUri(uri)) ?? []);
  const pathOf = (uri: string): string => relativePath(`${folder}/-`, normalized(uri));
  const snapshots = views.map(({ analysis, places }) =>
    snapshotOf(analysis, {
      key: pathOf(analysis.uri),
      file: pathOf(analysis.uri),
      placeOf: (span) => {
        const location = places.location(span);
        return location && { file: pathOf(location.uri), line: location.range.start.line + 1 };
      },
    }),
  );
  const [first] = views;
  return { snapshots, ...(first === undefined ? {} : { today: first.analysis.options.today }) };
}
