import { check, checkSilent } from '../../kit/check';

describe('manifest/syntax', () => {
  it('is silent on a well-formed manifest', () => {
    checkSilent('version: 1\n');
  });

  it('marks a key that is there twice', () => {
    check(`
version: 1
project: Words
project: More words
#<^^^^^^^ error manifest/syntax: “project” is already in this map; only the first one counts.
`);
  });

  it('keeps a fault inside its entry', () => {
    check(`
version: 1
artifacts:
  dolma:
    name: "Dolma
#         ^^^^^^ error manifest/syntax: The closing quote is missing.
`);
  });
});
