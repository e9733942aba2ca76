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
  BAD_ALIAS: t`An alias is a star and the name of an anchor, and nothing else.`,
  BAD_SCALAR_START: t`Text that begins with this character has to be in quotes.`,
  BLOCK_AS_IMPLICIT_KEY: t`There is a second key on this line: put the value in quotes, or the inner key on a line of its own, indented.`,
  BLOCK_IN_FLOW: t`Inside brackets or braces everything is separated by commas, not by lines and indentation.`,
  DUPLICATE_KEY: t`This key is already in the map.`,
  KEY_OVER_1024_CHARS: t`A key is at most 1,024 characters long.`,
  MISSING_CHAR: t`Something is missing here: a closing quote, bracket or brace, or a comma.`,
  MULTILINE_IMPLICIT_KEY: t`A key and its colon stand on one line: a colon, or the space behind it, is missing here, or the indentation is off.`,
  MULTIPLE_ANCHORS: t`A value has one anchor at most.`,
  MULTIPLE_DOCS: t`One file holds one manifest.`,
  MULTIPLE_TAGS: t`A value has one tag at most.`,
  UNEXPECTED_TOKEN: t`This character has a meaning in YAML that does not fit here: put the value in quotes, or take it away.`,
  TAB_AS_INDENT: t`YAML is indented with spaces, not with tabs.`,
  TAG_RESOLVE_FAILED: t`Tags have no meaning in a manifest: remove it.`,
};
