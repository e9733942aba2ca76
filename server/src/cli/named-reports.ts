import { ownersIn } from '../rules/report-subject';
import type { Context, Owner } from '../rules/rule';
import { namedReports } from '../manifest/named-reports';
import { folderOf, isInside } from '../text/uri';
import { isMarkdown } from '../manifest/manifest-files';

/** The reports that manifests name, and the manifests that each could be about. */
export class NamedReports {
  private readonly contexts = new Map<string, Context>();
  private readonly naming = new Map<string, Set<Context>>();

  /** Notes what a manifest names; once, however often it is told. */
  note(uri: string, contextOf: () => Context | undefined): void {
    const context = this.contexts.has(uri) ? undefined : contextOf();
    if (context === undefined) return;
    this.contexts.set(uri, context);
    for (const target of [...namedReports(context.manifest, context.files)].filter(isMarkdown))
      this.naming.set(target, (this.naming.get(target) ?? new Set()).add(context));
  }

  /** The reports that are named, each once, in the order in which they are. */
  get uris(): Iterable<string> {
    return this.naming.keys();
  }

  /** Those that name a report, or else those in the innermost folder around it. */
  around(uri: string): { readonly owners: readonly Owner[]; readonly manifests: readonly Context[] } {
    const naming = [...(this.naming.get(uri) ?? [])];
    const owners = naming.flatMap((context) => ownersIn(context, uri));
    return { owners, manifests: naming.length > 0 ? naming : this.nearest(uri) };
  }

  private nearest(uri: string): readonly Context[] {
    const around = [...this.contexts.values()].flatMap((context) => {
      const folder = folderOf(context.uri);
      return folder !== undefined && isInside(folder, uri) ? [{ context, folder }] : [];
    });
    const depth = around.reduce((most, { folder }) => Math.max(most, folder.length), 0);
    return around.filter(({ folder }) => folder.length === depth).map(({ context }) => context);
  }
}
