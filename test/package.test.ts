import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DEFAULTS, settingsFrom } from '../server/src/lsp/client/settings';
import { isManifestPath, MANIFEST_GLOB } from '../client/manifest-files';
import { COMMANDS } from '../client/names';
import { isSourceName } from '../client/source-files';
import { isSource } from '../server/src/exchange/import';
import { isManifestFile, MANIFEST_GLOBS } from '../server/src/manifest/manifest-files';

const ROOT = resolve(__dirname, '..');

interface Command {
  readonly command: string;
  readonly category: string;
  readonly title: string;
  readonly icon: string;
}
interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}
interface Setting {
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly markdownDescription?: string;
}
interface Manifest {
  readonly activationEvents: readonly string[];
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly l10n: string;
  readonly contributes: {
    readonly languages: readonly {
      readonly id: string;
      readonly filenames: readonly string[];
      readonly filenamePatterns: readonly string[];
      readonly configuration: string;
      readonly icon: Readonly<Record<string, string>>;
    }[];
    readonly grammars: readonly { readonly language: string; readonly path: string }[];
    readonly snippets: readonly { readonly language: string; readonly path: string }[];
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly submenus: readonly { readonly id: string }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Setting>> }[];
    readonly viewsWelcome: readonly { readonly contents: string }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly id: string;
        readonly description: string;
        readonly media: { readonly image: Readonly<Record<string, string>> };
        readonly completionEvents: readonly string[];
      }[];
    }[];
    readonly yamlValidation: readonly { readonly url: string }[];
  };
}

const manifest = readJson<Manifest>('package.json');
const { contributes } = manifest;
const settings = Object.assign({}, ...contributes.configuration.map(({ properties }) => properties)) as Record<
  string,
  Setting
>;
const commands = contributes.commands.map(({ command }) => command);
const clientSource = sourcesIn('client').join('\n');
const serverSource = sourcesIn('server/src/lsp').join('\n');

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as T;
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));
}

/** All strings in a JSON value. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** The placeholders of a text, such as `{0}`. */
function placeholders(text: string): readonly string[] {
  return (text.match(/\{\d\}/g) ?? []).sort();
}

describe('what the extension contributes', () => {
  it('has the client know manifests by the names that the server knows them by', () => {
    assert.equal(MANIFEST_GLOB, `**/{${MANIFEST_GLOBS.join(',')}}`);
    for (const name of ['impact.yaml', 'impact.yml', 'a.impact.yaml', 'impact.yaml.md', 'myimpact.yaml', 'impact.YAML'])
      assert.equal(isManifestPath(`/w/${name}`), isManifestFile(`file:///w/${name}`), name);
  });

  it('has the client offer files for an import that the server looks for in folders', () => {
    const offered = ['README.md', 'LICENSE', 'LICENSE-MIT.txt', 'NOTICE', 'CITATION.cff', 'REUSE.toml', 'bom.json'];
    const named = [...offered, 'sbom.json', 'a.cdx.json', 'a.spdx.json', 'croissant.json', 'a.spdx3.json', 'a.jsonld'];
    for (const name of named) assert.ok(isSourceName(name) && isSource(name), name);
    for (const name of ['package.json', 'impact.yaml', 'a.md', 'license', 'tsconfig.json'])
      assert.equal(isSourceName(name), name === 'license', name);
  });

  it('wakes up where a workspace holds a manifest, before anybody opens it, and for a panel that was open', () => {
    assert.deepEqual(manifest.activationEvents, [
      ...MANIFEST_GLOBS.map((glob) => `workspaceContains:**/${glob}`),
      'onWebviewPanel:impact.lineage',
    ]);
  });

  it('is in files that exist', () => {
    const { languages, grammars, snippets, walkthroughs, yamlValidation } = contributes;
    const files = [
      manifest.icon,
      ...languages.flatMap(({ configuration, icon }) => [configuration, ...Object.values(icon)]),
      ...[...grammars, ...snippets].map(({ path }) => path),
      ...walkthroughs.flatMap(({ steps }) => steps.flatMap(({ media }) => Object.values(media.image))),
      ...yamlValidation.map(({ url }) => url),
    ];
    assert.ok(files.length >= 10);
    assert.deepEqual(
      files.filter((file) => !existsSync(join(ROOT, file))),
      [],
    );
  });

  it('is pictured in the README by files that exist', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const pictures = [...readme.matchAll(/docs\/images\/[\w.-]+/g)].map(([path]) => path);
    assert.ok(pictures.length > 0);
    assert.deepEqual(
      pictures.filter((path) => !existsSync(join(ROOT, path))),
      [],
    );
  });

  it('is made by the build', () => {
    const build = readFileSync(join(ROOT, '.scripts/build.mjs'), 'utf8');
    for (const entry of [manifest.main, manifest.browser]) {
      const name = /^\.\/dist\/(.+)\.js$/.exec(entry)?.[1] ?? '';
      assert.match(build, new RegExp(`\\b${name.replaceAll('.', '\\.')}\\b`), entry);
    }
  });

  it('is packaged whole: every bundle but those that only npm ships', () => {
    const build = readFileSync(join(ROOT, '.scripts/build.mjs'), 'utf8');
    const bundles = [...build.matchAll(/entryPoints: \{ '?([\w.-]+)'?:/g)].map(([, name]) => `dist/${name ?? ''}.js`);
    const kept = readFileSync(join(ROOT, '.vscodeignore'), 'utf8')
      .split('\n')
      .flatMap((line) => /^!(.+)$/.exec(line)?.[1] ?? []);
    const isKept = (file: string): boolean =>
      kept.some((glob) => new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(file));
    assert.ok(bundles.length >= 10);
    assert.deepEqual([...new Set(bundles.filter((file) => !isKept(file)))].sort(), [
      'dist/api.js',
      'dist/cli.js',
      'dist/command-line.js',
      'dist/export.js',
      'dist/kept-checks.js',
      'dist/parcels.js',
      'dist/watcher.js',
      'dist/xml.js',
    ]);
  });

  it('names one language', () => {
    const used = [...contributes.grammars, ...contributes.snippets].map(({ language }) => language);
    const { id, filenames, filenamePatterns } = contributes.languages[0] ?? assert.fail();
    assert.ok(used.every((language) => language === id));
    const names = [...filenames, ...filenamePatterns.map((pattern) => pattern.replace('*', 'a'))];
    assert.deepEqual(
      names.filter((name) => !isManifestFile(name)),
      [],
    );
  });

  it('registers every command in the client or takes it from the server, and no other', () => {
    const inServer = [...serverSource.matchAll(/'(impact\.\w+)'/g)].map((match) => match[1]);
    const inClient = COMMANDS.filter((command) => !inServer.includes(command));
    assert.ok(inClient.length > 0 && inServer.length > 0);
    const registered: readonly string[] = COMMANDS;
    assert.deepEqual(
      commands.filter((command) => !registered.includes(command)),
      [],
    );
    assert.deepEqual(
      inClient.filter((command) => !commands.includes(command)),
      [],
    );
    assert.equal(new Set(commands).size, commands.length);
  });

  it('gives each command the category and an icon', () => {
    for (const { command, category, icon } of contributes.commands) {
      assert.equal(category, 'ImpACT', command);
      assert.match(icon, /^\$\([a-z-]+\)$/, command);
    }
  });

  it('shows only commands and menus that there are, under conditions that can hold', () => {
    const ours = /\bimpact\.\w+/g;
    const keys = new Set([...clientSource.matchAll(/'setContext', '(impact\.\w+)'/g)].map((match) => match[1]));
    const known = new Set([
      ...[
        'editorLangId',
        'resourceLangId',
        'editorReadonly',
        'isInDiffEditor',
        'workspaceFolderCount',
        'view',
        'viewItem',
      ],
      ...['explorerResourceIsFolder', 'explorerResourceReadonly'],
    ]);
    for (const [menu, items] of Object.entries(contributes.menus)) {
      for (const { command, submenu, when = '' } of items) {
        if (command !== undefined) assert.ok(commands.includes(command), `${menu}: ${command}`);
        if (submenu !== undefined) assert.ok(submenu in contributes.menus, `${menu}: ${submenu}`);
        for (const [key] of when.matchAll(ours)) assert.ok(keys.has(key), `${menu}: nothing sets ${key}.`);
        const names = when.replace(ours, '').match(/(?<![=\w-] )\b[a-z]\w+\b(?!-)/gi) ?? [];
        const unknown = names.filter((name) => !known.has(name) && !/^(?:impact|manifest)$/.test(name));
        assert.deepEqual(unknown, [], `${menu}: ${when}`);
      }
    }
    assert.deepEqual(
      contributes.submenus.map(({ id }) => id).filter((id) => !(id in contributes.menus)),
      [],
    );
  });

  it('links only to commands that there are', () => {
    const { viewsWelcome, walkthroughs } = contributes;
    const english = readJson<Record<string, string>>('package.nls.json');
    const said = (key: string): string => english[key.slice(1, -1)] ?? '';
    const texts = [
      ...viewsWelcome.map(({ contents }) => said(contents)),
      ...walkthroughs.flatMap(({ steps }) => steps.map(({ description }) => said(description))),
    ];
    const links = texts.flatMap((text) => [...text.matchAll(/\(command:([\w.]+)\)/g)].map((match) => match[1] ?? ''));
    const events = walkthroughs.flatMap(({ steps }) => steps.flatMap(({ completionEvents }) => completionEvents));
    const awaited = events.flatMap((event) => /^onCommand:(impact\..+)/.exec(event)?.[1] ?? []);
    // A step is done by what has happened, not by a button that was clicked: the client says so by these.
    const contexts = events.flatMap((event) => /^onContext:(.+)/.exec(event)?.[1] ?? []);
    assert.ok(links.length >= 5 && awaited.length + contexts.length === events.length && contexts.length === 3);
    for (const context of contexts) assert.ok(clientSource.includes(`reached('${context}')`), context);
    assert.deepEqual(
      [...links, ...awaited].filter((command) => !commands.includes(command) && command !== 'vscode.openFolder'),
      [],
    );
  });
});

describe('the settings', () => {
  it('have the defaults that the server has', () => {
    const flat = {
      rules: DEFAULTS.rules,
      maxFileSize: DEFAULTS.maxFileSize,
      'diagnostics.scope': DEFAULTS.scope,
      'inlayHints.show': DEFAULTS.inlayHints,
    };
    const flags = Object.fromEntries(
      (['codeLens', 'semanticTokens', 'format'] as const).map((key) => [`${key}.enabled`, DEFAULTS[key]]),
    );
    const expected = Object.entries({ ...flat, ...flags }).map(([key, value]) => [`impact.${key}`, value] as const);
    const ours = Object.entries(settings).filter(([key]) => key !== 'impact.trace.server');
    assert.deepEqual(
      Object.fromEntries(ours.map(([key, value]) => [key, value.default])),
      Object.fromEntries(expected),
    );
  });

  it('are all read by the server', () => {
    for (const [key, setting] of Object.entries(settings)) {
      // The client library itself reads this one.
      if (key === 'impact.trace.server') continue;
      const other = otherValue(setting);
      const value = key
        .split('.')
        .slice(1)
        .reduceRight<unknown>((inner, name) => ({ [name]: inner }), other);
      assert.notDeepEqual(settingsFrom(value), DEFAULTS, `${key} changes nothing.`);
    }
  });
});

/** A value of a setting that is not its default. */
function otherValue({ default: before, enum: values }: Setting): unknown {
  if (typeof before === 'boolean') return !before;
  if (typeof before === 'number') return before + 1;
  if (values !== undefined) return values.find((value) => value !== before);
  return { 'manifest/schema': 'off' };
}

describe('the texts of the extension', () => {
  const languages = ['', '.de'];
  const used = stringsIn(manifest).flatMap((text) => /^%([\w.-]+)%$/.exec(text)?.[1] ?? []);
  const said = [...clientSource.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map((match) => match[1] ?? '');

  for (const language of languages) {
    const name = language === '' ? 'English' : 'German';

    it(`are all there in ${name}, and no others`, () => {
      const texts = Object.keys(readJson<Record<string, string>>(`package.nls${language}.json`));
      // What a rule is about is shown in English until somebody has translated it, which packaging insists on.
      const needed = language === '' ? used : used.filter((key) => !key.startsWith('rule.') || texts.includes(key));
      assert.deepEqual(texts.sort(), [...new Set(needed)].sort());
      const bundle = readJson<Record<string, string>>(`client/l10n/bundle.l10n${language}.json`);
      assert.deepEqual(Object.keys(bundle).sort(), [...new Set(said)].sort());
      for (const [text, translation] of Object.entries(bundle))
        assert.deepEqual(placeholders(translation), placeholders(text), text);
    });
  }

  it('come from the client by constant texts alone, so that none is forgotten', () => {
    assert.equal((clientSource.match(/l10n\.t\(/g) ?? []).length, said.length);
  });

  it('are translated', () => {
    const [english, german] = ['', '.de'].map((it) => readJson<Record<string, string>>(`package.nls${it}.json`));
    const same = Object.entries(english ?? {}).filter(([key, text]) => german?.[key] === text);
    assert.deepEqual(
      same.map(([, text]) => text),
      ['Editor'],
    );
  });
});
