import type { Options } from '../../analysis/options';
import type { Files, FileState } from '../../text/files';
import { isInside, normalized } from '../../text/uri';
import type { Config } from '../../workspace/config';
import type { NotRead } from '../../workspace/discovered';
import { isManifestFile } from '../../manifest/manifest-files';
import type { Client } from '../client/capabilities';
import type { Documents } from '../convert';
import type { Host } from '../host';
import { Listeners } from './listeners';
import type { OpenDocument } from './open-document';
import type { Settings } from '../client/settings';
import { Sources, type Source } from './sources';
import { Workspace } from './workspace';

/** What VS Code calls the language of manifests; other clients may call it YAML and are judged by file names. */
const LANGUAGE = 'impact-manifest';

/** What clients call the language of reports and of much else. */
export const MARKDOWN = 'markdown';

/**
 * What there is: documents, files and manifests as they are now, whatever may be found in them. Addresses are in our
 * spelling, and may be in the client's where that is said.
 */
export class Contents implements Documents {
  protected readonly listeners = new Listeners();
  protected readonly sources: Sources;
  protected readonly workspace = new Workspace();

  constructor(
    protected readonly host: Host,
    protected readonly client: Client,
  ) {
    this.sources = new Sources(host, client.encoding, (uri) => {
      this.listeners.pending(uri);
    });
  }

  /** The one spelling under which a document is known: ours, and the disk’s where that takes several. */
  readonly spelled = (clientUri: string): string =>
    this.sources.spelled(normalized(clientUri), (uri) => this.workspace.foldersOf(uri));

  get folders(): readonly string[] {
    return this.workspace.folders;
  }

  /** The folders around those of the workspace that people work in as one. */
  get roots(): readonly string[] {
    return this.workspace.around;
  }

  /** Files around the folders of the workspace that count for what is in them, whether they are there or not. */
  get above(): readonly string[] {
    return this.workspace.above;
  }

  /** What is set for the workspace as a whole. */
  get settings(): Settings {
    return this.workspace.common;
  }

  /** Every manifest that is known, whether open or not. */
  get manifests(): ReadonlySet<string> {
    const open = [...this.sources.open.keys()].filter((uri) => this.isManifest(uri) && this.isWorkedOn(uri));
    return new Set([...open, ...this.workspace.manifests]);
  }

  /** Whether a manifest is open, or one of those in the workspace. */
  isKnown(uri: string): boolean {
    const isOpen = this.sources.open.has(uri) && this.isManifest(uri) && this.isWorkedOn(uri);
    return isOpen || this.workspace.hasManifest(uri);
  }

  /** Whether a document is one that people work on, and not the old side of a comparison. */
  isWorkedOn(uri: string): boolean {
    return this.workspace.isWorkedOn(uri);
  }

  /** Whether the address is that of a manifest, by its name or by what the client calls it; there need not be one. */
  isManifest(uri: string): boolean {
    return this.sources.open.get(uri)?.languageId === LANGUAGE || isManifestFile(uri);
  }

  /** The configurations that there are in the workspace. */
  get configs(): readonly string[] {
    const found = this.folders.flatMap((folder) => this.configFor(`${folder}/-`) ?? []);
    return [...new Set([...found, ...this.workspace.configs])].filter((uri) => this.text(uri) !== undefined);
  }

  /**
   * What should have been looked at and could not be: places below the folders, and manifests that are there, as far as
   * they have been read by now.
   */
  get notRead(): readonly NotRead[] {
    const unread = [...this.sources.notRead].filter(([uri]) => this.workspace.hasManifest(uri));
    return [...this.workspace.notRead, ...unread.map(([uri, reason]) => ({ uri, reason }))];
  }

  /** The configuration that counts for a manifest: the nearest one, of those that are known to be there. */
  configFor(uri: string): string | undefined {
    return this.workspace.configsFor(uri).find((it) => {
      const { kind } = this.sources.state(it, this.workspace.foldersOf(uri));
      return kind !== 'absent' && kind !== 'pending';
    });
  }

  /** What the configuration at an address says; nothing where there is none. */
  configAt(uri: string): Config | undefined {
    const source = this.source(uri);
    return source === undefined ? undefined : this.workspace.readConfig(source.tree);
  }

  /** The severities that `impact.config.yaml` sets for a manifest. */
  severitiesFor(uri: string): Options['severities'] {
    const config = this.configFor(uri);
    return config === undefined ? {} : (this.configAt(config)?.severities ?? {});
  }

  /** The Markdown documents that are open, some of which may be reports. */
  get markdown(): readonly string[] {
    const open = [...this.sources.open].filter(([uri]) => this.isWorkedOn(uri));
    return open.flatMap(([uri, { languageId }]) => (languageId === MARKDOWN ? [uri] : []));
  }

  /** A document that is open, whatever it is, by the address that the client gives it. */
  document(clientUri: string): OpenDocument | undefined {
    return this.sources.open.get(this.spelled(clientUri));
  }

  /** The documents that are open, in our spelling. */
  get open(): Iterable<string> {
    return this.sources.open.keys();
  }

  /** Whether a document is open, in either spelling. */
  isOpen(clientUri: string): boolean {
    return this.document(clientUri) !== undefined;
  }

  /** The version of a document that is open, in either spelling. */
  versionOf(clientUri: string): number | undefined {
    return this.document(clientUri)?.version;
  }

  source(uri: string): Source | undefined {
    return this.sources.at(uri, this.workspace.foldersOf(uri), this.workspace.mostFor(uri));
  }

  text(uri: string): string | undefined {
    const state = this.sources.state(uri, this.workspace.foldersOf(uri));
    return state.kind === 'text' ? state.text : undefined;
  }

  /** The files for whoever is about to change them: of an open document it is told as well what the disk says. */
  get files(): Files {
    const { host, sources, workspace } = this;
    const read = (uri: string): FileState => {
      const folders = workspace.foldersOf(uri);
      const state = sources.state(uri, folders);
      const onDisk = sources.open.has(uri) ? host.read(uri, folders) : state;
      if (state.kind !== 'text' || onDisk.kind !== 'text') return state;
      return { ...onDisk, text: state.text };
    };
    return {
      read: (uri) => read(this.spelled(uri)),
      spelled: this.spelled,
      isIgnored: (uri) => sources.isIgnored(uri, workspace.foldersOf(uri)),
      folderOf: (uri) => workspace.foldersOf(uri).find((folder) => isInside(folder, uri)),
    };
  }

  clientUri(uri: string): string {
    return this.sources.open.get(uri)?.clientUri ?? uri;
  }
}
