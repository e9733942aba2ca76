import * as vscode from 'vscode';

/** One question of several. */
export interface Step {
  readonly key: string;
  readonly prompt: string;
  readonly placeholder?: string;
  /** What stands there already. */
  readonly value?: string;
}

/**
 * Asks one question after another, each of which may be left empty; the button goes back to the one before, with its
 * answer. Undefined where the user leaves in between.
 */
export async function askAll(title: string, steps: readonly Step[]): Promise<ReadonlyMap<string, string> | undefined> {
  const answers = new Map(steps.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value] as const])));
  for (let index = 0; index < steps.length;) {
    const step = steps[index];
    if (step === undefined) break;
    const outcome = await ask(title, { ...step, value: answers.get(step.key) ?? '' }, { index, total: steps.length });
    if (outcome.kind === 'left') return undefined;
    answers.set(step.key, outcome.value);
    index += outcome.kind === 'back' ? -1 : 1;
  }
  return answers;
}

type Outcome = { readonly kind: 'next' | 'back'; readonly value: string } | { readonly kind: 'left' };

async function ask(
  title: string,
  { prompt, placeholder, value }: Step,
  { index, total }: { readonly index: number; readonly total: number },
): Promise<Outcome> {
  const input = vscode.window.createInputBox();
  const { Back } = vscode.QuickInputButtons;
  Object.assign(input, { title, prompt, value: value ?? '', step: index + 1, totalSteps: total, ignoreFocusOut: true });
  input.placeholder = placeholder ?? vscode.l10n.t('Leave empty to answer later');
  input.buttons = index === 0 ? [] : [Back];
  try {
    return await new Promise<Outcome>((resolve) => {
      input.onDidAccept(() => resolve({ kind: 'next', value: input.value }));
      input.onDidTriggerButton(() => resolve({ kind: 'back', value: input.value }));
      input.onDidHide(() => resolve({ kind: 'left' }));
      input.show();
    });
  } finally {
    input.dispose();
  }
}
