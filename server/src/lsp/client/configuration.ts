import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import { normalized } from '../../text/uri';
import type { Setup } from '../handler';
import { settingsFrom, type Settings } from './settings';

const SECTION = 'impact';

/**
 * Keeps the settings up to date: asks the client for them, for each folder of the workspace, where it can be asked; else
 * takes what it sends. What it leaves open stays as it was given at the start.
 */
export class Configuration {
  constructor(
    private readonly setup: Setup,
    private readonly initial: Settings,
  ) {
    setup.store.setSettings({ common: initial, byFolder: new Map() });
  }

  /** To be called when the client is ready for requests. */
  async start(): Promise<void> {
    const { connection, client } = this.setup;
    // Settings are asked for as well where a client refuses to tell of changes, or never answers.
    const registered = client.registers.configuration
      ? connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION })
      : undefined;
    await Promise.all([registered, this.ask()]);
  }

  /** The client says that settings have changed, and some clients say which. */
  async changed(sent: unknown): Promise<void> {
    if (this.setup.client.configuration) return this.ask();
    if (typeof sent !== 'object' || sent === null) return;
    const own: unknown = SECTION in sent ? sent[SECTION] : sent;
    this.setup.store.setSettings({ common: settingsFrom(own, this.initial), byFolder: new Map() });
  }

  async ask(): Promise<void> {
    const { connection, client, store } = this.setup;
    if (!client.configuration) return;
    const { folders } = store;
    const items = [{ section: SECTION }, ...folders.map((scopeUri) => ({ scopeUri, section: SECTION }))];
    const told: unknown = await connection.workspace.getConfiguration(items);
    // An answer that is none changes nothing.
    if (!Array.isArray(told) || told.length !== items.length) return;
    const [common, ...rest] = told as readonly unknown[];
    const byFolder = folders.map(
      (folder, index) => [normalized(folder), settingsFrom(rest[index], this.initial)] as const,
    );
    store.setSettings({ common: settingsFrom(common, this.initial), byFolder: new Map(byFolder) });
  }
}
