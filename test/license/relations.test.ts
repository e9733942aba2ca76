import assert from 'node:assert/strict';
import {
  ARTIFACT_TYPES,
  DERIVATIVE_TYPES,
  fits,
  openNoteOf,
  passesOn,
  relationOf,
  RELATIONS,
  relationsFor,
  type SourceType,
} from '../../server/src/license/relations';

const SOURCES: readonly SourceType[] = [...new Set([...ARTIFACT_TYPES, ...DERIVATIVE_TYPES])];

describe('relations', () => {
  it('fit exactly the types of the table', () => {
    const fitting = new Set<string>();
    for (const { name } of RELATIONS) {
      for (const source of SOURCES) {
        for (const made of DERIVATIVE_TYPES) if (fits(name, source, made)) fitting.add(`${source} ${name} ${made}`);
      }
    }
    const combined = SOURCES.flatMap((source) => DERIVATIVE_TYPES.map((made) => `${source} combined ${made}`));
    assert.deepEqual(
      [...fitting].sort(),
      [
        'data modified data',
        'data incorporated data',
        'data trained-on model',
        'model weights-modified model',
        'model fine-tuned model',
        'model distilled model',
        'model generated data',
        'service generated data',
        'data embedded application',
        'model embedded application',
        ...combined,
        ...DERIVATIVE_TYPES.map((made) => `data evaluated-on ${made}`),
      ].sort(),
    );
  });

  it('fit nothing under another name', () => {
    assert.equal(fits('trained', 'data', 'model'), false);
    assert.equal(fits('constructor', 'data', 'model'), false);
    assert.equal(relationOf('Modified'), undefined);
  });

  it('are offered from the most specific, and never none', () => {
    assert.deepEqual(
      relationsFor('data', 'data').map((relation) => relation.name),
      ['modified', 'incorporated', 'combined'],
    );
    for (const source of SOURCES) for (const made of DERIVATIVE_TYPES) assert.ok(relationsFor(source, made).length > 0);
  });

  it('say what is open, and only there', () => {
    const noted = RELATIONS.filter((relation) => openNoteOf(relation) !== undefined);
    assert.deepEqual(
      noted.map((relation) => relation.name),
      ['trained-on', 'generated', 'evaluated-on'],
    );
    const trained = relationOf('trained-on');
    assert.ok(trained);
    assert.match(openNoteOf(trained) ?? '', /version 2\.0 narrows/);
  });

  it('give an example, except where the licensor gives none', () => {
    const without = RELATIONS.filter((relation) => relation.example === undefined);
    assert.deepEqual(
      without.map((relation) => relation.name),
      ['generated', 'evaluated-on'],
    );
  });

  it('never offer one that passes nothing on in place of another', () => {
    for (const made of DERIVATIVE_TYPES)
      assert.ok(relationsFor('data', made).every(({ name }) => name !== 'evaluated-on' && passesOn(name)));
    assert.equal(passesOn('evaluated-on'), false);
  });
});
