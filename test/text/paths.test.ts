import assert from 'node:assert/strict';
import { posixPaths, windowsPaths, type Paths } from '../../server/src/text/paths';
import { isManifestFile } from '../../server/src/manifest/manifest-files';

describe('paths and addresses', () => {
  const cases: readonly (readonly [string, Paths, string, string, string])[] = [
    // machine, as it is written there, its address, and as it is written when it comes back
    ['posix', posixPaths, '/w/impact.yaml', 'file:///w/impact.yaml', '/w/impact.yaml'],
    ['posix', posixPaths, '/w/c#-corpus/impact.yaml', 'file:///w/c%23-corpus/impact.yaml', '/w/c#-corpus/impact.yaml'],
    ['posix', posixPaths, '/w/what?/impact.yaml', 'file:///w/what%3F/impact.yaml', '/w/what?/impact.yaml'],
    ['posix', posixPaths, '/w/100%/impact.yaml', 'file:///w/100%25/impact.yaml', '/w/100%/impact.yaml'],
    ['posix', posixPaths, '/w/a%20b/impact.yaml', 'file:///w/a%2520b/impact.yaml', '/w/a%20b/impact.yaml'],
    ['posix', posixPaths, '/w/a b/ä/impact.yaml', 'file:///w/a%20b/%C3%A4/impact.yaml', '/w/a b/ä/impact.yaml'],
    ['posix', posixPaths, '/w/a\\b/impact.yaml', 'file:///w/a%5Cb/impact.yaml', '/w/a\\b/impact.yaml'],
    ['posix', posixPaths, '/w/c:/impact.yaml', 'file:///w/c%3A/impact.yaml', '/w/c:/impact.yaml'],
    ['posix', posixPaths, '//w/impact.yaml', 'file:///w/impact.yaml', '/w/impact.yaml'],
    ['posix', posixPaths, '/', 'file:///', '/'],
    ['windows', windowsPaths, 'C:\\w\\impact.yaml', 'file:///c%3A/w/impact.yaml', 'c:\\w\\impact.yaml'],
    ['windows', windowsPaths, 'c:\\w\\impact.yml', 'file:///c%3A/w/impact.yml', 'c:\\w\\impact.yml'],
    ['windows', windowsPaths, 'D:/w/impact.yaml', 'file:///d%3A/w/impact.yaml', 'd:\\w\\impact.yaml'],
    ['windows', windowsPaths, 'C:\\', 'file:///c%3A/', 'c:\\'],
    [
      'windows',
      windowsPaths,
      'C:\\c#\\100%\\impact.yaml',
      'file:///c%3A/c%23/100%25/impact.yaml',
      'c:\\c#\\100%\\impact.yaml',
    ],
    [
      'windows',
      windowsPaths,
      '\\\\nas\\data\\impact.yaml',
      'file://nas/data/impact.yaml',
      '\\\\nas\\data\\impact.yaml',
    ],
    ['windows', windowsPaths, '\\\\?\\C:\\w\\impact.yaml', 'file:///c%3A/w/impact.yaml', 'c:\\w\\impact.yaml'],
    [
      'windows',
      windowsPaths,
      '\\\\?\\UNC\\nas\\data\\impact.yaml',
      'file://nas/data/impact.yaml',
      '\\\\nas\\data\\impact.yaml',
    ],
  ];
  for (const [machine, paths, native, uri, back] of cases) {
    it(`lead to each other: ${native} (${machine})`, () => {
      const path = paths.path(native);
      assert.equal(paths.toUri(path), uri);
      assert.equal(paths.fromUri(uri)?.native, back);
      if (native.includes('impact.y')) assert.ok(isManifestFile(paths.toUri(path)));
    });
  }

  it('go down and up by names', () => {
    for (const [paths, folder, file] of [
      [posixPaths, '/', '/a/impact.yaml'],
      [posixPaths, '/w', '/w/a/impact.yaml'],
      [windowsPaths, 'C:\\', 'C:\\a\\impact.yaml'],
      [windowsPaths, '\\\\nas\\data', '\\\\nas\\data\\a\\impact.yaml'],
      [windowsPaths, '\\\\nas\\data\\', '\\\\nas\\data\\a\\impact.yaml'],
    ] as const) {
      const outer = paths.path(folder);
      const inner = paths.inner(outer, 'a', 'impact.yaml');
      assert.equal(inner.native, file);
      assert.deepEqual(paths.namesBelow(outer, inner), ['a', 'impact.yaml']);
      assert.equal(paths.nameOf(inner), 'impact.yaml');
      assert.equal(paths.around(inner)?.native, file.slice(0, -'/impact.yaml'.length));
      assert.deepEqual(paths.inner(outer).native, folder);
    }
    for (const [paths, root] of [
      [posixPaths, '/'],
      [windowsPaths, 'C:\\'],
      [windowsPaths, '\\\\nas\\data'],
    ] as const)
      assert.equal(paths.around(paths.path(root)), undefined);
    assert.equal(posixPaths.around(posixPaths.path('/w'))?.native, '/');
    assert.equal(windowsPaths.around(windowsPaths.path('C:\\w'))?.native, 'C:\\');
    assert.equal(windowsPaths.around(windowsPaths.path('\\\\nas\\data\\w'))?.native, '\\\\nas\\data\\');
  });

  it('are nothing where there is no disk', () => {
    assert.equal(posixPaths.fromUri('untitled:impact.yaml'), undefined);
    assert.equal(windowsPaths.fromUri('vscode-vfs://github/a/b/impact.yaml'), undefined);
  });
});
