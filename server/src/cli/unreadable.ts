import type { FileState } from '../text/files';
import { t } from '../text/l10n';

/** Why a file is not read, as a sentence about the path. */
export function unreadable(path: string, state: Exclude<FileState, { kind: 'text' }>): string {
  switch (state.kind) {
    case 'unreadable':
      return t`${path} can’t be read: ${state.reason}.`;
    case 'absent':
      return t`${path} can’t be read: it does not exist.`;
    case 'folder':
      return t`${path} can’t be read: it is a folder.`;
    case 'outside':
      return t`${path} can’t be read: it is outside the workspace.`;
    case 'pending':
      return t`${path} can’t be read.`;
  }
}
