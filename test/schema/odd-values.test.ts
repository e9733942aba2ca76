import assert from 'node:assert/strict';
import fc from 'fast-check';
import { validateConfig, validateManifest, validateReport } from '../../server/src/schema/validate';
import { fieldAt, fieldsAt } from '../../server/src/schema/describe';
import { told } from './kit';

const words = [
  'version',
  'artifacts',
  'derivatives',
  'distributions',
  'breaches',
  'dolma',
  'from',
  'of',
  'uses',
  'type',
];
const odd = ['__proto__', 'constructor', 'hasOwnProperty', 'a/b', '~1', '', 'x-', '0', 'licence'];
const key = fc.oneof(fc.constantFrom(...words, ...odd), fc.string());
const leaf = fc.oneof(fc.constantFrom(null, undefined, true, 1, NaN, Infinity, '', 'data', '2023-13-01'), fc.string());

/** Anything that could be a document, most of it nonsense at a place where sense is expected. */
const { value: document } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: false }),
  ),
}));

describe('the structure of odd values', () => {
  it('is told without failing, once a place, and the same each time', () => {
    fc.assert(
      fc.property(document, (value) => {
        for (const validate of [validateManifest, validateReport, validateConfig]) {
          const problems = validate(value);
          assert.deepEqual(validate(value), problems);
          const places = problems.map((problem) => JSON.stringify([problem.path, problem.kind === 'bad-id']));
          assert.equal(new Set(places).size, places.length, problems.map(told).join('\n'));
          for (const { message } of problems) assert.match(message, /[.?]$/);
        }
      }),
    );
  });

  it('is told of keys that a map without a prototype holds', () => {
    const entry: unknown = Object.assign(Object.create(null), { name: 'Dolma', type: 'data', license: 'MIT' });
    const artifacts: unknown = Object.assign(Object.create(null), { ['__proto__']: entry, dolma: entry });
    assert.deepEqual(
      validateManifest({ version: 1, artifacts }).map((problem) => problem.path),
      [['artifacts', '__proto__']],
    );
  });

  it('is told of values deeper than any document', () => {
    let deep: unknown = 'x';
    // eslint-disable-next-line id-denylist -- a key of the manifest
    for (let depth = 0; depth < 100_000; depth++) deep = depth % 2 === 0 ? { of: deep } : [deep];
    assert.equal(validateManifest({ version: 1, project: deep, breaches: [deep] }).length, 2);
  });

  it('is told of the first two thousand where there are a hundred thousand broken items', function () {
    this.timeout(10_000);
    const uses = Array.from({ length: 100_000 }, () => ({ nme: 1 }));
    const derivatives = { words: { name: 'Words', type: 'data', from: { dolma: 'incorporated' }, uses } };
    assert.equal(validateManifest({ version: 1, derivatives }).length, 2000);
  });

  it('keeps a message short when a value is long', () => {
    const [problem] = validateManifest({
      version: 1,
      // eslint-disable-next-line id-denylist -- a key of the manifest
      distributions: { a: { of: 'b', audience: 'p'.repeat(100_000) } },
    });
    assert.ok((problem?.message.length ?? 0) < 200);
  });

  it('is not described at places that no schema knows', () => {
    assert.equal(fieldAt(['constructor']), undefined);
    assert.equal(fieldAt(['artifacts', 'dolma', 'toString', 'x', 1]), undefined);
    assert.deepEqual(fieldsAt(['artifacts', 'dolma', 'x-note']), []);
  });
});
