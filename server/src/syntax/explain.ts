import type { YAMLParseError, YAMLWarning } from 'yaml';
import { t } from '../text/l10n';

/** A YAML fault in a sentence that says what to do. The library's own words stand in where they say more. */
export function explain(fault: YAMLParseError | YAMLWarning): string {
  const known = SENTENCES[fault.code];
  if (known !== undefined) return known;
  const words = fault.message.split('\n', 1)[0] ?? '';
  return words.length > MOST ? t`This is not valid YAML.` : `${words}.`;
}

/** Longer messages quote what may be a whole document. */
const MOST = 120;

const SENTENCES: Partial<Record<string, string>> = {
  BAD_ALIAS: t`An alias is an asterisk and the name of an anchor, and nothing else.`,
  BAD_SCALAR_START: t`Text that begins with this character must be in quotes.`,
  BLOCK_AS_IMPLICIT_KEY: t`There is a second key on this line: put the value in quotes, or the inner key on its own line, indented.`,
  BLOCK_IN_FLOW: t`Inside brackets or braces, items are separated by commas, not by lines and indentation.`,
  DUPLICATE_KEY: t`This key is already in the map.`,
  KEY_OVER_1024_CHARS: t`A key can have at most 1,024 characters.`,
  MISSING_CHAR: t`Something is missing here: a closing quote, bracket or brace, or a comma.`,
  MULTILINE_IMPLICIT_KEY: t`A key and its colon must be on one line: a colon, or the space after it, is missing here, or the indentation is wrong.`,
  MULTIPLE_ANCHORS: t`A value can have only one anchor.`,
  MULTIPLE_DOCS: t`One file holds one manifest.`,
  MULTIPLE_TAGS: t`A value can have only one tag.`,
  UNEXPECTED_TOKEN: t`This character has a meaning in YAML that does not fit here: put the value in quotes, or remove the character.`,
  TAB_AS_INDENT: t`YAML is indented with spaces, not tabs.`,
  TAG_RESOLVE_FAILED: t`Tags have no meaning in a manifest: remove it.`,
};
