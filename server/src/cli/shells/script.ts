import type { Command, Option } from 'commander';
import { rules } from '../../rules/index';
import { bash } from './bash';
import { fish } from './fish';
import type { Shell } from './names';
import { powershell } from './powershell';
import type { Completed } from './completed';
import { zsh } from './zsh';

const SCRIPTS: Readonly<Record<Shell, (commands: readonly Completed[]) => string>> = { bash, zsh, fish, powershell };

/** The script for a shell, made of the commands that there are. */
export function completionScript(shell: Shell, program: Command): string {
  return SCRIPTS[shell](completedIn(program, []));
}

/** A command and all inside of it, the outermost first. */
function completedIn(command: Command, path: readonly string[]): readonly Completed[] {
  const inner = command.commands.flatMap((one) => completedIn(one, [...path, one.name()]));
  const named = command.registeredArguments.flatMap(
    (argument) => argument.argChoices ?? (argument.name() === 'rule' ? rules.map(({ id }) => id) : []),
  );
  const words = [
    ...command.commands.map((one) => ({ word: one.name(), about: one.description() })),
    ...named.map((word) => ({ word, about: '' })),
  ];
  const help = { long: '--help', about: 'print this help', takesValue: false, values: [], isFile: false };
  return [{ path, words, options: [...command.options.map(optionOf), help] }, ...inner];
}

function optionOf({
  long,
  short,
  description,
  argChoices,
  flags,
  required,
  optional,
}: Option): Completed['options'][number] {
  const isFile = /<(?:file|path)>/.test(flags);
  const isRule = /<rule/.test(flags);
  return {
    long: long ?? short ?? '',
    ...(short !== undefined && short !== long ? { short } : {}),
    about: description,
    takesValue: required || optional,
    values: argChoices ?? (isRule ? rules.map(({ id }) => id) : []),
    isFile,
  };
}
