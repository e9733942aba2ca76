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
    named(those('manifest', 'ignored'), host).map(([all, names]) => t`${all} that git ignores (${names})`),
    named(those('manifest', 'link'), host).map(([all, names]) => t`${all} that is a link (${names})`),
  ];
  const folders = [
    counted(those('folder', 'ignored')).map((all) => t`${all} that git ignores`),
    counted(those('folder', 'packages')).map((all) => t`${all} of installed packages`),
    counted(those('folder', 'link')).map((all) => t`${all} that a link leads to`),
  ];
  const parts = [...manifests, ...folders].flat();
  return parts.length === 0 ? '' : t`Skipped: ${listOf(parts, 'and')}.\n`;
}

/** How many there are and their names; nothing where there are none. */
function named(manifests: readonly PassedOver[], host: Host): readonly (readonly [string, string])[] {
  if (manifests.length === 0) return [];
  const shown = manifests.slice(0, MOST_NAMED).map(({ uri }) => printable(host.pathOf(uri)));
  const more = manifests.length > MOST_NAMED ? ', …' : '';
  return [[count(manifests.length, 'manifest'), `${shown.join(', ')}${more}`]];
}

function counted(folders: readonly PassedOver[]): readonly string[] {
  return folders.length === 0 ? [] : [count(folders.length, 'folder')];
}
