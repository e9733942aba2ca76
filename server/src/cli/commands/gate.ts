import { Argument, Command, Option } from 'commander';
import { manifestOption, todayOption } from '../options';
import type { CommandMaker } from '../command';
import type { GateOptions } from './gate.run';

/** `impact gate DISTRIBUTION`: whether it may go out today, what meets each obligation, and what is missing. */
export const gateCommand: CommandMaker = (host, done) =>
  new Command('gate')
    .description('say whether a distribution may be released today, and what is still missing')
    .addArgument(new Argument('<distribution>', 'its id in the manifest'))
    .addOption(
      new Option('-f, --format <format>', 'how to print the checklist').choices(['text', 'json']).default('text'),
    )
    .addOption(manifestOption())
    .addOption(todayOption())
    .addHelpText('after', HELP)
    .action(async (id: string, options: GateOptions) => {
      const { gate } = await import('./gate.run');
      done(await gate(id, options, host));
    });

const HELP = `
Exit status: 0 only where the distribution is ready or stays inside, 1 where anything is missing, forbidden or unknown,
2 where the manifest can’t be read.`;
