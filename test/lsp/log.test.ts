import assert from 'node:assert/strict';
import { CancellationToken, ErrorCodes } from 'vscode-languageserver';
import { guarded, Log } from '../../server/src/lsp/log';

describe('a feature that breaks down', () => {
  const lines: string[] = [];
  const say = (line: string): void => {
    lines.push(line);
  };
  const log = new Log({ error: say, warn: say, info: say });
  const broken = guarded(log, 'Hover', (text: string): null => {
    throw new TypeError(`can’t read “${text}”`);
  });

  it('gives an error, and one line in the log, neither of which quotes a document', async () => {
    for (const secret of ['my secret', 'my other secret']) {
      await assert.rejects(broken(secret, CancellationToken.None), {
        code: ErrorCodes.InternalError,
        message: 'Hover failed, so there is no answer; see the log.',
      });
    }
    assert.equal(lines.length, 1);
    assert.match(
      lines[0] ?? '',
      /^Hover failed \(TypeError at log\.test\.ts:\d+:\d+\)\. Everything else keeps running\./,
    );
    assert.doesNotMatch(lines[0] ?? '', /secret/);
  });
});
