import assert from 'node:assert/strict';
import { CancellationToken } from 'vscode-languageserver';
import { guarded, Log } from '../../server/src/lsp/log';

describe('a feature that breaks down', () => {
  const lines: string[] = [];
  const say = (line: string): void => {
    lines.push(line);
  };
  const log = new Log({ error: say, warn: say, info: say });
  const broken = guarded(log, 'Hover', null, (text: string): null => {
    throw new TypeError(`can’t read “${text}”`);
  });

  it('gives nothing, and one line in the log that quotes no document', async () => {
    assert.equal(await broken('my secret', CancellationToken.None), null);
    assert.equal(await broken('my other secret', CancellationToken.None), null);
    assert.equal(lines.length, 1);
    assert.match(
      lines[0] ?? '',
      /^Hover broke down \(TypeError at log\.test\.ts:\d+:\d+\)\. Everything else goes on\./,
    );
    assert.doesNotMatch(lines[0] ?? '', /secret/);
  });
});
