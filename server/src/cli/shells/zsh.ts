import { flagsOf, quoted, type Completed } from './completed';

/** Words behind a command, each with what it is about. */
// eslint-disable-next-line max-lines-per-function -- one script, read as a whole
export function zsh(commands: readonly Completed[]): string {
  const names = commands.filter(({ path }) => path.length > 0).map(({ path }) => quoted(path.join(' ')));
  const words = commands.map(({ path, words: after, options }) => {
    const all = [
      ...after.map(({ word, about }) => described(word, about)),
      ...options.flatMap((option) => flagsOf(option).map((flag) => described(flag, option.about))),
    ];
    return `    ${quoted(path.join(' '))}) listed=(${all.join(' ')}) ;;`;
  });
  const values = commands.flatMap(({ path, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map((option) => {
        const patterns = flagsOf(option).map((flag) => quoted(`${path.join(' ')} ${flag}`));
        const does = option.values.length > 0 ? `compadd -- ${option.values.map(quoted).join(' ')}` : '_files';
        return `    ${patterns.join('|')}) ${does}; return ;;`;
      }),
  );
  return `#compdef impact impact-manifest
# The completion of impact for zsh.
_impact() {
  local command='' word index
  local -a words_before listed
  words_before=("\${(@)words[2,CURRENT-1]}")
  local previous="\${words_before[-1]-}"
  for word in "\${words_before[@]}"; do
    word="\${command:+$command }$word"
    case "$word" in
    ${names.join('|')}) command="$word" ;;
    esac
  done
  case "$command $previous" in
${values.join('\n')}
  esac
  listed=()
  case "$command" in
${words.join('\n')}
  esac
  _describe -t commands 'impact' listed
  _files
}
compdef _impact impact impact-manifest
`;
}

function described(word: string, about: string): string {
  const safe = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll(':', '\\:');
  return quoted(about === '' ? safe(word) : `${safe(word)}:${safe(about)}`);
}
