import type { Path } from './problem';

export type SchemaName = 'manifest' | 'report' | 'config';

/** The part of JSON Schema that the schemas of this product use. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | number)[];
  readonly enumDescriptions?: readonly string[];
  readonly examples?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode | boolean>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly if?: SchemaNode;
  readonly then?: SchemaNode;
  readonly else?: SchemaNode;
}

/** A node with its reference followed. */
export interface Resolved extends SchemaNode {
  /** The name under `$defs` that it was taken from. */
  readonly definition?: string;
}

/** A schema; read only when something is to be said about it, so that a faultless document never pays for it. */
export function schemaOf(name: SchemaName): SchemaNode {
  switch (name) {
    case 'manifest':
      return require('../../../schemas/impact.schema.json') as SchemaNode;
    case 'report':
      return require('../../../schemas/impact-report.schema.json') as SchemaNode;
    case 'config':
      return require('../../../schemas/impact-config.schema.json') as SchemaNode;
  }
}

/** The node at the end of a path, ids and indices standing for any; nothing where the schema knows no such place. */
export function nodeAt(schema: SchemaNode, path: Path): Resolved | undefined {
  let node: Resolved | undefined = schema;
  for (const step of path) {
    if (node === undefined) return undefined;
    const child: SchemaNode | undefined = formsOf(schema, node)
      .map((form) => childOf(form, step))
      .find((found) => found !== undefined);
    node = child && resolve(schema, child);
  }
  return node;
}

/** The shapes that a value may have: one, or the two sides of a choice such as “an id or a list of ids”. */
export function formsOf(schema: SchemaNode, node: Resolved): readonly Resolved[] {
  if (node.type !== undefined) return [node];
  return [node.then, node.else].flatMap((form) => (form === undefined ? [] : resolve(schema, form)));
}

/** The shape of a value that is a map with named fields or with ids. */
export function mapFormOf(schema: SchemaNode, node: Resolved): Resolved | undefined {
  return formsOf(schema, node).find((form) => hasType(form, 'object'));
}

export function hasType(node: SchemaNode, type: string): boolean {
  return node.type === type || (Array.isArray(node.type) && node.type.includes(type));
}

/** The fields that a map with these keys must have, in the order of the schema. */
export function requiredOf(form: SchemaNode, keys: ReadonlySet<string>): readonly string[] {
  const met = form.if?.required?.every((field) => keys.has(field)) ?? false;
  const branch = met ? form.then : form.else;
  return [...(form.required ?? []), ...(branch === undefined ? [] : requiredOf(branch, keys))];
}

/** The named fields of a map. */
export function namesOf(form: SchemaNode): readonly string[] {
  return Object.keys(form.properties ?? {});
}

/** Follows a reference; what stands beside it counts before what it leads to. */
export function resolve(schema: SchemaNode, node: SchemaNode): Resolved {
  const definition = node.$ref?.slice('#/$defs/'.length);
  if (definition === undefined) return node;
  return { ...schema.$defs?.[definition], ...node, definition };
}

function childOf(form: SchemaNode, step: string | number): SchemaNode | undefined {
  if (typeof step === 'number') return form.items;
  const own = Object.hasOwn(form.properties ?? {}, step) ? form.properties?.[step] : undefined;
  const child = own ?? (step.startsWith('x-') ? undefined : form.additionalProperties);
  return typeof child === 'object' ? child : undefined;
}
