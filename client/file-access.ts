import * as vscode from 'vscode';
import type { BaseLanguageClient, ClientCapabilities, FeatureState, StaticFeature } from 'vscode-languageclient';
import { contentOf } from './file-content';
import type {
  FIND_MANIFESTS,
  READ_FILE,
  FindManifestsParams,
  FindManifestsResult,
  ReadFileParams,
  ReadFileResult,
} from '../server/src/lsp/messages';
import { MANIFEST_GLOB } from './manifest-files';

/** No manifest, report or license text is longer; a file that is would only fill the memory. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Tells the server what we have beyond the protocol: files, those of virtual workspaces and all in a browser, questions to
 * a person (who records a review, why a finding is silenced, what a report says, which files artifacts are taken from), the
 * picture of the lineage, and the pages of the rules.
 */
export class FileAccess implements StaticFeature {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    const before: unknown = capabilities.experimental;
    const impact = {
      ...{ readFile: true, findManifests: true, showLineage: true, addArtifact: true, showIcons: true },
      ...{ askReviewer: true, askReason: true, askReport: true, explainRule: true },
    };
    capabilities.experimental = typeof before === 'object' ? { ...before, impact } : { impact };
  }

  initialize(): void {
    // There is nothing to do once the server has answered.
  }

  getState(): FeatureState {
    return { kind: 'static' };
  }

  clear(): void {
    // There is nothing to take back.
  }
}

/** Answers the server's questions about files that only the editor can read. */
export function answerFileRequests(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest('impact/readFile' satisfies typeof READ_FILE, ({ uri }: ReadFileParams) =>
      read(vscode.Uri.parse(uri)),
    ),
    client.onRequest('impact/findManifests' satisfies typeof FIND_MANIFESTS, ({ folder }: FindManifestsParams) =>
      findManifests(vscode.Uri.parse(folder)),
    ),
  );
}

async function read(uri: vscode.Uri): Promise<ReadFileResult> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0) return { kind: 'folder' };
    if (size > MOST_BYTES) return { kind: 'unreadable', reason: vscode.l10n.t('it is too large') };
    return contentOf(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError)) throw error;
    if (error.code === 'FileNotFound' || error.code === 'FileNotADirectory') return { kind: 'absent' };
    return {
      kind: 'unreadable',
      reason:
        error.code === 'NoPermissions'
          ? vscode.l10n.t('reading it is not permitted')
          : vscode.l10n.t('it can’t be read'),
    };
  }
}

async function findManifests(folder: vscode.Uri): Promise<FindManifestsResult> {
  const pattern = new vscode.RelativePattern(folder, MANIFEST_GLOB);
  const found = await vscode.workspace.findFiles(pattern, '**/{node_modules,.git}/**');
  return found.map((uri) => uri.toString());
}
