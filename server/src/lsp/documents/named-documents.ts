import { isMarkdown } from '../../manifest/manifest-files';
import { namedReports } from '../../manifest/named-reports';
import type { Manifest } from '../../manifest/manifest';
import { cardBeside, isReadme, namedCards } from '../../rules/card-subject';
import type { Contents } from './contents';

/** The Markdown files that manifests name as reports or cards, and the READMEs beside them, which may be cards as well. */
export class NamedDocuments {
  /** By manifest as it was read, since all of them are asked about each file. */
  private readonly named = new WeakMap<Manifest, ReadonlySet<string>>();

  constructor(private readonly contents: Contents) {}

  /** Those of some manifests; READMEs as far as they are there. */
  ofManifests(manifests: Iterable<string>): ReadonlySet<string> {
    const all = [...manifests];
    const beside = new Set(all.flatMap((uri) => cardBeside(uri) ?? []));
    return new Set([
      ...all.flatMap((uri) => [...this.namedBy(uri)]),
      ...[...beside].filter((uri) => this.contents.text(uri) !== undefined),
    ]);
  }

  has(uri: string): boolean {
    if (!isMarkdown(uri)) return false;
    if (this.isBeside(uri) && this.contents.text(uri) !== undefined) return true;
    for (const manifest of this.contents.manifests) if (this.namedBy(manifest).has(uri)) return true;
    return false;
  }

  /** Whether it is, or would be, the README beside a manifest. */
  isBeside(uri: string): boolean {
    if (!isReadme(uri)) return false;
    const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
    for (const manifest of this.contents.manifests)
      if (manifest.startsWith(folder) && cardBeside(manifest) === uri) return true;
    return false;
  }

  private namedBy(uri: string): ReadonlySet<string> {
    const manifest = this.contents.source(uri)?.manifest;
    if (manifest === undefined) return NONE;
    const known = this.named.get(manifest);
    const named =
      known ??
      new Set([...namedReports(manifest, this.contents), ...namedCards(manifest, this.contents)].filter(isMarkdown));
    this.named.set(manifest, named);
    return named;
  }
}

const NONE: ReadonlySet<string> = new Set();
