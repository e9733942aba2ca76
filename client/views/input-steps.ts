import * as vscode from 'vscode';
import type { DraftKeeper } from './drafts';
import { plain } from './plain';

/** One question of several. */
export interface Step {
  readonly key: string;
  readonly prompt: string;
  /** What is said beside the question, but not where all answers are shown. */
  readonly beside?: string;
  readonly placeholder?: string;
  /** What stands there already. */
  readonly value?: string;
}

/** What longer questionnaires have besides. */
export interface Care {
  /** Keeps the answers until they are written. */
  readonly draft: DraftKeeper;
  /** What is done with the answers once they have been looked at, such as “Write reports/a.data.md”. */
  readonly act: string;
}

/**
 * Asks one question after another, each of which may be left empty; the button goes back to the one before, with its
 * answer. With a draft, it goes on where it was left, and shows all answers before anything is done with them. Undefined
 * where the user leaves in between.
 */
export async function askAll(
  title: string,
  steps: readonly Step[],
  care?: Care,
): Promise<ReadonlyMap<string, string> | undefined> {
  const kept = care?.draft.read();
  const answers = answersFor(steps, kept?.answers);
  let index = kept === undefined ? 0 : stepAt(steps, kept.at);
  let isLookedAt = false;
  const keep = (at: number): void =>
    care?.draft.keep({ answers: Object.fromEntries(answers), ...(steps[at] && { at: steps[at].key }) });
  for (;;) {
    const step = steps[index];
    if (step === undefined) {
      const next = care === undefined ? 'act' : await look(title, { steps, answers }, care.act);
      if (next === 'act') return answers;
      if (next === 'left') return undefined;
      index = next;
      isLookedAt = true;
      continue;
    }
    const change = (value: string): void => {
      answers.set(step.key, value);
      keep(index);
    };
    const shown = withValue(step, answers.get(step.key) ?? '');
    const outcome = await ask(title, shown, { index, total: steps.length, isKept: kept !== undefined, change });
    if (outcome.kind === 'left') return undefined;
    if (outcome.kind === 'anew') {
      await care?.draft.forget();
      return askAll(title, steps, care);
    }
    answers.set(step.key, outcome.value);
    // Whoever has come from the answers goes back to them.
    index = outcome.kind === 'back' ? index - 1 : isLookedAt ? steps.length : index + 1;
    keep(index);
  }
}

/** A question with what stands there now: typing goes on after what a person has typed, and replaces what was suggested. */
function withValue(step: Step, value: string): Step & { readonly caret?: number } {
  return { ...step, value, ...(value === (step.value ?? '') ? {} : { caret: value.length }) };
}

/** What stands there already, and what was typed before to questions that are still asked. */
function answersFor(steps: readonly Step[], before: Readonly<Record<string, string>> = {}): Map<string, string> {
  return new Map(
    steps.flatMap(({ key, value }) => {
      const text = before[key] ?? value;
      return text === undefined ? [] : [[key, text] as const];
    }),
  );
}

/** The question that was open; the first where it is no longer asked. */
function stepAt(steps: readonly Step[], key: string | undefined): number {
  return key === undefined
    ? steps.length
    : Math.max(
        0,
        steps.findIndex((step) => step.key === key),
      );
}

type Outcome =
  { readonly kind: 'next' | 'back'; readonly value: string } | { readonly kind: 'left' } | { readonly kind: 'anew' };

interface Asked {
  readonly index: number;
  readonly total: number;
  /** Whether it goes on with what was typed before. */
  readonly isKept: boolean;
  readonly change: (value: string) => void;
}

async function ask(
  title: string,
  { prompt, beside, placeholder, value, caret }: Step & { readonly caret?: number },
  { index, total, isKept, change }: Asked,
): Promise<Outcome> {
  const input = vscode.window.createInputBox();
  const { Back } = vscode.QuickInputButtons;
  const anew = { iconPath: new vscode.ThemeIcon('clear-all'), tooltip: vscode.l10n.t('Start over') };
  Object.assign(input, { title, value: value ?? '', step: index + 1, totalSteps: total, ignoreFocusOut: true });
  input.prompt = beside === undefined ? prompt : `${prompt} ${beside}`;
  if (caret !== undefined) input.valueSelection = [caret, caret];
  input.placeholder = placeholder ?? vscode.l10n.t('Leave empty to answer later');
  input.buttons = [...(index === 0 ? [] : [Back]), ...(isKept ? [anew] : [])];
  try {
    return await new Promise<Outcome>((resolve) => {
      input.onDidChangeValue(change);
      input.onDidAccept(() => resolve({ kind: 'next', value: input.value }));
      input.onDidTriggerButton((button) =>
        resolve(button === Back ? { kind: 'back', value: input.value } : { kind: 'anew' }),
      );
      input.onDidHide(() => resolve({ kind: 'left' }));
      input.show();
    });
  } finally {
    input.dispose();
  }
}

/** Shows all answers: the first row does what they are for, any other goes back to its question. */
async function look(
  title: string,
  { steps, answers }: { readonly steps: readonly Step[]; readonly answers: ReadonlyMap<string, string> },
  act: string,
): Promise<number | 'act' | 'left'> {
  const rows = steps.map(({ key, prompt }, index) => ({
    label: plain(prompt),
    detail: plain(answers.get(key)?.trim() ?? '') || vscode.l10n.t('Left open'),
    index,
  }));
  const items = [
    { label: `$(check) ${plain(act)}`, index: -1 },
    { label: vscode.l10n.t('Preview'), kind: vscode.QuickPickItemKind.Separator, index: -1 },
    ...rows,
  ];
  const placeHolder = vscode.l10n.t('Press Enter to write it, or choose an answer to change it.');
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true });
  if (chosen === undefined) return 'left';
  return chosen.index < 0 ? 'act' : chosen.index;
}
