import type { Analysis } from '../../analysis/analyze';
import { TIERS } from '../../license/tier';
import { CATEGORIES } from '../../report/questions';
import type { FieldInfo } from '../../schema/describe';
import { fieldAt, fieldsAt } from '../../schema/describe';
import type { Path } from '../../syntax/locate';
import { flowText } from '../../syntax/render';
import { choice, stop, type Insertion } from './insertion';
import type { Layout } from './placing';

interface PlacedField extends FieldInfo {
  readonly path: Path;
}

/** More choices than these are no choice: one types, and is offered what fits. */
const MOST_CHOICES = 20;

/** A field with all that it cannot do without, to be filled in. It begins at the cursor and ends without a line ending. */
export function fieldInsertion(analysis: Analysis, path: Path, layout: Layout): Insertion {
  const field = fieldAt(path);
  const key = String(path.at(-1));
  return field === undefined
    ? [`${key}: `, stop()]
    : [`${key}:`, ...valueInsertion(analysis, { ...field, path }, layout)];
}

/** Several fields of the map at a path, each on a line of its own or in a row. */
export function fieldsInsertion(
  analysis: Analysis,
  { path, fields }: { readonly path: Path; readonly fields: readonly string[] },
  layout: Layout,
): Insertion {
  const between = layout.flow ? ', ' : newLine(layout);
  return fields.flatMap((name, index) => [
    ...(index === 0 ? [] : [between]),
    ...fieldInsertion(analysis, [...path, name], layout),
  ]);
}

/** The fields that a map of that kind always has. */
export function requiredFields(path: Path): readonly string[] {
  return fieldsAt(path).flatMap(({ name, required }) => (required ? [name] : []));
}

/** What follows the colon, with its space. */
function valueInsertion(analysis: Analysis, field: PlacedField, layout: Layout): Insertion {
  const { path } = field;
  switch (field.valueKind) {
    case 'map':
      return mapInsertion(analysis, path, layout);
    case 'list':
      return listInsertion(analysis, path, layout);
    default:
      return [' ', ...scalarInsertion(analysis, field, layout)];
  }
}

function scalarInsertion(analysis: Analysis, field: PlacedField, layout: Layout): Insertion {
  const name = String(field.path.at(-1));
  if (field.longKind === 'map' && name === 'attribution' && !layout.flow)
    return [`|${newLine(deeper(layout))}`, stop()];
  switch (field.valueKind) {
    case 'enum':
    case 'flag':
      return [choice(choicesOf(name, field))];
    case 'date':
      return [stop(analysis.context.today)];
    case 'id':
      return [idChoice(analysis)];
    default:
      // What stands there unless it is changed has to be safe: an unknown license permits nothing.
      return [choice(name === 'license' ? [...(field.examples ?? [])].reverse() : [])];
  }
}

/** The strictest tier first: nobody understates a risk by going on too fast. */
function choicesOf(name: string, field: FieldInfo): readonly string[] {
  return name === 'risk' ? [...TIERS].reverse() : (field.values ?? []).map(({ value }) => value);
}

function mapInsertion(analysis: Analysis, path: Path, layout: Layout): Insertion {
  const inner = deeper(layout);
  const content = mapContent(analysis, path, inner);
  return layout.flow ? [' { ', ...content, ' }'] : [newLine(inner), ...content];
}

/** The required fields of a map, one entry of a map of ids, or an open place. */
function mapContent(analysis: Analysis, path: Path, layout: Layout): Insertion {
  const required = requiredFields(path);
  if (required.length > 0) return fieldsInsertion(analysis, { path, fields: required }, layout);
  if (path.at(-1) === 'reports') return reportsInsertion(analysis, path, layout);
  if (path.at(-1) === 'from') return sourceInsertion(analysis, path);
  if (path.length === 1 && fieldsAt(path).length === 0) return entryInsertion(analysis, path, layout);
  return [stop()];
}

/** An entry with a new id, and all that it has to have. */
export function entryInsertion(analysis: Analysis, section: Path, layout: Layout): Insertion {
  const path = [...section, ''];
  const inner = deeper(layout);
  const fields = fieldsInsertion(analysis, { path, fields: requiredFields(path) }, inner);
  return [stop('id'), ':', ...(layout.flow ? [' { ', ...fields, ' }'] : [newLine(inner), ...fields])];
}

/** The reports that the derivative owes; an open place where that can’t be told yet. */
function reportsInsertion({ context }: Analysis, path: Path, layout: Layout): Insertion {
  const derivative = context.manifest.derivatives.get(String(path[1]));
  const owed = CATEGORIES.filter((category) => derivative && context.lineage.has(derivative, category));
  const lines = owed.flatMap((category, index) => [
    ...(index === 0 ? [] : [layout.flow ? ', ' : newLine(layout)]),
    `${category}: `,
    stop(),
  ]);
  return lines.length === 0 ? [stop()] : lines;
}

function sourceInsertion(analysis: Analysis, from: Path): Insertion {
  const relations = fieldAt([...from, '']);
  return [idChoice(analysis, 'id'), ': ', choice(relations === undefined ? [] : choicesOf('', relations))];
}

function listInsertion(analysis: Analysis, path: Path, layout: Layout): Insertion {
  const item = [...path, 0];
  const required = fieldAt(item)?.valueKind === 'map' ? requiredFields(item) : [];
  if (layout.flow) {
    const fields = fieldsInsertion(analysis, { path: item, fields: required }, layout);
    return required.length === 0 ? [' [', stop(), ']'] : [' [{ ', ...fields, ' }]'];
  }
  const inner = deeper(layout);
  const fields = fieldsInsertion(analysis, { path: item, fields: required }, { ...inner, indent: inner.indent + 2 });
  return [`${newLine(inner)}- `, ...(required.length === 0 ? [stop()] : fields)];
}

/** Derivatives first: one rather goes on with what one has made. */
function idChoice({ context: { manifest } }: Analysis, text?: string): Insertion[number] {
  const ids = [...manifest.derivatives.keys(), ...manifest.artifacts.keys()].map((id) => flowText(id));
  return choice(ids.length > MOST_CHOICES ? [] : ids, text);
}

function deeper(layout: Layout): Layout {
  return { ...layout, indent: layout.indent + layout.unit };
}

function newLine({ eol, indent }: Layout): string {
  return `${eol}${' '.repeat(indent)}`;
}
