import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Folder } from '../../kit/server';

const PRELOAD = pathToFileURL(resolve(__dirname, 'watch.mjs')).toString();

/** Watches what a process does beyond reading and writing files. */
export class Watch {
  private readonly folder = new Folder({ log: '' });
  private readonly path = join(this.folder.path, 'log');

  /** The environment in which a process is watched. */
  get environment(): Readonly<Record<string, string>> {
    return { NODE_OPTIONS: `--import=${PRELOAD}`, WATCH_LOG: this.path };
  }

  /** What watched processes have tried since the last time, such as `net.connect`. */
  take(): readonly string[] {
    const lines = readFileSync(this.path, 'utf8').split('\n').filter(Boolean);
    writeFileSync(this.path, '');
    return lines;
  }

  remove(): void {
    this.folder.remove();
  }
}
