import { Argument, Command, Option } from 'commander';
import { t } from '../../text/l10n';
import { todayOption } from '../options';
import type { CommandMaker } from '../command';
import type { WaiverOptions } from './waivers.run';
import { waivers } from './waivers.run';

/** `impact waivers [PATH…]`: all that a person has decided not to count. */
export const waiversCommand: CommandMaker = (host, done) =>
  new Command('waivers')
    .description(t`list what is silenced, reviewed or in the baseline, with who is responsible and until when`)
    .addArgument(new Argument('[path...]', t`manifests, or folders that contain some (default: this folder)`))
    .addOption(new Option('-f, --format <format>', t`how to print them`).choices(['text', 'json']).default('text'))
    .addOption(todayOption())
    .addHelpText('after', HELP)
    .action(async (paths: readonly string[], options: WaiverOptions) => {
      done(await waivers(paths, options, host));
    });

const HELP = t`
The owner of a comment is the address or the @name in its reason, or else the contact of the manifest; that of a review is
who reviewed it; that of an entry of the baseline is its “owner”. Exit status: 0, or 2 if a manifest can’t be read.`;
