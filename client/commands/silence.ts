import * as vscode from 'vscode';
import type { ExecuteCommandSignature } from 'vscode-languageclient';

/** A rule, and whether it is silenced for the line or for the whole file. */
interface Choice {
  readonly rule: string;
  readonly scope: 'next-line' | 'file';
}

/**
 * Silences a finding for the reason that comes along, or that is asked for: a comment without one helps nobody who reads it
 * later. It is written into the editor alone, like any other quick fix.
 */
export async function silence(args: readonly unknown[], run: ExecuteCommandSignature): Promise<void> {
  const [uri, version, stretch, said, given, why] = args;
  const choice = given ?? (await choose(said as readonly Choice[]));
  const reason = choice === undefined ? undefined : typeof why === 'string' ? why : await askReason(choice as Choice);
  if (reason !== undefined) await run('impact.silence', [uri, version, stretch, said, choice, reason]);
}

async function choose(choices: readonly Choice[]): Promise<Choice | undefined> {
  if (choices.length < 2) return choices[0];
  const items = choices.map((choice) => ({
    label: choice.scope === 'file' ? vscode.l10n.t('In this file') : vscode.l10n.t('On this line'),
    description: choice.rule,
    choice,
  }));
  const placeHolder = vscode.l10n.t('Where is this fine?');
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.choice;
}

async function askReason({ rule }: Choice): Promise<string | undefined> {
  const reason = await vscode.window.showInputBox({
    title: vscode.l10n.t('Silence {0}', rule),
    prompt: vscode.l10n.t(
      'Why is this fine? The reason is written into a comment; “until 2027-01-31” at its end sets a last day.',
    ),
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('Say why, in a few words.') : undefined),
  });
  return reason?.trim();
}
