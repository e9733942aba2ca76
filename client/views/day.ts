import * as vscode from 'vscode';

/** A day, written `YYYY-MM-DD`, as people say it who use the editor in its language. */
export function dayText(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) return day;
  return new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(time);
}
