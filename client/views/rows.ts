import * as vscode from 'vscode';

/** A row of a list that tells something; it may lead to what it is about. */
export interface Row extends vscode.QuickPickItem {
  readonly open?: () => Thenable<unknown>;
}

/** Rows below a title; nothing for none. */
export function group(title: string, rows: readonly Row[]): readonly Row[] {
  return rows.length === 0 ? [] : [{ label: title, kind: vscode.QuickPickItemKind.Separator }, ...rows];
}

/** How something stands; the words beside it say the same. */
export type Standing = 'good' | 'open' | 'bad' | 'unknown';

const ICONS: Readonly<Record<Standing, readonly [icon: string, color: string]>> = {
  good: ['pass-filled', 'testing.iconPassed'],
  open: ['eye', 'editorInfo.foreground'],
  bad: ['error', 'editorError.foreground'],
  unknown: ['question', 'editorWarning.foreground'],
};

/** The icon of how something stands. */
export function standingIcon(standing: Standing): vscode.ThemeIcon {
  const [icon, color] = ICONS[standing];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}
