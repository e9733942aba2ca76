import type { ParcelFile, ParcelLine } from '../../../features/parcel/parcel';
import { t } from '../../../text/l10n';
import { linkInside, pathInside, unsafe } from './names';

/** Links lead to links, but not for ever. */
const MOST_LINKS = 40;

/** The files of an archive as they come, and what is wrong with them. */
export class Entries {
  private readonly byPath = new Map<string, ParcelFile>();
  private readonly links = new Map<string, string>();
  private readonly wrong: ParcelLine[] = [];

  /** The path of an entry; nothing for one that would be unpacked elsewhere, which is told. */
  pathOf(name: string): string | undefined {
    const path = pathInside(name);
    if (path === undefined) this.wrong.push(unsafe(name, t`it would be unpacked outside the folder`));
    return path;
  }

  add(file: ParcelFile): void {
    const before = this.byPath.get(file.path);
    const isSame = before === undefined || (before.size === file.size && before.sha256 === file.sha256);
    if (!isSame || this.links.has(file.path)) this.fault(file.path, t`it is there twice, with different contents`);
    this.byPath.set(file.path, file);
  }

  /** A link, by where it leads as seen from its folder, or from the top of the archive. */
  link(path: string, target: string, isFromTop = false): void {
    const led = isFromTop ? pathInside(target) : linkInside(path, target);
    if (led === undefined) this.fault(path, t`it is a link that leads out of the archive, to ${target}`);
    else if (this.byPath.has(path)) this.fault(path, t`it is there twice, with different contents`);
    else this.links.set(path, led);
  }

  fault(path: string, why: string): void {
    this.wrong.push(unsafe(path, why));
  }

  /** All files, those behind links too, and what is wrong. */
  finished(): { readonly files: readonly ParcelFile[]; readonly faults: readonly ParcelLine[] } {
    const folders =
      this.links.size === 0 ? new Set<string>() : foldersOf([...this.byPath.keys(), ...this.links.keys()]);
    const linked = [...this.links.keys()].flatMap((path): readonly ParcelFile[] => {
      const file = this.behind(path, folders);
      return file === undefined ? [] : [{ ...file, path }];
    });
    return { files: [...this.byPath.values(), ...linked], faults: this.wrong };
  }

  private behind(path: string, folders: ReadonlySet<string>): ParcelFile | undefined {
    let at = path;
    for (let count = 0; count < MOST_LINKS; count++) {
      const next = this.links.get(at);
      if (next === undefined) break;
      at = next;
    }
    const file = this.byPath.get(at);
    if (file === undefined && !folders.has(at)) this.fault(path, t`it is a broken link in the archive`);
    return file;
  }
}

/** All folders that paths lead through, and the top itself. */
function foldersOf(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set(['']);
  for (const path of paths) {
    let at = path.lastIndexOf('/');
    while (at > 0 && !folders.has(path.slice(0, at))) {
      folders.add(path.slice(0, at));
      at = path.lastIndexOf('/', at - 1);
    }
  }
  return folders;
}
