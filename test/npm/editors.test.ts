import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import Ajv from 'ajv';
import formats from 'ajv-formats';
import { parse, parseAllDocuments } from 'yaml';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { exampleFiles, exampleManifests } from '../kit/examples';
import { Folder } from '../kit/server';
import { LAX } from '../cli/kit';
import { blocksIn, skip } from './kit';

const ROOT = resolve(__dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const page = read('docs/editors.md');
const said = (program: string, ...args: readonly string[]): string | undefined => {
  const { error, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 20_000 });
  return error === undefined ? `${stdout}${stderr}` : undefined;
};

describe('the page on editors', () => {
  it('has snippets that are well-formed, and those of files as the files have them', () => {
    for (const kind of ['json kate', 'json sublime'])
      for (const text of blocksIn(page, kind)) assert.equal(typeof JSON.parse(text), 'object');
    assert.deepEqual(parseAllDocuments(blocksIn(page, 'yaml sublime-syntax')[0] ?? '').length, 1);
    assert.equal(blocksIn(page, 'toml')[0], read('editors/helix/languages.toml'));
    assert.ok(readdirSync(join(ROOT, 'editors/helix/queries/impact-manifest')).includes('highlights.scm'));
  });

  it('is loaded by Emacs', function () {
    if (said('emacs', '--version') === undefined) skip(this, 'Emacs is not installed');
    const folder = new Folder({ 'data/words.impact.yaml': LAX, 'other.yaml': LAX });
    try {
      const [snippet = ''] = blocksIn(page, 'elisp');
      folder.write('init.el', snippet.replace("#'eglot-ensure", '(lambda () (setq-local impact-seen t))'));
      const show = (file: string): string =>
        `(progn (find-file "${file}") (princ (format "%s %s;" major-mode (bound-and-true-p impact-seen))))`;
      const out = said(
        'emacs',
        ...['-q', '--batch', '-L', join(ROOT, 'editors/emacs'), '-l', join(folder.path, 'init.el')],
        ...['--eval', show(join(folder.path, 'data/words.impact.yaml'))],
        ...['--eval', "(when (require 'eglot nil t) (princ (assoc 'impact-manifest-mode eglot-server-programs)))"],
      );
      assert.match(out ?? '', /impact-manifest-mode t;/);
      if (/\(impact-manifest-mode /.test(out ?? '')) assert.match(out ?? '', /impact-language-server --stdio\)/);
    } finally {
      folder.remove();
    }
  });

  it('is loaded by Emacs with lsp-mode', function () {
    const has = said('emacs', '--batch', '--eval', "(princ (if (require 'lsp-mode nil t) 'there 'gone))");
    if (has?.includes('there') !== true) skip(this, 'lsp-mode is not installed');
    const out = said(
      'emacs',
      ...['--batch', '-L', join(ROOT, 'editors/emacs'), '--eval', "(require 'lsp-mode)", '-l', 'impact-manifest-mode'],
      ...['--eval', '(with-temp-buffer (impact-manifest-mode) (princ (format "id %s;" (lsp-buffer-language))))'],
      ...['--eval', "(princ (lsp--client-server-id (gethash 'impact lsp-clients)))"],
    );
    assert.match(out ?? '', /id impact-manifest;impact/);
  });

  it('is loaded by Helix', function () {
    if (said('hx', '--version') === undefined || process.platform === 'win32') skip(this, 'Helix is not installed');
    const home = new Folder({
      'helix/languages.toml': blocksIn(page, 'toml')[0] ?? '',
      'bin/impact-language-server': '#!/bin/sh\n',
    });
    try {
      cpSync(join(ROOT, 'editors/helix/queries'), join(home.path, 'helix/runtime/queries'), { recursive: true });
      chmodSync(join(home.path, 'bin/impact-language-server'), 0o755);
      const path = `${join(home.path, 'bin')}:${process.env['PATH'] ?? ''}`;
      const { stdout } = spawnSync('hx', ['--health', 'impact-manifest'], {
        env: { ...process.env, XDG_CONFIG_HOME: home.path, PATH: path },
        encoding: 'utf8',
      });
      const told = stripVTControlCharacters(stdout);
      assert.match(told, /✓ impact-language-server/);
      for (const kind of ['Highlight', 'Textobject', 'Indent']) assert.match(told, RegExp(`${kind} queries: ✓`));
    } finally {
      home.remove();
    }
  });

  it('is loaded by Neovim', function () {
    const version = /NVIM v(\d+)\.(\d+)/.exec(said('nvim', '--version') ?? '');
    if (version === null) skip(this, 'Neovim is not installed');
    const folder = new Folder({ 'words.impact.yaml': LAX, 'page.lua': blocksIn(page, 'lua')[0] ?? '' });
    try {
      const isNew = Number(version[1]) > 0 || Number(version[2]) >= 11;
      const files = ['editors/nvim/ftdetect/impact.lua', 'editors/nvim/lsp/impact.lua'].map((file) => join(ROOT, file));
      const load = isNew ? [join(folder.path, 'page.lua')] : files;
      const out = said(
        'nvim',
        ...['--headless', '-u', 'NONE', '--cmd', 'let g:do_filetype_lua=1'],
        ...load.flatMap((file) => ['-c', `luafile ${file}`]),
        ...['-c', 'filetype on', '-c', `edit ${join(folder.path, 'words.impact.yaml')}`],
        ...['-c', 'lua io.write("kind " .. vim.bo.filetype)', '-c', 'qa!'],
      );
      assert.match(out ?? '', /kind yaml\.impact/);
      assert.doesNotMatch(out ?? '', /E\d+:/);
    } finally {
      folder.remove();
    }
  });
});

describe('the server in Neovim', () => {
  it('answers where an entry comes from, as a type hierarchy', function () {
    if (said('nvim', '--version') === undefined) skip(this, 'Neovim is not installed');
    const folder = new Folder({ 'impact.yaml': LAX });
    const script = `
      local file, server = ...
      vim.cmd('edit ' .. file)
      local capabilities = vim.lsp.protocol.make_client_capabilities()
      capabilities.textDocument.typeHierarchy = { dynamicRegistration = false }
      local id = vim.lsp.start_client({ cmd = server, root_dir = vim.fn.getcwd(), capabilities = capabilities })
      vim.wait(10000, function() return vim.lsp.get_client_by_id(id).initialized end)
      vim.lsp.buf_attach_client(0, id)
      local function ask(method, params)
        local answers = vim.lsp.buf_request_sync(0, method, params, 5000) or {}
        return (answers[id] or {}).result or {}
      end
      local function at(words)
        for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
          local column = line:find(words, 1, true)
          if column then return { line = number - 1, character = column - 1 } end
        end
      end
      local item = ask('textDocument/prepareTypeHierarchy', {
        textDocument = vim.lsp.util.make_text_document_params(),
        position = at('tuned:'),
      })[1]
      local from = ask('typeHierarchy/supertypes', { item = item })[1]
      print('HIERARCHY ' .. item.name .. ' from ' .. from.name)`;
    try {
      folder.write('ask.lua', script);
      const server = `{ '${process.execPath}', '${join(ROOT, 'dist/server.js')}', '--stdio' }`;
      const call = `lua loadfile('${join(folder.path, 'ask.lua')}')('${join(folder.path, 'impact.yaml')}', ${server})`;
      const out = said('nvim', ...['--headless', '-u', 'NONE', '-c', call, '-c', 'qa!']);
      assert.match(out ?? '', /HIERARCHY Tuned from ValuePrism/);
    } finally {
      folder.remove();
    }
  });
});

describe('the schema for SchemaStore', () => {
  const path = 'schemas/schemastore/impact-manifest.json';
  const schema = JSON.parse(read(path)) as Readonly<Record<string, unknown>>;
  // The keywords that editors know beside those of the draft.
  const ajv = formats(new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false }));
  for (const word of ['markdownDescription', 'defaultSnippets']) ajv.addKeyword(word);
  const validate = ajv.compile(schema);

  it('takes what the format takes, and nothing else', () => {
    const files = exampleFiles();
    const valid = exampleManifests().filter((file) => file.startsWith('valid/'));
    assert.ok(valid.length > 3);
    for (const file of valid)
      assert.ok(validate(parse(files[file] ?? '')), `${file}: ${JSON.stringify(validate.errors)}`);
    const wrong = [
      'version: 2\n',
      'artifacts: {}\n',
      `${LAX}unknown: 1\n`,
      LAX.replace('type: data', 'type: dataset'),
      LAX.replace('risk: low', 'risk: lowest'),
      LAX.replace('trained-on', 'trained'),
    ];
    for (const text of wrong) assert.equal(validate(parse(text)), false, text);
  });

  const files = (folder: string): readonly (readonly [name: string, value: unknown])[] =>
    readdirSync(join(ROOT, 'schemas/schemastore', folder, 'impact-manifest')).map((name) => [
      name,
      parse(read(`schemas/schemastore/${folder}/impact-manifest/${name}`)),
    ]);

  it('has files of both kinds in the layout of SchemaStore, and leaves no field out', () => {
    const right = files('test');
    for (const [name, value] of right) assert.ok(validate(value), `${name}: ${JSON.stringify(validate.errors)}`);
    const wrong = files('negative_test');
    assert.ok(wrong.length >= 10);
    for (const [name, value] of wrong) assert.equal(validate(value), false, name);
    const used = new Set<string>();
    JSON.stringify(right, (key, value: unknown) => (used.add(key), value));
    const fields = new Set<string>();
    JSON.stringify(schema['definitions'], (key, value: unknown) => {
      if (key === 'properties') for (const name of Object.keys(Object(value) as object)) fields.add(name);
      return value;
    });
    assert.ok(fields.size > 30);
    assert.deepEqual(
      [...fields].filter((name) => !used.has(name)),
      [],
    );
  });

  it('claims no file that may be another tool’s', () => {
    const entry = JSON.parse(read('schemas/schemastore/catalog.json')) as { url: string; fileMatch: readonly string[] };
    assert.equal(entry.url, schema['$id']);
    assert.deepEqual(entry.fileMatch, ['*.impact.yaml', '*.impact.yml']);
  });

  it('has nothing beside a reference, and an address that can be fetched', () => {
    assert.match(String(schema['$id']), /^https:/);
    const beside: string[] = [];
    JSON.stringify(schema, (_, value: unknown) => {
      if (typeof value === 'object' && value !== null && '$ref' in value && Object.keys(value).length > 1)
        beside.push(JSON.stringify(value));
      return value;
    });
    assert.deepEqual(beside, []);
    assert.match(JSON.stringify(schema), /"const":"trained-on","description":/);
  });

  it('lets yaml-language-server complete, explain and check', async function () {
    this.timeout(60_000);
    const server = join(ROOT, 'node_modules/yaml-language-server/bin/yaml-language-server');
    const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    try {
      const url = `file://${join(ROOT, path).replaceAll('\\', '/')}`;
      connection.onRequest('workspace/configuration', ({ items }: { items: readonly object[] }) =>
        items.map(() => ({
          schemas: { [url]: '*.impact.yaml' },
          schemaStore: { enable: false },
          validate: true,
          hover: true,
          completion: true,
        })),
      );
      connection.onRequest('client/registerCapability', () => null);
      const uri = 'file:///w/a.impact.yaml';
      const told = new Promise<readonly { readonly message: string }[]>((done) => {
        connection.onNotification(
          'textDocument/publishDiagnostics',
          (params: { diagnostics: readonly { message: string }[] }) => {
            if (params.diagnostics.length > 0) done(params.diagnostics);
          },
        );
      });
      connection.listen();
      await connection.sendRequest('initialize', {
        processId: null,
        rootUri: 'file:///w',
        capabilities: { workspace: { configuration: true }, textDocument: {} },
      });
      await connection.sendNotification('initialized', {});
      const text = LAX.replace('risk: low', 'risk: lowest');
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'yaml', version: 1, text },
      });
      assert.match((await told).map(({ message }) => message).join('\n'), /low|high/);
      const at = { textDocument: { uri }, position: { line: 10, character: 11 } };
      const found = await connection.sendRequest<{ items: readonly { label: string }[] }>(
        'textDocument/completion',
        at,
      );
      assert.ok(
        found.items.some(({ label }) => label === 'medium'),
        JSON.stringify(found.items.map(({ label }) => label)),
      );
    } finally {
      connection.dispose();
      child.kill();
    }
  });
});
