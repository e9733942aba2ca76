import { quoted, type Completed, type CompletedOption } from './completed';

export function fish(commands: readonly Completed[]): string {
  const lines = commands.flatMap(({ path, words, options }) => {
    const seen = path.map((name) => `__fish_seen_subcommand_from ${name}`).join('; and ');
    const inner = words.map(({ word }) => word).join(' ');
    const here = path.length === 0 ? '__fish_use_subcommand' : seen;
    const open = inner === '' || path.length === 0 ? here : `${here}; and not __fish_seen_subcommand_from ${inner}`;
    return [
      ...words.map(({ word, about }) => `${line(open)} -f -a ${fishQuoted(word)}${aboutOf(about)}`),
      ...options.map((option) => `${line(here)}${flags(option)}${valueOf(option)}${aboutOf(option.about)}`),
    ];
  });
  return `# The completion of impact for fish.\n${lines.join('\n')}\ncomplete -c impact-manifest -w impact\n`;
}

function line(condition: string): string {
  return `complete -c impact -n ${quoted(condition)}`;
}

function flags({ long, short }: CompletedOption): string {
  return `${short === undefined ? '' : ` -s ${short.slice(1)}`} -l ${long.slice(2)}`;
}

function valueOf({ takesValue, values }: CompletedOption): string {
  if (!takesValue) return '';
  return values.length === 0 ? ' -r' : ` -x -a ${fishQuoted(values.join(' '))}`;
}

function aboutOf(about: string): string {
  return about === '' ? '' : ` -d ${fishQuoted(about)}`;
}

/** In single quotes fish only knows these two. */
function fishQuoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
