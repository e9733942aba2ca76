import { t } from '../text/l10n';
import { count, listOf } from '../text/words';
import type { PassedOver } from '../workspace/discovered';
import type { Host } from './console';
import { printable } from './formats/printable';

/** So many manifests are named, so that a person can see whether one of them is missed. */
const MOST_NAMED = 5;

/** What was left out on purpose, as a sentence for people; nothing where nothing was. */
export function passedOverText(passedOver: readonly PassedOver[], host: Host): string {
  const those = (kind: PassedOver['kind'], why: PassedOver['why']): readonly PassedOver[] =>
    passedOver.filter((it) => it.kind === kind && it.why === why);
  const manifests = [
    named(those('manifest', 'ignored'), t`that git ignores`, host),
    named(those('manifest', 'link'), t`that is a link`, host),
  ];
  const folders = [
    counted(those('folder', 'ignored'), t`that git ignores`),
    counted(those('folder', 'packages'), t`of installed packages`),
    counted(those('folder', 'link'), t`that a link leads to`),
  ];
  const parts = [...manifests, ...folders].flat();
  return parts.length === 0 ? '' : t`Passed over: ${listOf(parts, 'and')}.\n`;
}

function named(manifests: readonly PassedOver[], why: string, host: Host): readonly string[] {
  if (manifests.length === 0) return [];
  const shown = manifests.slice(0, MOST_NAMED).map(({ uri }) => printable(host.pathOf(uri)));
  const more = manifests.length > MOST_NAMED ? ', …' : '';
  return [`${count(manifests.length, 'manifest')} ${why} (${shown.join(', ')}${more})`];
}

function counted(folders: readonly PassedOver[], why: string): readonly string[] {
  return folders.length === 0 ? [] : [`${count(folders.length, 'folder')} ${why}`];
}
