import assert from 'node:assert/strict';
import { check } from './kit/check';
import { EXAMPLES_DAY, exampleFiles, exampleFindings, exampleManifests } from './kit/examples';
import { markersOf } from './kit/markers';

describe('the examples', () => {
  const files = exampleFiles();
  const expected = exampleFindings();
  for (const path of exampleManifests()) {
    it(`${path} gives what is expected of it`, () => {
      const markers = expected.get(path) ?? [];
      check(files[path] ?? '', { path, files, today: EXAMPLES_DAY, markers });
    });
  }

  it('hold no marks of tests, since people open them', () => {
    for (const [path, text] of Object.entries(files)) assert.deepEqual(markersOf(text), [], path);
    assert.deepEqual(
      [...expected.keys()].filter((path) => !(path in files)),
      [],
    );
  });
});
