import { t } from '../../text/l10n';
import type { NotRead } from '../../workspace/discovered';
import type { Host } from '../host';
import type { Listeners } from './listeners';

/** Looks at many manifests one after the other, giving way to messages after each, until a person stops it. */
export class Indexing {
  /** Those that are waiting, in the order in which they came. */
  private waiting: string[] = [];
  private next = 0;
  private isRunning = false;
  private readonly left = new Set<string>();

  constructor(
    private readonly look: (uri: string) => void,
    private readonly host: Host,
    private readonly listeners: Listeners,
  ) {}

  add(uris: readonly string[]): void {
    for (const uri of uris) this.waiting.push(uri);
    if (this.isRunning || this.waiting.length === 0) return;
    this.isRunning = true;
    this.go();
  }

  /** Leaves those alone that are still waiting. */
  stop(): void {
    for (const uri of this.waiting.slice(this.next)) this.left.add(uri);
    this.next = this.waiting.length;
  }

  /** One was looked at, by whomever. */
  looked(uri: string): void {
    this.left.delete(uri);
  }

  /** What was left alone, in one line for all. */
  get notRead(): readonly NotRead[] {
    const [uri] = this.left;
    if (uri === undefined) return [];
    const others = this.left.size === 1 ? '' : t` and ${String(this.left.size - 1)} others`;
    return [{ uri, reason: t`reading was stopped before it${others}. “ImpACT: Check Workspace” continues` }];
  }

  private go(): void {
    const uri = this.waiting[this.next];
    this.listeners.indexing({ done: this.next, total: this.waiting.length });
    if (uri === undefined) {
      this.waiting = [];
      this.next = 0;
      this.isRunning = false;
      // Something may have been found in folders that nothing was known to be in.
      this.listeners.checked();
      return;
    }
    this.next++;
    try {
      this.look(uri);
    } catch (error) {
      this.listeners.fault('Reading a manifest', error);
    }
    this.host.later(() => {
      this.go();
    });
  }
}
