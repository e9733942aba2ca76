import { type Diagnostic, type TextDocument, type Uri, languages, workspace } from 'vscode';
import { until } from './wait';

/** A finding of ours as the editor has it: the rule, and the words that it underlines. */
export interface Shown {
  readonly rule: string;
  readonly words: string;
}

/** What the editor has from us for a file, in the order of the text. */
export function diagnosticsOf(uri: Uri): readonly Diagnostic[] {
  return languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'impact')
    .sort((a, b) => a.range.start.compareTo(b.range.start) || (ruleOf(a) < ruleOf(b) ? -1 : 1));
}

/** The rule that a diagnostic of ours names. */
export function ruleOf({ code }: Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}

/** Waits until exactly these rules are reported in a file, and returns what is shown. */
export async function findings(document: TextDocument, rules: readonly string[]): Promise<readonly Diagnostic[]> {
  let last = '';
  try {
    return await until(`the findings ${rules.join(', ') || '(none)'}`, () => {
      const shown = diagnosticsOf(document.uri);
      last = shown.map(ruleOf).join(', ');
      return last === rules.join(', ') && shown;
    });
  } catch (error) {
    throw new Error(`${String(error)} There were: ${last || 'none'}.`, { cause: error });
  }
}

/** The rule and the words of each diagnostic. */
export function shown(document: TextDocument, diagnostics: readonly Diagnostic[]): readonly Shown[] {
  return diagnostics.map((it) => ({ rule: ruleOf(it), words: document.getText(it.range) }));
}

/** Sets a setting for the workspace; undefined takes it back. */
export async function set(section: string, value: unknown): Promise<void> {
  await workspace.getConfiguration().update(section, value, false);
}
