import assert from 'node:assert/strict';
import { impact } from '../kit/cli';
import { inFolder, LAX } from './kit';

describe('what impact check prints for people', () => {
  it(
    'is colored for people alone, and as the environment says',
    inFolder({ 'impact.yaml': LAX }, ({ path }) => {
      const isColored = (environment: Record<string, string>): boolean =>
        impact(path, ['check'], { environment }).out.includes('\u001b[');
      assert.equal(isColored({}), false);
      assert.equal(isColored({ FORCE_COLOR: '1' }), true);
      assert.equal(isColored({ FORCE_COLOR: '0' }), false);
      assert.equal(isColored({ FORCE_COLOR: '1', NO_COLOR: '1' }), false);
      assert.equal(isColored({ FORCE_COLOR: '1', NO_COLOR: '' }), true);
      assert.equal(isColored({ CI: 'true' }), false);
    }),
  );

  it(
    'lets no manifest write to the terminal what moves or misleads it',
    inFolder({ 'impact.yaml': LAX.replace('name: Tuned', 'name: "\\e[2JTu\\u202Ened"') }, ({ path }) => {
      const { out } = impact(path, ['check']);
      assert.match(out, /error: \uFFFD\[2JTu\uFFFDned can’t be low risk/);
      assert.ok(!out.includes('\u001b') && !out.includes('\u202e'));
    }),
  );

  it(
    'lets no manifest begin a line, which could be a command to whoever reads the log',
    inFolder({ 'impact.yaml': LAX.replace('name: Tuned', 'name: "\\n::error::x\\r\\n::error::y"') }, ({ path }) => {
      const { out } = impact(path, ['check']);
      assert.match(out, /: :error::x/);
      assert.ok(out.split('\n').every((line) => !line.trimStart().startsWith('::')));
    }),
  );

  it('puts carets under words, however wide what stands before them is', () => {
    const text = LAX.replace('    risk: low\n', '')
      .replace('type: model', '"type": model, "name": "語😀é\\t", risk: low }')
      .replace('  tuned:\n    name: Tuned\n    ', '  tuned: { ')
      .replace('\n    from:\n      prism: trained-on\n', '\n');
    inFolder({ 'impact.yaml': text.replace('risk: low }', 'from: { prism: trained-on }, risk: low }') }, ({ path }) => {
      const lines = impact(path, ['check']).out.split('\n');
      const source = lines.find((line) => line.includes('risk: low')) ?? '';
      const carets = lines[lines.indexOf(source) + 1] ?? '';
      assert.equal(
        carets.indexOf('^'), // One letter is twice as wide as it is long; the picture is as wide as it is long.
        source.indexOf('low') + 1,
        lines.join('\n'),
      );
    })();
  });

  it(
    'shows of a long line the part that matters',
    inFolder({ 'impact.yaml': LAX.replace('risk: low', `risk: low # ${'x'.repeat(500)}`) }, ({ path }) => {
      const line = impact(path, ['check']).out.split('\n')[1] ?? '';
      assert.ok(line.length < 130 && line.endsWith('x…'), line);
    }),
  );
});
