import type * as vscode from 'vscode';

/** What has been answered so far, and the question that is open. */
export interface Draft {
  readonly answers: Readonly<Record<string, string>>;
  /** The key of the open question; nothing where all have been gone through. */
  readonly at?: string;
}

/** Keeps what is typed into one set of questions until it is written, over Esc, a reload and a crash. */
export interface DraftKeeper {
  read(): Draft | undefined;
  keep(draft: Draft): void;
  forget(): Thenable<void>;
}

/**
 * Keeps a draft in the editor’s own storage, which is there in workspaces that are not trusted or only virtual as well. It
 * writes on each change: an editor that crashes asks nobody before.
 */
export function draftOf(memory: vscode.Memento, name: string): DraftKeeper {
  const key = `impact.draft ${name}`;
  return {
    read: () => memory.get<Draft>(key),
    keep: (draft) => void memory.update(key, draft),
    forget: () => memory.update(key, undefined),
  };
}
