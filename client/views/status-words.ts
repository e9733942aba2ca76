import * as vscode from 'vscode';
import { plain } from './plain';
import type { DistributionStatus, StatusResult } from '../../server/src/lsp/messages';

type Verdict = DistributionStatus['verdict'];

/** What the status item shows. */
export interface Status {
  readonly text: string;
  readonly detail: string;
  readonly severity: vscode.LanguageStatusSeverity;
  readonly command: vscode.Command;
}

/** The verdicts from the gravest to the mildest: the gravest is that of the file. */
export const GRAVEST_FIRST: readonly Verdict[] = [
  'forbidden',
  'unknown',
  'obligations-missing',
  'needs-review',
  'ready',
  'internal',
];

/** The words for what the server said, with the number of problems that the file has. */
export function statusOf(answer: StatusResult | 'stopped', problems: number): Status {
  const { Error, Warning, Information } = vscode.LanguageStatusSeverity;
  if (answer === 'stopped')
    return {
      text: vscode.l10n.t('Not running'),
      detail: vscode.l10n.t('Nothing is checked.'),
      severity: Error,
      command: { command: 'impact.restart', title: vscode.l10n.t('Restart') },
    };
  const unread = answer?.notRead ?? [];
  const counted = problems === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', problems);
  const looked = unread.length === 0 ? counted : `${counted} · ${vscode.l10n.t('Not checked:')} ${unread.join(' ')}`;
  const config = answer?.config;
  const found = config === undefined ? looked : `${looked} · ${vscode.l10n.t('Severities as in {0}', plain(config))}`;
  const mildest = unread.length === 0 ? Information : Warning;
  const command = { command: 'workbench.actions.view.problems', title: vscode.l10n.t('Show Problems') };
  const distributions = answer?.distributions ?? [];
  const gravest = GRAVEST_FIRST.find((verdict) => distributions.some((it) => it.verdict === verdict));
  if (answer === null) return { text: vscode.l10n.t('Not checked'), detail: found, severity: mildest, command };
  if (gravest === undefined)
    return { text: vscode.l10n.t('Nothing is shared'), detail: found, severity: mildest, command };
  const open = distributions.filter(({ verdict }) => verdict === 'ready' || verdict === 'internal').length;
  const share =
    distributions.length === 1
      ? vscode.l10n.t('1 distribution')
      : vscode.l10n.t('{0} of {1} distributions ready', open, distributions.length);
  return { text: wordFor(gravest), detail: `${share} · ${found}`, severity: severityOf(gravest, mildest), command };
}

/** A verdict in a few words. */
export function wordFor(verdict: Verdict): string {
  switch (verdict) {
    case 'forbidden':
      return vscode.l10n.t('Forbidden');
    case 'unknown':
      return vscode.l10n.t('Unknown: facts are missing');
    case 'obligations-missing':
      return vscode.l10n.t('Not ready: obligations are missing');
    case 'needs-review':
      return vscode.l10n.t('Needs review by a person');
    case 'ready':
      return vscode.l10n.t('Ready to share');
    case 'internal':
      return vscode.l10n.t('Internal use');
  }
}

function severityOf(verdict: Verdict, mildest: vscode.LanguageStatusSeverity): vscode.LanguageStatusSeverity {
  const { Error, Warning } = vscode.LanguageStatusSeverity;
  if (verdict === 'forbidden') return Error;
  return verdict === 'ready' || verdict === 'internal' ? mildest : Warning;
}
