import assert from 'node:assert/strict';
import { besideOf, configsFor } from '../../server/src/workspace/config';

describe('the configuration of a manifest', () => {
  it('is looked for from its folder up to the root', () => {
    assert.deepEqual(configsFor('file:///w/a/b/impact.yaml', 'file:///w/a'), [
      'file:///w/a/b/impact.config.yaml',
      'file:///w/a/b/impact.config.yml',
      'file:///w/a/impact.config.yaml',
      'file:///w/a/impact.config.yml',
    ]);
    assert.deepEqual(configsFor('file:///impact.yaml', 'file:///'), [
      'file:///impact.config.yaml',
      'file:///impact.config.yml',
    ]);
    assert.deepEqual(configsFor('file:///other/impact.yaml', 'file:///w'), []);
    assert.deepEqual(configsFor('untitled:impact.yaml', 'file:///w'), []);
  });

  it('is the one of the first name, where a folder holds both', () => {
    assert.equal(besideOf('file:///w/impact.config.yaml'), 'file:///w/impact.config.yml');
    assert.equal(besideOf('file:///w/impact.config.yml'), undefined);
  });
});
