import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, impact } from '../kit/cli';
import { inFolder, LAX, SPELLED, STRICT } from './kit';

const read = (folder: string, path = 'impact.yaml'): string => readFileSync(join(folder, path), 'utf8');

describe('impact check --fix', () => {
  it(
    'applies what follows from the manifest alone, and says what it changed',
    inFolder({ 'impact.yaml': LAX }, ({ path }) => {
      assert.deepEqual(impact(path, ['check', '--fix']), {
        code: 0,
        out: `impact.yaml:11:11 Write “risk: medium”, as inherited lineage/understated-risk
  -     risk: low
  +     risk: medium

Applied 1 fix in 1 file.

No findings in 1 manifest.
`,
        err: '',
      });
      assert.equal(read(path), STRICT);
      assert.deepEqual(readdirSync(path).sort(), ['.git', 'impact.yaml']);
    }),
  );

  it(
    'goes on until nothing is left, though one fix brings about the next',
    inFolder({ 'impact.yaml': LAX.replace('AI2-ImpACT-MR', 'impact-mr') }, ({ path }) => {
      assert.equal(impact(path, ['check', '--fix']).code, 0);
      assert.equal(read(path), STRICT);
      assert.match(impact(path, ['check', '--fix']).out, /^Nothing can be fixed automatically\.\n/);
    }),
  );

  it('says nothing in the author’s name', () => {
    const text = STRICT.replace('    from:', '    uses: [content-generation]\n    from:');
    inFolder({ 'impact.yaml': text }, ({ path }) => {
      assert.equal(impact(path, ['check', '--fix']).code, 1);
      assert.equal(read(path), text);
    })();
  });

  it(
    'shows in a dry run what it would change, and changes nothing',
    inFolder({ 'impact.yaml': LAX }, ({ path }) => {
      const { code, out } = impact(path, ['check', '--fix-dry-run']);
      assert.equal(code, 1);
      assert.match(out, /\n {2}- {5}risk: low\n {2}\+ {5}risk: medium\n\nWould apply 1 fix in 1 file\.\n/);
      assert.match(out, /^impact\.yaml:11:11: error: /m);
      assert.equal(read(path), LAX);
      assert.match(impact(path, ['check', '-', '--fix-dry-run'], { input: LAX }).out, /Would apply 1 fix/);
    }),
  );

  it(
    'leaves the output to other programs as they read it',
    inFolder({ 'impact.yaml': SPELLED }, ({ path }) => {
      const { out, err } = impact(path, ['check', '--fix', '--format', 'json']);
      const [file, ...rest] = filesIn<{ file: string; findings: unknown[] }>(out);
      assert.deepEqual([file?.file, file?.findings, rest], ['impact.yaml', [], []]);
      assert.match(err, /Applied 1 fix in 1 file\.\n/);
    }),
  );

  it('keeps line endings, a byte order mark and comments', () => {
    const before = `\uFEFF${LAX.replace('risk: low', "risk: 'low' # ours")}`.replaceAll('\n', '\r\n');
    inFolder({ 'impact.yaml': before }, ({ path }) => {
      impact(path, ['check', '--fix']);
      assert.equal(read(path), before.replace('low', 'medium'));
    })();
  });

  it('keeps the mode of a file, and the link that leads to it', function () {
    if (process.platform === 'win32') this.skip();
    inFolder({ 'kept/real.yaml': LAX }, ({ path }) => {
      chmodSync(join(path, 'kept/real.yaml'), 0o640);
      symlinkSync(join(path, 'kept/real.yaml'), join(path, 'impact.yaml'));
      impact(path, ['check', 'impact.yaml', '--fix']);
      assert.equal(read(path, 'kept/real.yaml'), STRICT);
      assert.equal(statSync(join(path, 'kept/real.yaml')).mode & 0o777, 0o640);
      assert.ok(
        readdirSync(path, { withFileTypes: true }).some(
          (entry) => entry.name === 'impact.yaml' && entry.isSymbolicLink(),
        ),
      );
    })();
  });

  it(
    'leaves a file alone that is not UTF-8, rather than lose some of it',
    inFolder({}, ({ path }) => {
      const bytes = Buffer.concat([Buffer.from(`# caf\u00e9\n`, 'latin1'), Buffer.from(LAX)]);
      writeFileSync(join(path, 'impact.yaml'), bytes);
      const { code, err } = impact(path, ['check', '--fix']);
      assert.deepEqual(
        [code, err],
        [2, 'impact.yaml was not written: it is not UTF-8, or has changed in the meantime.\n'],
      );
      assert.ok(readFileSync(join(path, 'impact.yaml')).equals(bytes));
    }),
  );
});
