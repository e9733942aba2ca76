import assert from 'node:assert/strict';
import Ajv from 'ajv/dist/2020';
import { schemaOf, type SchemaNode } from '../../server/src/schema/schema-node';

const manifest = schemaOf('manifest');
const report = schemaOf('report');
const config = schemaOf('config');

/** Every schema within a schema, with its place. */
function* nodesOf(node: SchemaNode, place: string): Generator<readonly [string, SchemaNode]> {
  yield [place, node];
  const tables = { properties: node.properties, $defs: node.$defs };
  for (const [table, nodes] of Object.entries(tables)) {
    for (const [name, child] of Object.entries(nodes ?? {})) {
      if (typeof child === 'object') yield* nodesOf(child, `${place}/${table}/${name}`);
    }
  }
  const parts = {
    then: node.then,
    else: node.else,
    items: node.items,
    additionalProperties: node.additionalProperties,
  };
  for (const [part, child] of Object.entries(parts)) {
    if (typeof child === 'object') yield* nodesOf(child, `${place}/${part}`);
  }
}

describe('the schemas', () => {
  for (const [name, schema] of Object.entries({ manifest, report, config })) {
    it(`${name}: every property, definition and value has a description`, () => {
      for (const [place, node] of nodesOf(schema, name)) {
        const isNamed =
          /\/(?:properties|\$defs)\/[^/]+(?:\/[a-z-]+)?$/.test(place) &&
          !/\/(?:then|else|items|additionalProperties)$/.test(place);
        if (isNamed || place === name) assert.match(node.description ?? '', /\.$/, place);
        if (node.enum === undefined) continue;
        assert.equal(node.enumDescriptions?.length, node.enum.length, place);
        for (const description of node.enumDescriptions ?? []) assert.match(description, /\.$/, place);
      }
    });

    it(`${name}: other tools can use it, with the editors' words for people added`, () => {
      const ajv = new Ajv({ strict: true, allErrors: true });
      for (const word of ['enumDescriptions', 'patternErrorMessage']) ajv.addKeyword(word);
      assert.equal(ajv.validateSchema(schema), true);
      ajv.compile(schema);
    });
  }

  it('agree on what they have in common', () => {
    for (const [name, definition] of Object.entries(report.$defs ?? {})) {
      assert.deepEqual(definition, manifest.$defs?.[name], name);
    }
  });

  it('know exactly the days of the calendar', () => {
    const { pattern } = { pattern: '', ...manifest.$defs?.['date'] };
    const isDay = new RegExp(pattern, 'u');
    for (const year of ['1900', '2000', '2023', '2024', '2100', '0004', '9996']) {
      for (let number = 0; number < 14 * 33; number++) {
        const [month, day] = [Math.floor(number / 33), number % 33].map((part) => String(part).padStart(2, '0'));
        const date = `${year}-${month ?? ''}-${day ?? ''}`;
        const time = Date.parse(`${date}T00:00:00Z`);
        const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
        assert.equal(isDay.test(date), exists, date);
      }
    }
  });
});
