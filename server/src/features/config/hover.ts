import { rules } from '../../rules/index';
import type { ConfigSubject } from '../../rules/rule';
import { fieldAt } from '../../schema/describe';
import { placeAt } from '../../syntax/locate';
import { inLanguage, t } from '../../text/l10n';
import type { Span } from '../../text/span';
import { blocks, bold, code, say, type Markdown } from '../../words/markdown';

/** What is to be known about the word at an offset of a configuration: a rule with its default, a severity, a field. */
export function configHover(
  { tree }: ConfigSubject,
  offset: number,
): { readonly span: Span; readonly content: Markdown } | undefined {
  const place = placeAt(tree, offset);
  if (place === undefined) return undefined;
  const { path, on, span, node } = place;
  const rule = path.length === 2 && path[0] === 'rules' ? rules.find(({ id }) => id === path[1]) : undefined;
  const field = fieldAt(path, 'config');
  if (on === 'value') {
    const chosen = node.kind === 'scalar' ? field?.values?.find(({ value }) => value === node.value) : undefined;
    if (chosen === undefined || rule === undefined) return undefined;
    const isDefault =
      chosen.value === rule.severity ? t`This is the default.` : say`The default is ${code(rule.severity)}.`;
    const meaning =
      chosen.description === '' ? say`${code(chosen.value)}` : say`${code(chosen.value)}: ${chosen.description}`;
    return { span, content: blocks(meaning, isDefault) };
  }
  if (rule !== undefined)
    return { span, content: blocks(bold(rule.id), inLanguage(rule.why), say`By default: ${code(rule.severity)}.`) };
  if (field === undefined || field.description === '') return undefined;
  return { span, content: say`${bold(field.name)}: ${field.description}` };
}
