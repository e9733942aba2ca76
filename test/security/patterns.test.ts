import assert from 'node:assert/strict';
import { ESLint } from 'eslint';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

describe('regular expressions', () => {
  it('that take more than linear time do not pass the lint, wherever there is code', async () => {
    const eslint = new ESLint({ cwd: ROOT, overrideConfigFile: resolve(ROOT, '.config/eslint.config.mjs') });
    const rulesOn = async (text: string, filePath: string): Promise<readonly (string | null)[]> => {
      const [result] = await eslint.lintText(text, { filePath: resolve(ROOT, filePath) });
      return (result?.messages ?? []).filter(({ severity }) => severity === 2).map(({ ruleId }) => ruleId);
    };
    for (const path of ['server/src/text/words.ts', 'client/start.ts']) {
      assert.ok(
        (await rulesOn('export const slow = /^(?:a|a)*$/;\nexport const nested = /^(?:a+)+$/;\n', path)).includes(
          'regexp/no-super-linear-backtracking',
        ),
        path,
      );
      assert.ok(
        (await rulesOn('export const slow = /a*\\d+a*$/;\n', path)).includes('regexp/no-super-linear-move'),
        path,
      );
      assert.deepEqual(await rulesOn('export const quick = /^a+$/;\n', path), [], path);
    }
  }).timeout(120_000);

  it('are not made from the words of others', () => {
    const files = ['server/src', 'client'].flatMap((folder) =>
      readdirSync(resolve(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => resolve(ROOT, folder, name)),
    );
    assert.ok(files.length > 100);
    // These put patterns together, each from words that are written in our own sources and in no file of others.
    const ours = ['agreement-words.ts', 'folded-text.ts', 'other-licenses-folded.ts'].map((name) =>
      resolve(ROOT, 'server/src/license', name),
    );
    assert.deepEqual(files.filter((file) => /\bRegExp\(/.test(readFileSync(file, 'utf8'))).sort(), ours);
  });
});
