import { Argument, Command, Option } from 'commander';
import { AUDIENCES, FORMS } from '../../license/can-i';
import { t } from '../../text/l10n';
import { filled, manifestOption, todayOption } from '../options';
import type { CommandMaker } from '../command';
import type { CanIOptions } from './can-i.run';
import { answer } from './can-i.run';

/** `impact can-i ID`: whom something may be given to, as it is and as something made from it. */
export const canICommand: CommandMaker = (host, done) =>
  new Command('can-i')
    .description(t`say whom an artifact or a derivative may be shared with, and why`)
    .addArgument(new Argument('<id>', t`of an artifact or a derivative in the manifest`))
    .addOption(new Option('--as <form>', t`as it is, or as something made from it`).choices(FORMS))
    .addOption(new Option('--to <audience>', t`who would get it`).choices(AUDIENCES))
    .addOption(new Option('--license <license>', t`what a derivative would be released under`).argParser(filled))
    .addOption(
      new Option('-f, --format <format>', t`how to print the answer`).choices(['text', 'json']).default('text'),
    )
    .addOption(manifestOption())
    .addOption(todayOption())
    .addHelpText('after', HELP)
    .action(async (id: string, options: CanIOptions) => {
      done(await answer(id, options, host));
    });

const HELP = t`
Without --to it prints a table. With --to or --license, exit status: 0 allowed, with or without conditions, 1 forbidden,
unknown or in need of review, 2 if the manifest can’t be read.`;
