import { execFileSync } from 'node:child_process';
import { Folder } from './server';

/** A repository with commits, removed after the test. */
export class Repository extends Folder {
  constructor(files: Readonly<Record<string, string>> = {}) {
    super();
    this.git('init', '-q', '-b', 'main');
    this.git('config', 'user.name', 'Kim');
    this.git('config', 'user.email', 'kim@example.org');
    this.git('config', 'commit.gpgsign', 'false');
    this.commit(files);
  }

  git(...args: readonly string[]): string {
    const env = { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_ALLOW_PROTOCOL: 'file' };
    return execFileSync('git', args, { cwd: this.path, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** Writes files and commits all there is; a text of nothing removes its file. */
  commit(files: Readonly<Record<string, string | undefined>> = {}): void {
    for (const [path, text] of Object.entries(files)) {
      if (text === undefined) this.remove(path);
      else this.write(path, text);
    }
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', 'A change.');
  }
}
