import assert from 'node:assert/strict';
import { definition } from '../../server/src/features/definition';
import { textOf } from '../../server/src/text/span';
import type { Setting } from '../kit/check';
import { analyzedAt } from '../kit/cursor';
import { framedSpans } from './kit/framed';

const SHARED = 'version: 1\nderivatives:\n  tuned:\n    name: Tuned\n    type: model\n    from: {}\n';

/** Checks the id under the cursor and the one that it leads to, both framed. */
function leads(marked: string, expected: string): void {
  const { analysis, offset } = analyzedAt(marked);
  const found = definition(analysis, offset);
  assert.ok(found, 'no definition');
  const spans = found.origin === found.target ? [found.origin] : [found.origin, found.target];
  assert.equal(framedSpans(analysis, spans), expected);
}

function leadsNowhere(marked: string, setting?: Setting): void {
  const { analysis, offset } = analyzedAt(marked, setting);
  assert.equal(definition(analysis, offset), undefined);
}

describe('definition', () => {
  it('leads from a source to its artifact', () => {
    leads(
      'artifacts:\n  dolma:\n    name: Dolma\nderivatives:\n  counts:\n    from:\n      do<|>lma: incorporated\n',
      'artifacts:\n  «dolma»:\n    name: Dolma\nderivatives:\n  counts:\n    from:\n      «dolma»: incorporated\n',
    );
  });

  it('leads from an id in a list, in quotes, to its derivative', () => {
    leads(
      'derivatives:\n  counts: { type: data }\ndistributions:\n  web:\n    of: [a, "counts<|>"]\n',
      'derivatives:\n  «counts»: { type: data }\ndistributions:\n  web:\n    of: [a, "«counts»"]\n',
    );
  });

  it('leads from a breach', () => {
    leads(
      'artifacts:\n  dolma:\n    type: data\nbreaches:\n  - of: <|>dolma\n',
      'artifacts:\n  «dolma»:\n    type: data\nbreaches:\n  - of: «dolma»\n',
    );
  });

  it('tells the whole entry', () => {
    const { analysis, offset } = analyzedAt(
      'artifacts:\n  dolma: # words\n    type: data\n\n# end\nbreaches: [{ of: dol<|>ma }]\n',
    );
    const found = definition(analysis, offset);
    assert.ok(found);
    assert.equal(textOf(found.entry), 'dolma: # words\n    type: data');
  });

  it('leads through a reference into another manifest', () => {
    const { analysis, offset } = analyzedAt('artifacts:\n  base:\n    manifest: shared/impact.yaml#tu<|>ned\n', {
      files: { 'shared/impact.yaml': SHARED },
    });
    const found = definition(analysis, offset);
    assert.ok(found);
    assert.equal(
      framedSpans(analysis, [found.origin]),
      'artifacts:\n  base:\n    manifest: shared/impact.yaml#«tuned»\n',
    );
    assert.equal(found.target.fragment.uri, 'file:///w/shared/impact.yaml');
    assert.equal(textOf(found.entry), 'tuned:\n    name: Tuned\n    type: model\n    from: {}');
  });

  it('leads from the id of an artifact that is kept elsewhere to where it is kept', () => {
    const { analysis, offset } = analyzedAt('artifacts:\n  tun<|>ed:\n    manifest: shared/impact.yaml\n', {
      files: { 'shared/impact.yaml': SHARED },
    });
    assert.equal(definition(analysis, offset)?.target.fragment.uri, 'file:///w/shared/impact.yaml');
  });

  it('stays where the other manifest is missing', () => {
    leads('artifacts:\n  tun<|>ed:\n    manifest: gone.yaml\n', 'artifacts:\n  «tuned»:\n    manifest: gone.yaml\n');
  });

  it('has nothing for an id that nothing defines, for another word, and beside an id', () => {
    leadsNowhere('distributions:\n  web:\n    of: noth<|>ing\n');
    leadsNowhere('artifacts:\n  dolma:\n    na<|>me: dolma\n');
    leadsNowhere('artifacts:\n  dolma: <|> {}\n');
    leadsNowhere('<|>');
  });
});
