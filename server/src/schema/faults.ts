import type { Path } from './problem';

/** What a compiled schema reports of one keyword; see `validators.d.ts`. */
export interface RawFault {
  readonly instancePath: string;
  readonly keyword: string;
  /** The key that is no name, where that is the fault. */
  readonly params?: { readonly propertyName: string };
}

/** All that is wrong at one place. */
export interface Fault {
  readonly path: Path;
  readonly value: unknown;
  /** The place of each step among its neighbors, which puts faults in the order of the document. */
  readonly order: readonly number[];
  /** Fields of a map are unknown or missing. */
  fields: boolean;
  /** The value itself is refused. */
  wrong: boolean;
  /** Keys that are no ids. */
  readonly badIds: string[];
}

/** Gathers what keywords report by the place they report it of, in the order of the document. */
export function gather(root: unknown, raw: readonly RawFault[]): readonly Fault[] {
  const positions = new Map<object, ReadonlyMap<string, number>>();
  const faults = new Map<string, Fault>();
  for (const one of raw) {
    let fault = faults.get(one.instancePath);
    if (fault === undefined) {
      fault = follow(root, one.instancePath, positions);
      faults.set(one.instancePath, fault);
    }
    note(fault, one);
  }
  return [...faults.values()].sort((a, b) => compare(a.order, b.order));
}

function note(fault: Fault, raw: RawFault): void {
  switch (raw.keyword) {
    case 'additionalProperties':
    case 'required':
      fault.fields = true;
      return;
    case 'propertyNames':
      if (raw.params !== undefined) fault.badIds.push(raw.params.propertyName);
      return;
    case 'if':
      // The side of the choice that was taken has said what is wrong.
      return;
    case 'pattern':
      // On anything but text this is the pattern of a key, which “propertyNames” reports.
      if (typeof fault.value === 'string') fault.wrong = true;
      return;
    default:
      fault.wrong = true;
  }
}

function follow(root: unknown, pointer: string, positions: Map<object, ReadonlyMap<string, number>>): Fault {
  const path: (string | number)[] = [];
  const order: number[] = [];
  let value = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) {
      const list: readonly unknown[] = value;
      path.push(Number(key));
      order.push(Number(key));
      value = list[Number(key)];
    } else {
      path.push(key);
      order.push(positionOf(value, key, positions));
      value = isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    }
  }
  return { path, value, order, fields: false, wrong: false, badIds: [] };
}

function positionOf(map: unknown, key: string, positions: Map<object, ReadonlyMap<string, number>>): number {
  if (!isMap(map)) return 0;
  let known = positions.get(map);
  if (known === undefined) {
    known = new Map(Object.keys(map).map((name, index) => [name, index]));
    positions.set(map, known);
  }
  return known.get(key) ?? 0;
}

/** Whether a value is a map, that is, neither a list nor a scalar. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, place] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (place !== other) return place - other;
  }
  return a.length - b.length;
}
