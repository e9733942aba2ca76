import { isMarkdown } from '../../manifest/manifest-files';
import { namedReports } from '../../manifest/named-reports';
import type { Derivative, Manifest } from '../../manifest/manifest';
import { cardBeside, isReadme, namedCards } from '../../rules/card-subject';
import type { Contents } from './contents';

interface Noted {
  readonly manifest: Manifest;
  readonly documents: ReadonlySet<string>;
}

/**
 * The Markdown files that manifests name as reports or cards, and the READMEs beside them, which may be cards as well: as far
 * as the manifests have been looked at. Each file is asked about among thousands of manifests, so that none looks through
 * all of them.
 */
export class NamedDocuments {
  private readonly noted = new Map<string, Noted>();
  /** By document, the manifests that name it. */
  private readonly naming = new Map<string, Set<string>>();
  /** By folder, the manifests in it. */
  private readonly inFolder = new Map<string, Set<string>>();
  private readonly looked = new Set<string>();
  /** Those that may say something else than when they were looked at. */
  private readonly outdated = new Set<string>();

  constructor(private readonly contents: Contents) {}

  /** Something may have happened to a manifest. */
  outdate(manifest: string): void {
    this.outdated.add(manifest);
  }

  /**
   * Notes what a manifest names now; nothing for one that is gone. Tells the documents of which something else may be said
   * for that, but for those that are not open where the manifest was never looked at before: whoever is told of it looks at
   * them as well.
   */
  note(uri: string, manifest: Manifest | undefined): readonly string[] {
    this.outdated.delete(uri);
    this.looked.add(uri);
    const before = this.noted.get(uri);
    if (before !== undefined && manifest !== undefined && nameTheSame(before.manifest, manifest)) {
      this.noted.set(uri, { ...before, manifest });
      return [];
    }
    const now = manifest && { manifest, documents: this.namedBy(manifest) };
    const differing = [
      ...[...(before?.documents ?? [])].filter((it) => now?.documents.has(it) !== true),
      ...[...(now?.documents ?? [])].filter((it) => before?.documents.has(it) !== true),
    ];
    for (const it of before?.documents ?? []) takeOut(this.naming, it, uri);
    for (const it of now?.documents ?? []) putAt(this.naming, it, uri);
    if (now !== undefined) this.noted.set(uri, now);
    else this.noted.delete(uri);
    if (before !== undefined && now !== undefined) return differing;
    const folder = parentOf(uri);
    if (now !== undefined) putAt(this.inFolder, folder, uri);
    else takeOut(this.inFolder, folder, uri);
    if (before === now) return [];
    return this.contents.markdown.filter((it) => differing.includes(it) || it.startsWith(`${folder}/`));
  }

  /** Those of some manifests, as they were looked at last; READMEs as far as they are there. */
  ofManifests(manifests: Iterable<string>): ReadonlySet<string> {
    const all = [...manifests];
    const beside = new Set(all.flatMap((uri) => cardBeside(uri) ?? []));
    return new Set([
      ...all.flatMap((uri) => [...(this.noted.get(uri)?.documents ?? [])]),
      ...[...beside].filter((uri) => this.contents.text(uri) !== undefined),
    ]);
  }

  has(uri: string): boolean {
    if (!isMarkdown(uri)) return false;
    if (this.isBeside(uri) && this.contents.text(uri) !== undefined) return true;
    return (this.naming.get(uri)?.size ?? 0) > 0;
  }

  /** Whether it is, or would be, the README beside a manifest. */
  isBeside(uri: string): boolean {
    if (!isReadme(uri)) return false;
    const [manifest] = this.inFolder.get(parentOf(uri)) ?? [];
    return manifest !== undefined && cardBeside(manifest) === uri;
  }

  /** The manifests that a document may be about: they name it, or are in the nearest folder around it that has any. */
  around(uri: string): readonly Manifest[] {
    this.refresh(uri);
    let nearest = parentOf(uri);
    while (nearest !== '' && !this.inFolder.has(nearest)) nearest = parentOf(nearest);
    const all = new Set([...(this.naming.get(uri) ?? []), ...(this.inFolder.get(nearest) ?? [])]);
    return [...all].sort().flatMap((it) => this.noted.get(it)?.manifest ?? []);
  }

  /** A manifest as it was looked at. */
  at(uri: string): Manifest | undefined {
    return this.noted.get(uri)?.manifest;
  }

  /** Looks at what may have changed, and at what is around an open document and was never looked at. */
  private refresh(uri: string): void {
    const isOpen = this.contents.isOpen(uri);
    const fresh = [...(isOpen ? this.contents.manifests : [])].filter(
      (it) => !this.looked.has(it) && uri.startsWith(`${parentOf(it)}/`),
    );
    for (const it of [...this.outdated, ...fresh])
      this.note(it, this.contents.isKnown(it) ? this.contents.source(it)?.manifest : undefined);
  }

  private namedBy(manifest: Manifest): ReadonlySet<string> {
    const all = [...namedReports(manifest, this.contents), ...namedCards(manifest, this.contents)];
    return new Set(all.filter(isMarkdown));
  }
}

/**
 * Whether an edit has left the names of documents in a manifest as they were: after every edit, so that none of them is
 * looked up. One that was not edited is asked because they may lead elsewhere now.
 */
function nameTheSame(before: Manifest, now: Manifest): boolean {
  if (before === now || before.derivatives.size !== now.derivatives.size) return false;
  const others = now.derivatives.values();
  for (const one of before.derivatives.values()) {
    const other = others.next().value;
    if (one !== other && (other === undefined || !haveSameDocuments(one, other))) return false;
  }
  return true;
}

function haveSameDocuments(one: Derivative, other: Derivative): boolean {
  return (
    one.reports.data?.value === other.reports.data?.value &&
    one.reports.model?.value === other.reports.model?.value &&
    one.card?.value === other.card?.value
  );
}

/** What is before the last slash of an address in our spelling. */
function parentOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}

function putAt(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key);
  if (known === undefined) sets.set(key, new Set([value]));
  else known.add(value);
}

function takeOut(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key);
  known?.delete(value);
  if (known?.size === 0) sets.delete(key);
}
