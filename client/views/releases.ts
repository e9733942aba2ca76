import * as vscode from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import type {
  DueItem,
  EvidencePlace,
  MissingItem,
  Release,
  RELEASES,
  RELEASES_CHANGED,
  ReleasesResult,
  WATCH_RELEASES,
  WatchReleasesParams,
} from '../../server/src/lsp/messages';
import { dayText } from './day';
import { plain } from './plain';
import { GRAVEST_FIRST, wordFor } from './status-words';

/** How long it stays quiet after changes, in milliseconds. */
const PAUSE = 250;

/** A line of the view. */
type Line =
  | { readonly kind: 'verdict'; readonly verdict: Release['verdict']; readonly releases: readonly Release[] }
  | { readonly kind: 'release'; readonly release: Release }
  | { readonly kind: 'missing'; readonly item: MissingItem; readonly release: Release }
  | { readonly kind: 'allDue'; readonly items: readonly DueItem[] }
  | { readonly kind: 'due'; readonly item: DueItem };

/** Whether a command was chosen at the line of a release. */
export function isLineOfRelease(value: unknown): value is Extract<Line, { kind: 'release' }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'release';
}

const ICONS: Readonly<Record<Release['verdict'], vscode.ThemeIcon>> = {
  forbidden: icon('error', 'list.errorForeground'),
  unknown: icon('question', 'list.warningForeground'),
  'obligations-missing': icon('warning', 'list.warningForeground'),
  'needs-review': icon('eye', 'list.warningForeground'),
  ready: icon('pass', 'testing.iconPassed'),
  internal: icon('lock'),
};

function icon(id: string, color?: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(id, color === undefined ? undefined : new vscode.ThemeColor(color));
}

/** The view of all distributions of the workspace by verdict, what is missing of each, and what is due. */
export function showReleases(client: BaseLanguageClient): vscode.Disposable {
  const tree = new ReleasesTree(client);
  const view = vscode.window.createTreeView('impact.releases', { treeDataProvider: tree, showCollapseAll: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = async (): Promise<void> => {
    const answer = client.state === State.Running ? await ask(client) : undefined;
    tree.show(answer);
    const open = answer?.distributions.filter(({ passes }) => !passes).length ?? 0;
    view.badge = open === 0 ? undefined : { value: open, tooltip: notReady(open) };
    await vscode.commands.executeCommand('setContext', 'impact.releases', stateOf(answer, client.state));
  };
  const refreshSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), PAUSE);
  };
  const tellVisibility = (): void => {
    if (client.state !== State.Running) return;
    const params: WatchReleasesParams = { visible: view.visible };
    void client.sendNotification('impact/watchReleases' satisfies typeof WATCH_RELEASES, params);
  };
  const follow = (): void => {
    tellVisibility();
    if (view.visible) refreshSoon();
  };
  return vscode.Disposable.from(
    view,
    { dispose: () => clearTimeout(timer) },
    view.onDidChangeVisibility(follow),
    client.onDidChangeState(follow),
    client.onNotification('impact/releasesChanged' satisfies typeof RELEASES_CHANGED, refreshSoon),
    // Out of sight nothing is followed, but the number stays true as often as something is saved.
    vscode.workspace.onDidSaveTextDocument(() => {
      if (!view.visible && tree.isKnown) refreshSoon();
    }),
  );
}

async function ask(client: BaseLanguageClient): Promise<ReleasesResult | undefined> {
  try {
    return await client.sendRequest<ReleasesResult>('impact/releases' satisfies typeof RELEASES, {});
  } catch {
    // The server has ended meanwhile, which is told by its state.
    return undefined;
  }
}

/** What the welcome of an empty view is about. */
function stateOf(answer: ReleasesResult | undefined, state: State): string {
  if (answer === undefined) return state === State.Stopped ? 'stopped' : 'loading';
  if (answer.manifests === 0) return 'noManifest';
  return answer.distributions.length + answer.due.length === 0 ? 'noDistribution' : 'shown';
}

function notReady(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 distribution is not ready')
    : vscode.l10n.t('{0} distributions are not ready', count);
}

class ReleasesTree implements vscode.TreeDataProvider<Line> {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private answer: ReleasesResult | undefined;

  constructor(private readonly client: BaseLanguageClient) {}

  get isKnown(): boolean {
    return this.answer !== undefined;
  }

  show(answer: ReleasesResult | undefined): void {
    this.answer = answer;
    this.changed.fire(undefined);
  }

  getChildren(line?: Line): readonly Line[] & Line[] {
    return [...this.childrenOf(line)];
  }

  getTreeItem(line: Line): vscode.TreeItem {
    switch (line.kind) {
      case 'verdict':
        return verdictItem(line.verdict, line.releases.length);
      case 'release':
        return this.releaseItem(line.release);
      case 'missing':
        return this.missingItem(line.item, line.release);
      case 'allDue':
        return dueGroup(line.items.length);
      case 'due':
        return this.dueItem(line.item);
    }
  }

  private childrenOf(line: Line | undefined): readonly Line[] {
    const { distributions = [], due = [] } = this.answer ?? {};
    switch (line?.kind) {
      case undefined: {
        const groups = GRAVEST_FIRST.flatMap((verdict): readonly Line[] => {
          const releases = distributions.filter((it) => it.verdict === verdict);
          return releases.length === 0 ? [] : [{ kind: 'verdict', verdict, releases }];
        });
        return due.length === 0 ? groups : [...groups, { kind: 'allDue', items: due }];
      }
      case 'verdict':
        return line.releases.map((release) => ({ kind: 'release', release }));
      case 'release':
        return line.release.missing.map((item) => ({ kind: 'missing', item, release: line.release }));
      case 'allDue':
        return line.items.map((item) => ({ kind: 'due', item }));
      default:
        return [];
    }
  }

  private releaseItem(release: Release): vscode.TreeItem {
    const { id, uri, audience, shares, verdict, missing, range } = release;
    const { Collapsed, None } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(plain(id), missing.length === 0 ? None : Collapsed);
    const path = vscode.workspace.asRelativePath(this.client.protocol2CodeConverter.asUri(uri));
    const word = wordFor(verdict);
    item.id = `release ${uri} ${id}`;
    item.iconPath = ICONS[verdict];
    item.description = plain([audience, path].filter(Boolean).join(' · '));
    item.tooltip = plain([`${id}: ${word}`, shares.join(', '), path].join('\n'));
    item.contextValue = 'release';
    item.accessibilityInformation = {
      label: [id, word, audience, missing.length === 0 ? undefined : things(missing.length), path]
        .filter(Boolean)
        .join(', '),
    };
    item.command = this.opening({ uri, range });
    return item;
  }

  private missingItem(missing: MissingItem, release: Release): vscode.TreeItem {
    const item = new vscode.TreeItem(plain(missing.message));
    item.iconPath = icon('circle-large-outline');
    item.tooltip = plain([missing.message, missing.remedy].filter(Boolean).join('\n'));
    item.accessibilityInformation = {
      label: [vscode.l10n.t('Missing for {0}', release.id), missing.message, missing.remedy].filter(Boolean).join('. '),
    };
    item.command = this.opening(missing);
    return item;
  }

  private dueItem(due: DueItem): vscode.TreeItem {
    const item = new vscode.TreeItem(plain(due.message));
    const day = due.day === undefined ? vscode.l10n.t('now') : dayText(due.day);
    item.iconPath = icon('calendar');
    item.label = plain(`${day}: ${due.message}`);
    item.tooltip = item.label;
    item.accessibilityInformation = { label: vscode.l10n.t('Due {0}: {1}', day, due.message) };
    item.command = this.opening(due);
    return item;
  }

  /** Goes to a place on the disk or wherever the manifest is; an address of the web is opened by nobody here. */
  private opening({ uri, range }: EvidencePlace): vscode.Command {
    const selection = this.client.protocol2CodeConverter.asRange(range);
    const address = this.client.protocol2CodeConverter.asUri(uri);
    return {
      command: 'vscode.open',
      title: vscode.l10n.t('Go There'),
      arguments: [address, selection === undefined ? {} : { selection }],
    };
  }
}

function verdictItem(verdict: Release['verdict'], count: number): vscode.TreeItem {
  const item = new vscode.TreeItem(wordFor(verdict), vscode.TreeItemCollapsibleState.Expanded);
  item.id = `verdict ${verdict}`;
  item.iconPath = ICONS[verdict];
  item.description = String(count);
  item.accessibilityInformation = { label: `${wordFor(verdict)}, ${distributions(count)}` };
  return item;
}

function dueGroup(count: number): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Due within 30 days'), vscode.TreeItemCollapsibleState.Expanded);
  item.id = 'due';
  item.iconPath = icon('calendar');
  item.description = String(count);
  return item;
}

function distributions(count: number): string {
  return count === 1 ? vscode.l10n.t('1 distribution') : vscode.l10n.t('{0} distributions', count);
}

function things(count: number): string {
  return count === 1 ? vscode.l10n.t('1 thing is missing') : vscode.l10n.t('{0} things are missing', count);
}
