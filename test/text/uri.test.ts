import assert from 'node:assert/strict';
import fc from 'fast-check';
import { URI, Utils } from 'vscode-uri';
import { folderOf, isInside, relativePath, resolvePath } from '../../server/src/text/uri';

const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'impact.yaml', 'data-1', '..', '.', '~x', 'A_b') },
  { weight: 1, arbitrary: fc.constantFrom('a b', 'ä', 'x%20y', 'c#d', 'C:', '') },
);
const names = fc.array(name, { minLength: 1, maxLength: 5 });
const start = fc.constantFrom('file:///', 'file:///c%3A/', 'file:///C:/', 'file://host/', 'memfs:/');
const address = fc
  .tuple(start, names)
  .map(([before, parts]) => `${before}${parts.join('/')}`)
  // A path that begins with two slashes is no address without a host.
  .filter((written) => !/^(?:file:\/\/\/|memfs:\/)\//.test(written));

describe('addresses that are read by their letters', () => {
  it('lead where the library says', () => {
    fc.assert(
      fc.property(address, names, (base, parts) => {
        const from = URI.parse(base).toString();
        const path = parts.join('/');
        if (path === '' || path.startsWith('/') || /^[a-z][a-z0-9+.-]+:/i.test(path)) return;
        const there = Utils.resolvePath(Utils.dirname(URI.parse(from)), path).toString();
        assert.equal(resolvePath(from, path), there);
      }),
    );
  });

  it('are led to from each other, and are in folders, as the library says', () => {
    fc.assert(
      fc.property(address, address, (base, target) => {
        const from = Utils.dirname(URI.parse(base)).path.split('/').filter(Boolean);
        const to = URI.parse(target).path.split('/').filter(Boolean);
        const differ = from.findIndex((part, at) => part !== to[at] || at >= to.length - 1);
        const shared = differ < 0 ? from.length : differ;
        assert.equal(
          relativePath(base, target),
          [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/'),
        );
        const { path } = URI.parse(base);
        const folder = path.startsWith('/') ? Utils.dirname(URI.parse(base)).toString() : undefined;
        assert.equal(folderOf(URI.parse(base).toString()), folder);
      }),
    );
  });

  it('are inside of folders where the library says', () => {
    fc.assert(
      fc.property(address, address, (folder, uri) => {
        const [root, it] = [URI.parse(folder), URI.parse(uri)];
        const base = root.path.endsWith('/') ? root.path : `${root.path}/`;
        const isBelow = it.path === root.path || it.path.startsWith(base);
        assert.equal(isInside(folder, uri), root.scheme === it.scheme && root.authority === it.authority && isBelow);
        assert.equal(isInside(folder, folder.replace(/\/?$/, '/x')), true);
      }),
    );
  });
});
