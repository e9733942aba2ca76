import assert from 'node:assert/strict';
import { stringify } from 'yaml';
import { filesIn, impact } from '../kit/cli';
import { Folder, Server } from '../kit/server';

/** Names that every object in JavaScript knows. */
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

/** A manifest with a name in every position where a key or an id can be. */
function saying(name: string): string {
  return `version: 1
${name}: { polluted: yes }
contact: { ${name}: x, name: ${name} }
artifacts:
  ${name}: { name: A, type: data, license: ${name}, ${name}: { polluted: yes } }
  ok: { name: B, type: ${name}, license: AI2-ImpACT-MR }
derivatives:
  made:
    name: C
    type: data
    from: { ${name}: ${name}, ok: modified }
    uses: [${name}, { use: ${name}, ${name}: true }]
    reports: { ${name}: x.md }
distributions:
  ${name}: { of: [${name}, made], audience: ${name}, status: ${name} }
  web: { of: made, audience: public, attribution: { ${name}: x } }
breaches:
  - { of: ${name}, ${name}: x }
`;
}

describe('names that every object knows', () => {
  it('are like any other unknown name in a manifest', () => {
    // Each name has the findings of a word that means nothing.
    const findings = (name: string): string => {
      const folder = new Folder({ '.git/HEAD': '', 'impact.yaml': saying(name) });
      try {
        const { code, out, err } = impact(folder.path, ['check', '--format', 'json']);
        assert.deepEqual([code, err], [1, ''], name);
        const [file] = filesIn<{
          readonly findings: readonly { rule: string; range: { start: { line: number } } }[];
        }>(out);
        return (file?.findings ?? []).map(({ rule, range }) => `${rule}:${String(range.start.line)}`).join('\n');
      } finally {
        folder.remove();
      }
    };
    // A word of the same build that means nothing: some of the names could be ids, others can't.
    const wordLike = (name: string): string =>
      name.startsWith('_') ? '__nothing__' : /[A-Z]/.test(name) ? 'nothingMuch' : 'nothing';
    for (const name of NAMES) {
      const usual = findings(wordLike(name));
      assert.ok(usual.includes('manifest/schema'));
      assert.equal(findings(name), usual, name);
    }
  });

  it('are answered in commands and in the configuration', () => {
    for (const name of NAMES) {
      const folder = new Folder({ '.git/HEAD': '', 'impact.yaml': saying(name).replaceAll(`${name}: {`, 'x: {') });
      try {
        for (const args of [
          ['gate', name],
          ['can-i', name],
          ['report', 'new', 'made', '--category', 'data', '--answer', `${name}=x`],
          ['report', 'new', name],
          ['explain', name],
        ]) {
          const { code, err } = impact(folder.path, args);
          assert.equal(code, 2, args.join(' '));
          assert.match(err, new RegExp(`${name}[”"]`), args.join(' '));
        }
        folder.write('impact.config.yaml', stringify({ rules: { [`${name}`]: 'off', 'a/b': name } }));
        const { code, err } = impact(folder.path, ['check']);
        assert.equal(code, 2, name);
        assert.match(err, /impact\.config\.yaml/);
      } finally {
        folder.remove();
      }
    }
  });

  it('change nothing for others where a client sends them as settings or parameters', async () => {
    const hostile = (inner: unknown): unknown =>
      JSON.parse(
        `{"__proto__":${JSON.stringify(inner)},"constructor":{"prototype":${JSON.stringify(inner)}},"toString":1}`,
      );
    const polluting = { codeLens: false, format: false, polluted: 'yes', rules: { 'manifest/syntax': 'off' } };
    const settings = {
      ...(hostile(polluting) as object),
      rules: hostile({ 'manifest/syntax': 'off', 'manifest/version': 'off' }),
      diagnostics: hostile({ scope: 'openFiles' }),
    };
    const folder = new Folder({ 'impact.yaml': 'version: 2\n' });
    const capabilities = { workspace: { configuration: true, ...(hostile(polluting) as object) } };
    const server = await Server.start({
      folders: [folder],
      settings,
      capabilities,
      initializationOptions: hostile(polluting),
    });
    try {
      const uri = folder.uriOf('impact.yaml');
      await server.notify('workspace/didChangeConfiguration', { settings: hostile(settings) });
      for (const command of ['__proto__', 'toString', 'constructor'])
        await assert.rejects(
          server.request('workspace/executeCommand', { command, arguments: [hostile(polluting), { toString: 1 }] }),
          /There is no command/,
        );
      await server.request('workspace/executeCommand', {
        command: 'impact.beginManifest',
        arguments: [folder.uri, hostile(polluting)],
      });
      for (const id of NAMES) assert.equal(await server.request('impact/gate', { uri, id }), null);
      await server.open(uri, 'version: 2\n');
      await server.rules(uri, ['manifest/version']);
      const other = folder.uriOf('other.impact.yaml');
      await server.open(other, 'version: 1\nproject: [\n');
      await server.rules(other, ['manifest/syntax']);
      assert.equal(await server.shutdown(), 0);
    } finally {
      server.stop();
      folder.remove();
    }
  });
});
