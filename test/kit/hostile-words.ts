/** Words that mean something in YAML, or that a reader of it takes for something else, unless they are in quotes. */
export const HOSTILE_WORDS: readonly string[] = [
  // Other types than text, for some reader.
  ...['yes', 'No', 'on', 'OFF', 'y', 'null', 'Null', '~', 'true', 'False', '1', '-1', '+1', '1.0', '.5', '1e3', '1_000'],
  ...['.inf', '-.Inf', '.nan', '0x1F', '0o17', '017', '0b1', '12:30', '190:20:30', '2024-01-01', '2024-01-01T00:00:00Z'],
  // Marks at the beginning, between or at the end.
  ...['*at', '*', '&a', '&', '!tag', '!!str x', '!', '- x', '-', '--', '---', '--- x', '...', '? x', '?', ': x', ':', ':x'],
  ...['a: b', 'a:', 'a:b', '# c', 'a # b', 'a #b', 'a#b', '"', "'", '"a"', "'a'", `"a" b`, "it's", '%x', '%YAML 1.2'],
  ...['@x', '`x`', '{', '}', '[', ']', '{}', '[]', '{a: b}', '[a, b]', 'a, b', ',', '|', '>', '>-', '|+ x', '<<', '='],
  // Space, line breaks and what can't be seen.
  ...[' x', 'x ', '  x  ', '\tx', 'x\ty', 'x\t', 'a\nb', 'a\n\nb\n', '\na', 'a\r\nb', 'a\rb', ' a\n  b', 'a\n- b\nc: d\n'],
  ...['\u0001', '\u0007', '\u001B[31mred', '\u007F', 'a\u0085b', '\u2028x', 'x\u2029', '\uFEFFx', '\u00A0x', '\u200Bx'],
  // Escapes of others, and words of JavaScript.
  ...['\\', '\\n', 'a\\"b', '$(x)', '${x}', '%s', '<!-- x -->', '-->', '__proto__', 'constructor', 'x-y', '../..', 'C:\\x'],
  // Other writing.
  ...['😀', '日本語', 'שלום', '\u202Ex', 'e\u0301', '\u{1F468}\u200D\u{1F469}', 'İ', 'ß'],
  // Long ones.
  'x'.repeat(5000),
  'word '.repeat(1000).trimEnd(),
  `${'word '.repeat(500)}: ${'[word] '.repeat(500)}# x`,
];

/** Ids that a reader of YAML takes for something else than text. */
export const HOSTILE_IDS: readonly string[] = [
  ...['yes', 'no', 'on', 'off', 'y', 'n', 'null', 'true', 'false', '0', '1', '2024', '007', '1.0', '1.50', '1e3', '0x1f'],
  ...['0o17', '017', '0b1', '2024-01-01', '1_000', '1.', 'constructor', 'tostring', '9007199254740993'],
];
