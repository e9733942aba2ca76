import * as vscode from 'vscode';

/**
 * Shows the page of a rule, which comes with the extension, so that no network is needed. The light bulb names the rule;
 * the palette asks for it.
 */
export async function explainRule({ extension }: vscode.ExtensionContext, args: readonly unknown[]): Promise<void> {
  const [, named] = args;
  const all = rulesIn(extension.packageJSON);
  const rule = typeof named === 'string' ? named : await choose(all);
  // Only what is one of our pages is opened.
  if (rule === undefined || !/^[a-z]+(?:-[a-z]+)*\/[a-z]+(?:-[a-z]+)*$/.test(rule)) return;
  const page = vscode.Uri.joinPath(extension.extensionUri, 'docs', 'rules', `${rule}.md`);
  try {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
  } catch {
    // The editor’s own Markdown extension can be turned off.
    await vscode.window.showTextDocument(page, { viewColumn: vscode.ViewColumn.Beside });
  }
}

interface Described {
  readonly description?: string;
}

/** The rules with what each is about, as the settings list them. */
function rulesIn(extension: unknown): ReadonlyMap<string, string> {
  const { contributes } = extension as {
    readonly contributes: {
      readonly configuration: readonly {
        readonly properties: Readonly<Record<string, { readonly properties?: Readonly<Record<string, Described>> }>>;
      }[];
    };
  };
  const found = contributes.configuration.flatMap(({ properties }) =>
    Object.entries(properties['impact.rules']?.properties ?? {}),
  );
  return new Map(found.map(([rule, { description }]) => [rule, description ?? '']));
}

async function choose(rules: ReadonlyMap<string, string>): Promise<string | undefined> {
  const items = [...rules].map(([label, detail]) => ({ label, detail }));
  const placeHolder = vscode.l10n.t('Which rule?');
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true }))?.label;
}
