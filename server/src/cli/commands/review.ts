import { Argument, Command, Option } from 'commander';
import { t } from '../../text/l10n';
import { filled, manifestOption, todayOption } from '../options';
import type { CommandMaker } from '../command';
import type { ReviewOptions } from './review.run';
import { review } from './review.run';

/** `impact review DISTRIBUTION`: records that somebody has looked at what only a person can judge. */
export const reviewCommand: CommandMaker = (host, done) =>
  new Command('review')
    .description(t`record that someone has reviewed what only a person can decide about a distribution`)
    .addArgument(new Argument('<distribution>', t`its id in the manifest`))
    .addOption(new Option('--of <what>', t`just one point, such as agreement or conflict:dolma (default: all)`))
    .addOption(new Option('--by <name>', t`who reviewed it`).argParser(filled).makeOptionMandatory())
    .addOption(new Option('--note <text>', t`the result`).argParser(filled))
    .addOption(manifestOption())
    .addOption(todayOption())
    .addHelpText('after', HELP)
    .action(async (id: string, options: ReviewOptions) => {
      done(await review(id, options, host));
    });

const HELP = t`
It settles only what “impact gate” says needs review, never what is missing, forbidden or unknown. Exit status:
0 recorded or nothing left to review, 2 if there is no such point or it can’t be written.`;
