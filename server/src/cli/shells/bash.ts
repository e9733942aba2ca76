import { flagsOf, quoted, type Completed } from './completed';

/** For bash 3.2 (which macOS has) and newer. */
// eslint-disable-next-line max-lines-per-function -- one script, read as a whole
export function bash(commands: readonly Completed[]): string {
  const names = commands.filter(({ path }) => path.length > 0).map(({ path }) => path.join(' '));
  const words = commands.map(({ path, words: after, options }) => {
    const all = [...after.map(({ word }) => word), ...options.map(({ long }) => long)];
    return `    ${quoted(path.join(' '))}) words=${quoted(all.join(' '))} ;;`;
  });
  const values = commands.flatMap(({ path, options }) =>
    options
      .filter(({ values: known }) => known.length > 0)
      .map((option) => {
        const patterns = flagsOf(option).map((flag) => quoted(`${path.join(' ')} ${flag}`));
        return `    ${patterns.join('|')}) COMPREPLY=($(compgen -W ${quoted(option.values.join(' '))} -- "$current")); return ;;`;
      }),
  );
  const files = commands.flatMap(({ path, options }) =>
    options
      .filter(({ takesValue, values: known }) => takesValue && known.length === 0)
      .flatMap((option) => flagsOf(option).map((flag) => quoted(`${path.join(' ')} ${flag}`))),
  );
  return `# The completion of impact for bash.
_impact() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command='' words='' word index
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="\${command:+$command }\${COMP_WORDS[index]}"
    case "$word" in
    ${names.map(quoted).join('|')}) command="$word" ;;
    esac
  done
  case "$command $previous" in
${values.join('\n')}
    ${files.join('|')}) COMPREPLY=($(compgen -f -- "$current")); return ;;
  esac
  case "$command" in
${words.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [[ \${#COMPREPLY[@]} -eq 0 && "$current" != -* ]]; then COMPREPLY=($(compgen -f -- "$current")); fi
}
complete -o filenames -F _impact impact impact-manifest
`;
}
