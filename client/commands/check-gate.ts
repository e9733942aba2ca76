import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { GATE, EvidencePlace, GateParams, GateResult } from '../../server/src/lsp/messages';
import { goTo, placeText } from '../views/places';
import { plain } from '../views/plain';
import { showText } from '../views/read-only-text';
import { group, standingIcon, type Row, type Standing } from '../views/rows';
import { wordFor } from '../views/status-words';
import { distributionOf } from './target';

type Gate = NonNullable<GateResult>;

/**
 * Shows what a release owes as a list to tick off: what is missing first, with the way to mend it, and what forbids it
 * step by step. The last entries do what comes next.
 */
export async function checkGate(
  client: BaseLanguageClient,
  args: readonly unknown[],
  { ignoreFocusOut = false }: { readonly ignoreFocusOut?: boolean } = {},
): Promise<void> {
  const target = await distributionOf(client, args);
  if (target === undefined) return;
  const params: GateParams = target;
  const gate = await client.sendRequest<GateResult>('impact/gate' satisfies typeof GATE, params);
  if (gate === null) return;
  const rows = new Rows(client, target.uri);
  const items = [...rows.hindrances(gate), ...rows.obligations(gate), ...nextSteps(gate, target)];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Release gate: {0}', `${target.id} – ${wordFor(gate.verdict)}`),
    placeHolder: gate.passes
      ? vscode.l10n.t('Nothing is in the way of this release.')
      : vscode.l10n.t('Choose an entry to go to it.'),
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut,
  });
  await chosen?.open?.();
}

/** The rows of the list; what they are about is looked up from the manifest at this address. */
class Rows {
  constructor(
    private readonly client: BaseLanguageClient,
    private readonly manifest: string,
  ) {}

  /** What is owed: missing, left to a person, and met, each under its own heading. */
  obligations({ obligations, reasons }: Gate): readonly Row[] {
    const rowsOf = (isOne: (state: Gate['obligations'][number]['state']) => boolean): readonly Row[] =>
      obligations.filter(({ state }) => isOne(state)).map((obligation) => this.obligation(obligation));
    const reviews = reasons.filter(({ verdict }) => verdict === 'needs-review').map((reason) => this.reason(reason));
    return [
      ...group(
        vscode.l10n.t('Missing'),
        rowsOf((state) => state === 'missing' || state === 'wrong'),
      ),
      ...group(vscode.l10n.t('Needs review'), reviews.length > 0 ? reviews : rowsOf((state) => state === 'review')),
      ...group(
        vscode.l10n.t('Met'),
        rowsOf((state) => state === 'met'),
      ),
    ];
  }

  /** What is in the way besides that: why, step by step, and the smallest changes that clear it. */
  hindrances({ reasons, path, changes }: Gate): readonly Row[] {
    const hard = reasons.filter(({ verdict }) => verdict !== 'needs-review').map((reason) => this.reason(reason));
    const steps = path.map(({ message, place }): Row => ({
      label: plain(message),
      iconPath: new vscode.ThemeIcon('arrow-small-right'),
      ...this.leadsTo(place, false),
    }));
    const remedies = changes.map(({ remedy, clears }): Row => {
      const why = reasons.find((reason) => reason.remedy === remedy || clears.includes(reason.message));
      return {
        label: plain(remedy),
        iconPath: new vscode.ThemeIcon('lightbulb'),
        ...this.leadsTo(why?.place, true),
      };
    });
    return [
      ...group(vscode.l10n.t('In the way'), hard),
      ...group(vscode.l10n.t('The path that leads to it'), steps),
      ...group(vscode.l10n.t('The smallest changes'), remedies),
    ];
  }

  private reason({ verdict, message, remedy, place }: Gate['reasons'][number]): Row {
    return {
      label: plain(message),
      detail: plain(remedy),
      iconPath: standingIcon(verdict === 'needs-review' ? 'open' : 'bad'),
      ...this.leadsTo(place, true),
    };
  }

  private obligation({ owed, state, fault, evidence, place }: Gate['obligations'][number]): Row {
    return {
      label: plain(owed.charAt(0).toUpperCase() + owed.slice(1)),
      iconPath: standingIcon(STANDINGS[state]),
      ...(fault === undefined ? {} : { detail: plain(fault) }),
      ...(state === 'met' ? this.leadsTo(evidence, false) : this.leadsTo(place ?? evidence, true)),
      description: [stateWord(state), evidence && plain(placeText(this.client, evidence))].filter(Boolean).join(' · '),
    };
  }

  /** The way to a place, and to what mends it there. */
  private leadsTo(place: EvidencePlace | undefined, mends: boolean): Pick<Row, 'description' | 'open'> {
    if (place === undefined) return {};
    return {
      description: plain(placeText(this.client, place)),
      open: async () => {
        const isOpen = await goTo(this.client, place, this.manifest);
        if (isOpen && mends) await vscode.commands.executeCommand('editor.action.quickFix');
      },
    };
  }
}

/** What can be done next from here. */
function nextSteps(
  { markdown, canPrepare, canRelease }: Gate,
  { uri, id }: { readonly uri: string; readonly id: string },
): readonly Row[] {
  const run = (label: string, icon: string, command: string): Row => ({
    label,
    iconPath: new vscode.ThemeIcon(icon),
    open: () => vscode.commands.executeCommand(command, uri, id),
  });
  return group(vscode.l10n.t('Next'), [
    ...(canPrepare
      ? [run(vscode.l10n.t('Prepare this release: write what is missing'), 'rocket', 'impact.prepareRelease')]
      : []),
    ...(canRelease ? [run(vscode.l10n.t('Mark as released today'), 'tag', 'impact.markReleased')] : []),
    run(vscode.l10n.t('Show lineage'), 'type-hierarchy', 'impact.showLineage'),
    {
      label: vscode.l10n.t('Show everything, with reasons'),
      iconPath: new vscode.ThemeIcon('book'),
      open: () => showText(vscode.l10n.t('Release gate: {0}', id), markdown),
    },
  ]);
}

type State = Gate['obligations'][number]['state'];

function stateWord(state: State): string {
  switch (state) {
    case 'met':
      return vscode.l10n.t('met');
    case 'review':
      return vscode.l10n.t('needs review');
    case 'missing':
      return vscode.l10n.t('missing');
    case 'wrong':
      return vscode.l10n.t('not right yet');
  }
}

const STANDINGS: Readonly<Record<State, Standing>> = {
  met: 'good',
  review: 'open',
  missing: 'bad',
  wrong: 'bad',
};
