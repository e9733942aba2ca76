import assert from 'node:assert/strict';
import { analyze } from '../../server/src/analysis/analyze';
import { parse } from '../../server/src/syntax/parse';
import { noFiles } from '../kit/files';
import { worldOf } from '../../server/src/workspace/world';
import { TODAY } from '../kit/check';
import { hostileTexts, oddTexts } from './texts';

const options = { severities: {}, today: TODAY };

describe('a hostile text', function () {
  // A limit that only what never ends can reach.
  this.timeout(120_000);

  for (const { name, text: make, says } of [...hostileTexts, ...oddTexts]) {
    it(`is read and told of: ${name}`, () => {
      const text = make();
      const analysis = analyze(parse('file:///w/impact.yaml', text), { world: worldOf(noFiles), options });
      assert.deepEqual(analysis.faults, []);
      const found = analysis.findings.map(({ message }) => message);
      if (says === undefined) assert.deepEqual(found, []);
      else
        assert.ok(
          found.some((message) => says.test(message)),
          `says: ${found.slice(0, 3).join(' | ')}`,
        );
      for (const { span } of analysis.findings) assert.ok(analysis.tree.resolve(span), 'each has its place');

      const at = text.length >> 1;
      const edited = analysis.tree.edited({ start: at, end: at, newText: 'x' });
      assert.deepEqual(analyze(edited, { world: analysis.world, options }, analysis).faults, []);
    });
  }

  it('changes nothing that all objects share', () => {
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });
});
