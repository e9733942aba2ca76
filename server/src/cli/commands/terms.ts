import { Argument, Command } from 'commander';
import { t } from '../../text/l10n';
import { checkOption, manifestOption } from '../options';
import type { CommandMaker } from '../command';
import type { WriteOptions } from './write-section.run';

/** `impact terms [DISTRIBUTION]`: writes the use-based restrictions into the agreement, or brings them up to date. */
export const termsCommand: CommandMaker = (host, done) =>
  new Command('terms')
    .description(t`write the use-based restrictions into the agreement of a distribution, or bring them up to date`)
    .addArgument(new Argument('[distribution]', t`its id (default: all that are shared outside)`))
    .addOption(checkOption())
    .addOption(manifestOption())
    .addHelpText('after', HELP)
    .action(async (id: string | undefined, options: WriteOptions) => {
      const { write } = await import('./write-section.run');
      done(await write('terms', { ...options, id, path: undefined }, host));
    });

const HELP = t`
They stand between two marks in the file that the distribution names in “agreement”, and are a template: have counsel
review them. All else in that file is yours and stays as it is. Exit status: 0 written or up to date, 1 with --check where
they are not up to date, 2 where they can’t be written.`;
