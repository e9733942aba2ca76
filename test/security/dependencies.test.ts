import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

interface Package {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const read = (path: string): unknown => JSON.parse(readFileSync(resolve(ROOT, path), 'utf8'));
const own = read('package.json') as Package & Readonly<Record<string, unknown>>;
const { packages } = read('package-lock.json') as { packages: Readonly<Record<string, Package>> };
const installed = Object.entries(packages).filter(([path]) => path !== '');

/** Packages that would run something when they are installed. All of them work without. */
const WITH_SCRIPTS: Readonly<Record<string, string>> = {
  'node_modules/esbuild': 'looks whether the program for this machine, which is a package of its own, is there',
  'node_modules/@vscode/vsce-sign': 'fetches a program that only publishing to the marketplace needs',
  'node_modules/@microsoft/sarif-multitool-darwin': 'marks a program of a test as one that can be run',
  'node_modules/@microsoft/sarif-multitool-linux': 'marks a program of a test as one that can be run',
  'node_modules/keytar': 'fetches a program that only logging in to the marketplace needs',
};

describe('the dependencies', () => {
  it('are all in the bundles, so that nothing is installed with us', () => {
    const kinds = [
      'dependencies',
      'optionalDependencies',
      'peerDependencies',
      'bundleDependencies',
      'bundledDependencies',
    ];
    assert.deepEqual(
      kinds.filter((kind) => kind in own),
      [],
    );
    const scripts = Object.keys(own['scripts'] as object);
    const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'preprepare', 'postprepare'];
    assert.deepEqual(
      hooks.filter((hook) => scripts.includes(hook)),
      [],
    );
  });

  it('are of exact versions, the ones that the lock file has', () => {
    const wanted = Object.entries(own.devDependencies ?? {});
    assert.ok(wanted.length > 10);
    for (const [name, version] of wanted) {
      assert.match(version, /^\d+\.\d+\.\d+(?:-[\w.]+)?$/, name);
      assert.equal(packages[`node_modules/${name}`]?.version, version, name);
    }
    assert.deepEqual(packages['']?.devDependencies, own.devDependencies);
  });

  it('are what the lock file has seen, to the byte', () => {
    assert.ok(installed.length > 100);
    for (const [path, { integrity, resolved, link }] of installed) {
      assert.match(integrity ?? '', /^sha512-[A-Za-z0-9+/]{86}==$/, path);
      assert.ok(link !== true, path);
      if (resolved !== undefined) assert.match(resolved, /^https:\/\/registry\.npmjs\.org\//, path);
    }
  });

  it('run nothing that is needed when they are installed', () => {
    const scripted = installed.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => path);
    assert.deepEqual(scripted.sort(), Object.keys(WITH_SCRIPTS).sort());
  });
});
