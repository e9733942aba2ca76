import { Argument, Command } from 'commander';
import { t } from '../../text/l10n';
import { manifestOption, todayOption } from '../options';
import type { CommandMaker } from '../command';
import type { AdviseOptions } from './advise.run';
import { advise } from './advise.run';

/** `impact advise DISTRIBUTION`: the smallest changes after which it may go out. */
export const adviseCommand: CommandMaker = (host, done) =>
  new Command('advise')
    .description(t`list the smallest changes that clear a distribution, and the licenses that would work`)
    .addArgument(new Argument('<distribution>', t`its id in the manifest`))
    .addOption(manifestOption())
    .addOption(todayOption())
    .addHelpText('after', HELP)
    .action(async (id: string, options: AdviseOptions) => {
      done(await advise(id, options, host));
    });

const HELP = t`
It only says what to do; “impact gate” is what fails until it is done. Exit status: 0, or 2 if the manifest
can’t be read.`;
