import { Argument, Command, Option } from 'commander';
import { t } from '../../text/l10n';
import { todayOption } from '../options';
import type { CommandMaker } from '../command';
import type { StatusOptions } from './status.run';
import { status } from './status.run';

/** `impact status [PATH…]`: what every distribution comes to. */
export const statusCommand: CommandMaker = (host, done) =>
  new Command('status')
    .description(t`list all distributions with their verdicts and what is missing`)
    .addArgument(new Argument('[path...]', t`manifests, or folders that contain some (default: this folder)`))
    .addOption(new Option('-f, --format <format>', t`how to print them`).choices(['text', 'json']).default('text'))
    .addOption(todayOption())
    .addHelpText('after', HELP)
    .action(async (paths: readonly string[], options: StatusOptions) => {
      done(await status(paths, options, host));
    });

const HELP = t`
The verdicts are those of “impact gate”, which shows the evidence of each as well. Exit status: 0 whatever the verdicts are, 2 if
a manifest can’t be read.`;
