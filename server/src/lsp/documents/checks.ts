import { analyze, type Analysis } from '../../analysis/analyze';
import { Shared } from '../../analysis/world';
import type { Manifest } from '../../manifest/manifest';
import { cardBeside } from '../../rules/card-subject';
import { t } from '../../text/l10n';
import { isInside } from '../../text/uri';
import { References } from '../../workspace/references';
import type { Contents } from './contents';
import { Dependents, type AskedChanges } from './dependents';
import type { Host } from '../host';
import { Indexing } from './indexing';
import type { Listeners } from './listeners';
import type { NamedDocuments } from './named-documents';
import { ObservedWorld } from './observed-world';
import type { Source, Sources } from './sources';
import type { Workspace } from './workspace';

interface Check {
  readonly source: Source;
  readonly world: ObservedWorld;
  readonly analysis: Analysis;
  /** Another number for every analysis. */
  readonly serial: number;
}

/** The parts of the store that checks are made with. */
interface Around {
  readonly workspace: Workspace;
  readonly host: Host;
  readonly listeners: Listeners;
  readonly named: NamedDocuments;
}

/** What has been found in manifests, what that depends on, and which manifest uses which. A part of the store. */
export class Checks {
  private readonly references = new References((uri) => this.contents.spelled(uri));
  private readonly dependents = new Dependents();
  private readonly shared: Shared;
  private readonly checks = new Map<string, Check>();
  /** Those that are looked at for who uses whom, one by one. */
  readonly indexing: Indexing;
  private serial = 0;

  constructor(
    private readonly contents: Contents,
    private readonly sources: Sources,
    private readonly around: Around,
  ) {
    const { host, listeners } = around;
    this.shared = new Shared(sources.licenses);
    this.indexing = new Indexing((uri) => this.note(uri), host, listeners);
  }

  /** The analysis of a manifest: the last one as long as it holds, else one that is made from it. */
  check(source: Source): Check {
    const { tree } = source;
    const { uri } = tree;
    const before = this.checks.get(uri);
    const kept = before?.world.isWornOut === false ? before.world : undefined;
    const options = this.around.workspace.optionsFor(uri, this.contents.severitiesFor(uri), this.around.host.today());
    if (before !== undefined && kept !== undefined && before.source === source && before.analysis.options === options)
      return before;
    const world = kept ?? this.worldAround(uri);
    const analysis = analyze(tree, { world, options }, before?.analysis);
    // Which entry of this manifest another one takes depends on the ids that there are in it.
    if (
      kept !== undefined &&
      this.isUsed(uri) &&
      !haveSameIds(before?.analysis.context.manifest, analysis.context.manifest)
    ) {
      kept.outdate();
      return this.check(source);
    }
    // Its verdicts depend on the card beside it, also on one that is yet to come.
    const beside = cardBeside(uri);
    if (beside !== undefined) world.files.read(beside);
    world.analyzed();
    const check = { source, world, analysis, serial: ++this.serial };
    this.checks.set(uri, check);
    this.dependents.settle(uri, world.seen);
    if (this.contents.isKnown(uri)) this.noteAs(uri, analysis.context.manifest);
    this.around.listeners.checked();
    for (const { rule, error } of analysis.faults) this.around.listeners.fault(t`The rule ${rule}`, error);
    return check;
  }

  /** Files that manifests have begun or ceased to ask for since this was asked last, whether they are there or not. */
  takeAskedChanges(): AskedChanges {
    return this.dependents.takeChanges();
  }

  /** Has those looked at again that depend on one of the files, and tells which these are. */
  outdateUsersOf(files: readonly string[]): ReadonlySet<string> {
    const users = this.dependents.usersOf(files);
    for (const uri of users) this.checks.get(uri)?.world.outdate();
    return users;
  }

  outdateAll(): void {
    for (const { world } of this.checks.values()) world.outdate();
  }

  isNoted(uri: string): boolean {
    return this.references.isNoted(uri);
  }

  /** The manifests that take something from the one at an address, as far as they have been looked at. */
  usersOf(uri: string): Iterable<string> {
    return this.references.usersOf(uri);
  }

  /** Notes whom a manifest refers to as it is now. Nothing is kept of one that is not known or can't be read. */
  note(uri: string): void {
    const isKnown = this.contents.isKnown(uri);
    if (!isKnown) {
      this.checks.delete(uri);
      this.dependents.settle(uri, undefined);
    }
    this.noteAs(uri, isKnown ? this.contents.source(uri)?.manifest : undefined);
  }

  /** Those that a manifest has begun or ceased to refer to are to be looked at again. */
  private noteAs(uri: string, manifest: Manifest | undefined): void {
    this.indexing.looked(uri);
    const { concerned, breached } = this.references.note(uri, manifest);
    // A breach concerns all that draw on what it is about, through any number of others.
    const all = new Set([...concerned, ...breached, ...this.dependents.usersOf([...breached])]);
    const checked = [...all].filter((it) => it !== uri && this.checks.has(it));
    for (const it of checked) this.checks.get(it)?.world.outdate();
    this.around.listeners.changed(new Set([...checked, ...this.around.named.note(uri, manifest)]));
  }

  /** Addresses that may be spelled otherwise on the disk than before: who refers to them refers to something else now. */
  respelled(uris: readonly string[]): void {
    for (const user of new Set(uris.flatMap((uri) => [...this.references.usersOf(uri)]))) {
      this.references.note(user, undefined);
      this.note(user);
    }
  }

  private isUsed(uri: string): boolean {
    return this.references.usersOf(uri).size > 0;
  }

  private worldAround(uri: string): ObservedWorld {
    const { sources } = this;
    const { workspace } = this.around;
    const folders = workspace.foldersOf(uri);
    const isReachable = (other: string): boolean => folders.some((folder) => isInside(folder, other));
    return new ObservedWorld(
      {
        uri,
        spelled: this.contents.spelled,
        read: (other) => (isReachable(other) ? sources.state(other, folders) : { kind: 'outside' }),
        folderOf: (other) => folders.find((folder) => isInside(folder, other)),
        list: (other) => (isReachable(other) ? (this.around.host.list?.(other, folders) ?? []) : []),
        isIgnored: (other) => isReachable(other) && sources.isIgnored(other, folders),
        manifestAt: (other) =>
          isReachable(other) ? sources.at(other, folders, workspace.mostFor(other))?.manifest : undefined,
        treeAt: (other) =>
          isReachable(other) ? sources.at(other, folders, workspace.mostFor(other))?.tree : undefined,
        usersOf: (other) => this.references.usersOf(other),
        otherTerms: (artifact) => this.references.otherTerms(artifact, { uri, folders }),
        breachesOf: (artifact, today) => this.references.breachesOf(artifact, today, { uri, folders }),
        asked: (other) => {
          this.dependents.ask(uri, other);
        },
      },
      this.shared,
    );
  }
}

function haveSameIds(before: Manifest | undefined, now: Manifest): boolean {
  if (before?.artifacts === now.artifacts && before.derivatives === now.derivatives) return true;
  return JSON.stringify(before && idsIn(before)) === JSON.stringify(idsIn(now));
}

function idsIn({ artifacts, derivatives }: Manifest): readonly (readonly string[])[] {
  return [[...artifacts.keys()], [...derivatives.keys()]];
}
