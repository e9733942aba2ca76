import { Argument, Command } from 'commander';
import { t } from '../../text/l10n';
import { checkOption, manifestOption } from '../options';
import type { CommandMaker } from '../command';
import type { WriteOptions } from './write-section.run';
import { write } from './write-section.run';

/** `impact terms [DISTRIBUTION]`: writes the use-based restrictions into the agreement, or brings them up to date. */
export const termsCommand: CommandMaker = (host, done) =>
  new Command('terms')
    .description(t`write or update the use-based restrictions in the agreement of a distribution`)
    .addArgument(new Argument('[distribution]', t`its id (default: all that are shared outside your organization)`))
    .addOption(checkOption())
    .addOption(manifestOption())
    .addHelpText('after', HELP)
    .action(async (id: string | undefined, options: WriteOptions) => {
      done(await write('terms', { ...options, id, path: undefined }, host));
    });

const HELP = t`
They are written between two marks in the file that the distribution names in “agreement”, and are a template: have a
lawyer review them. Everything else in that file is yours and stays as it is. Exit status: 0 written or up to date, 1 with
--check if they are not up to date, 2 if they can’t be written.`;
