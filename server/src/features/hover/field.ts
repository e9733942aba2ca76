import type { Analysis } from '../../analysis/analyze';
import { fieldAt, missingAt } from '../../schema/describe';
import { nodeAt, type Path } from '../../syntax/locate';
import type { Node } from '../../syntax/tree';
import { t } from '../../text/l10n';
import { blocks, bold, code, list, say, type Markdown } from '../../words/markdown';
import { textOf } from '../../text/span';
import { resolvePath } from '../../text/uri';

/**
 * What the format says of a field and, where `value` is given, of that value; nothing where it knows no such field. Of a
 * key, all values that it may have are listed.
 */
export function aboutField(analysis: Analysis, path: Path, value?: Node): Markdown | undefined {
  const field = fieldAt(path);
  if (field === undefined || field.description === '') return undefined;
  const name = typeof path.at(-1) === 'number' ? path.at(-2) : field.name;
  const needed = isNeeded(analysis, path)
    ? ` ${requiredText(path).replace(/^./, (letter) => letter.toUpperCase())}.`
    : '';
  const about = say`${bold(String(name))}: ${field.description}${needed}`;
  if (value === undefined) {
    const values = field.values ?? [];
    return blocks(about, list(values.map((it) => described(it.value, it.description))));
  }
  const written = textOf(value.span);
  const chosen = field.values?.find((it) => it.value === written || it.value === JSON.stringify(scalarOf(value)));
  const file = field.valueKind === 'path' ? fileState(analysis, scalarOf(value)) : undefined;
  return blocks(chosen === undefined ? undefined : described(chosen.value, chosen.description), about, file);
}

/** How a field that is needed is needed: of an artifact, either of two. */
export function requiredText([section, , name]: Path): string {
  const other = section === 'artifacts' ? ({ license: 'risk', risk: 'license' } as const)[String(name)] : undefined;
  return other === undefined ? t`required` : t`required unless “${other}” is given`;
}

/** Whether the map would lack the field if it were not there. */
function isNeeded({ tree }: Analysis, path: Path): boolean {
  const map = nodeAt(tree.root, path.slice(0, -1));
  const others = map?.kind === 'map' ? map.entries.map(({ key }) => key.text).filter((key) => key !== path.at(-1)) : [];
  return missingAt(path.slice(0, -1), new Set(others)).some((field) => field === path.at(-1));
}

function described(value: string, description: string): Markdown {
  return description === '' ? code(value) : say`${code(value)}: ${description}`;
}

function scalarOf(node: Node): unknown {
  return node.kind === 'scalar' ? node.value : undefined;
}

/** Whether the file that a path names is there; nothing for an address and for what is not known. */
function fileState({ uri, context }: Analysis, path: unknown): Markdown | undefined {
  const target = typeof path === 'string' ? resolvePath(uri, path.replace(/#[^#]*$/, '')) : undefined;
  switch (target === undefined ? undefined : context.files.read(target).kind) {
    case 'text':
      return say`The file is there.`;
    case 'absent':
      return say`There is ${bold(t`no such file`)}.`;
    case 'folder':
      return say`This is a folder, not a file.`;
    case 'unreadable':
      return say`The file can’t be read.`;
    case 'outside':
      return say`It is outside the workspace, so it is not read.`;
    default:
      return undefined;
  }
}
