import { Command, CommanderError } from 'commander';
import { REPOSITORY } from '../findings/docs';
import { DISCLAIMER } from '../license/terms';
import { checkCommand } from './check';
import { explainCommand } from './explain';
import type { Host } from './host';
import { rulesCommand } from './rules';

/** How a command ends: 0 for well, 1 for findings that count, 2 for misuse and input that can't be read. */
export type ExitCode = 0 | 1 | 2;

/** A command of its own; tells how it ended. What only it needs it loads when it is called. */
export type CommandMaker = (host: Host, done: (code: ExitCode) => void) => Command;

/** All commands, in the order of the help. */
const COMMANDS: readonly CommandMaker[] = [checkCommand, rulesCommand, explainCommand];

const EXAMPLES = `
Examples:
  impact check                         checks all manifests below this folder
  impact check --fix data/impact.yaml  repairs what follows from the manifest alone
  impact check --format github         annotates a pull request
  impact explain lineage/share-alike   says what a rule finds, and why that matters

Exit status: 0 nothing to object to, 1 findings of severity error, 2 misuse or input that can’t be read.

${DISCLAIMER}
${REPOSITORY}`;

/** Runs the command that the arguments ask for, and tells how it ended. */
export async function run(args: readonly string[], host: Host): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = new Command('impact')
    .description(
      'Checks impact.yaml license manifests of AI datasets and models under the AI2 ImpACT Licenses: may I share this, with whom, and what is still missing?',
    )
    .version(host.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', EXAMPLES);
  for (const make of COMMANDS) program.addCommand(make(host, (ended) => (code = ended)));
  for (const command of [program, ...program.commands]) {
    command.exitOverride().showHelpAfterError('(--help says what there is)');
    command.configureOutput({ writeOut: (text) => host.print(text), writeErr: (text) => host.warn(text) });
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return code;
}
