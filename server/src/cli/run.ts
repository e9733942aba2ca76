import { Command, CommanderError } from 'commander';
import { REPOSITORY } from '../findings/docs';
import { DISCLAIMER } from '../license/terms';
import { t } from '../text/l10n';
import { adviseCommand } from './commands/advise';
import { canICommand } from './commands/can-i';
import { checkCommand } from './commands/check';
import { completionCommand } from './commands/completion';
import { diffCommand } from './commands/diff';
import { dueCommand } from './commands/due';
import { explainCommand } from './commands/explain';
import { gateCommand } from './commands/gate';
import { helpWords, objection } from './commander-words';
import type { CommandMaker, ExitCode } from './command';
import type { Host } from './console';
import { graphCommand } from './commands/graph';
import { exportCommand } from './commands/export';
import { importCommand } from './commands/import';
import { initCommand } from './commands/init';
import { noticeCommand } from './commands/notice';
import { prepareCommand } from './commands/prepare';
import { reportCommand } from './commands/report';
import { reviewCommand } from './commands/review';
import { rulesCommand } from './commands/rules';
import { statusCommand } from './commands/status';
import { termsCommand } from './commands/terms';
import { waiversCommand } from './commands/waivers';

/** All commands by name, in the order of the help. */
const COMMANDS: Readonly<Record<string, CommandMaker>> = {
  check: checkCommand,
  gate: gateCommand,
  'can-i': canICommand,
  advise: adviseCommand,
  status: statusCommand,
  due: dueCommand,
  diff: diffCommand,
  graph: graphCommand,
  waivers: waiversCommand,
  init: initCommand,
  prepare: prepareCommand,
  import: importCommand,
  export: exportCommand,
  report: reportCommand,
  notice: noticeCommand,
  terms: termsCommand,
  review: reviewCommand,
  rules: rulesCommand,
  explain: explainCommand,
  completion: completionCommand,
};

const EXAMPLES = t`
Examples:
  impact check                         checks all manifests below this folder
  impact check --fix data/impact.yaml  fixes what follows from the manifest alone
  impact check --format github         annotates a pull request
  impact explain lineage/share-alike   shows what a rule finds, and why that matters
  impact gate github                   says what is missing before a release
  impact prepare github                writes what is missing, and says what is left
  impact can-i dolma --to public       says whether it may be shared, and why
  impact diff origin/main              says what a change does to releases

Exit status: 0 no errors found, 1 findings of severity error, 2 wrong usage or unreadable input.

${DISCLAIMER}
${REPOSITORY}`;

/** Runs the command that the arguments ask for, and tells how it ended. */
export async function run(args: readonly string[], host: Host): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = new Command('impact')
    .description(
      t`Checks impact.yaml license manifests of AI datasets and models under the AI2 ImpACT Licenses: may I share this, with whom, and what is still missing?`,
    )
    .version(host.version, '-V, --version', t`print the version`)
    .helpOption('-h, --help', t`print this help`)
    .helpCommand('help [command]', t`print the help of a command`)
    .addHelpText('after', EXAMPLES);
  for (const make of asked(args)) program.addCommand(make(host, (ended) => (code = ended)));
  for (const command of withInner(program)) {
    command.exitOverride().showHelpAfterError(t`(--help says what there is)`);
    command.configureHelp(helpWords());
    command.configureOutput({
      writeOut: (text) => host.print(text),
      writeErr: (text) => host.warn(text),
      outputError: (text, write) => write(objection(text)),
    });
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return code;
}

/** The one command that the arguments begin with; all of them for help, and for the one that completes the others. */
function asked([name = '']: readonly string[]): readonly CommandMaker[] {
  const make = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return make === undefined || make === completionCommand ? Object.values(COMMANDS) : [make];
}

/** A command and all those inside of it. */
function withInner(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withInner)];
}
