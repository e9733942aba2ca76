import assert from 'node:assert/strict';
import { fieldAt, fieldsAt } from '../../server/src/schema/describe';
import type { Path } from '../../server/src/schema/problem';

describe('the description of fields', () => {
  const maps: readonly (readonly [Path, string])[] = [
    [[], 'version project contact artifacts derivatives distributions breaches'],
    [['contact'], 'name email organization'],
    [
      ['artifacts', 'any'],
      'name type license risk licensor year source revision license-version acquired notices files uses manifest',
    ],
    [['derivatives', 'any'], 'name type from risk license card changes updated uses reports'],
    [['derivatives', 'any', 'reports'], 'data model'],
    [['derivatives', 'any', 'uses', 3], 'use disclosed human-in-the-loop'],
    [['distributions', 'any'], 'of audience channel date status agreement attribution notices uses reviews'],
    [['distributions', 'any', 'attribution'], 'file'],
    [['breaches', 0], 'of notified remedied resolved use-based'],
    [['artifacts'], ''],
    [['derivatives', 'any', 'from'], ''],
  ];
  for (const [path, names] of maps) {
    it(`lists the fields of ${path.join(' > ') || 'the document'}`, () => {
      assert.equal(
        fieldsAt(path)
          .map((field) => field.name)
          .join(' '),
        names,
      );
    });
  }

  const kinds: readonly (readonly [Path, string])[] = [
    [['version'], 'enum'],
    [['project'], 'text'],
    [['artifacts'], 'map'],
    [['artifacts', 'any'], 'map'],
    [['artifacts', 'any', 'year'], 'number'],
    [['artifacts', 'any', 'acquired'], 'date'],
    [['artifacts', 'any', 'notices'], 'path list'],
    [['artifacts', 'any', 'notices', 0], 'path'],
    [['derivatives', 'any', 'from'], 'map'],
    [['derivatives', 'any', 'from', 'any'], 'enum'],
    [['derivatives', 'any', 'uses'], 'list'],
    [['derivatives', 'any', 'uses', 0], 'text map'],
    [['derivatives', 'any', 'uses', 0, 'disclosed'], 'flag'],
    [['distributions', 'any', 'of'], 'id list'],
    [['distributions', 'any', 'of', 1], 'id'],
    [['distributions', 'any', 'attribution'], 'text map'],
    [['breaches'], 'list'],
  ];
  for (const [path, kind] of kinds) {
    it(`tells what ${path.join(' > ')} is`, () => {
      const field = fieldAt(path);
      assert.equal([field?.valueKind, field?.longKind].filter(Boolean).join(' '), kind);
      assert.notEqual(field?.description, '');
    });
  }

  it('tells which fields are needed', () => {
    const needed = fieldsAt(['artifacts', 'any']).filter((field) => field.required);
    assert.deepEqual(
      needed.map((field) => field.name),
      ['name', 'type', 'license'],
    );
  });

  it('tells the values of a field, written as YAML needs them', () => {
    const values = fieldAt(['artifacts', 'any', 'license-version'])?.values;
    assert.deepEqual(
      values?.map(({ value }) => value),
      ['"1.0"', '"2.0"'],
    );
    const [low] = fieldAt(['artifacts', 'any', 'risk'])?.values ?? [];
    assert.match(low?.description ?? '', /AI2-ImpACT-LR/);
  });

  it('offers examples where any value may stand', () => {
    assert.ok(fieldAt(['artifacts', 'any', 'license'])?.examples?.includes('AI2-ImpACT-HR'));
    assert.ok(fieldAt(['derivatives', 'any', 'uses', 0])?.examples?.includes('research'));
  });

  it('describes the other two formats as well', () => {
    assert.deepEqual(
      fieldsAt([], 'config').map((field) => field.name),
      ['rules'],
    );
    assert.equal(fieldAt(['rules', 'lineage/cycle'], 'config')?.description, 'A derivative comes from itself.');
    assert.equal(fieldAt(['category'], 'report')?.values?.length, 2);
  });
});
