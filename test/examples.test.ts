import { check } from './kit/check';
import { EXAMPLES_DAY, exampleFiles, exampleManifests } from './kit/examples';

describe('the examples', () => {
  const files = exampleFiles();
  for (const path of exampleManifests()) {
    it(`${path} gives what it marks`, () => {
      check(files[path] ?? '', { path, files, today: EXAMPLES_DAY });
    });
  }
});
