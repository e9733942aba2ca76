import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { todayOption } from '../options';
import type { CommandMaker } from '../command';
import type { CheckOptions, Format } from './check.run';

const FORMATS: readonly Format[] = ['text', 'json', 'sarif', 'github'];

/** `impact check [PATH…]`: what is wrong with the manifests at these paths and below them. */
export const checkCommand: CommandMaker = (host, done) =>
  new Command('check')
    .description('check manifests and say what is wrong, why, and what to do about it')
    .addArgument(
      new Argument('[path...]', 'manifests, folders that hold some, or - for standard input (default: this folder)'),
    )
    .addOption(new Option('-f, --format <format>', 'how to print the findings').choices(FORMATS).default('text'))
    .option('--fix', 'apply the fixes that follow from the manifest alone')
    .addOption(new Option('--fix-dry-run', 'show what --fix would change, and change nothing').conflicts('fix'))
    .option('--max-warnings <number>', 'fail where there are more warnings', wholeNumber)
    .addOption(todayOption())
    .option('--stdin-filename <path>', 'where the text from standard input belongs', 'impact.yaml')
    .option('--allow-none', 'end well where no manifest is found')
    .addHelpText('after', HELP)
    .action(async (paths: readonly string[], options: CheckOptions) => {
      const { check } = await import('./check.run');
      done(await check(paths, options, host));
    });

const HELP = `
Manifests are files called impact.yaml, impact.yml, *.impact.yaml or *.impact.yml. Below a folder, those that git ignores
and does not track and those in node_modules are passed over, and the last line says so; a file that is named is always
read. What can’t be read is said, and the command ends with 2.

Files that manifests name are read inside the workspace only: the repository around the current folder, or else the
nearest folder around it that holds impact.config.yaml. There “rules” sets the severity of each rule, for all that is below
and has no impact.config.yaml nearer to it.`;

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number, such as 0.');
  return Number(text);
}
