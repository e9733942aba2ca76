import { Argument, Command, Option } from 'commander';
import { t } from '../../text/l10n';
import { checkOption, manifestOption } from '../options';
import type { CommandMaker } from '../command';
import type { WriteOptions } from './write-section.run';

interface NoticeOptions extends WriteOptions {
  readonly attributionIn?: string;
}

/** `impact notice [DISTRIBUTION]`: writes the notice that ships, or brings it up to date. */
export const noticeCommand: CommandMaker = (host, done) =>
  new Command('notice')
    .description(t`write the notice of a distribution, or bring it up to date`)
    .addArgument(new Argument('[distribution]', t`its id (default: all that are shared outside)`))
    .addOption(checkOption())
    .addOption(
      new Option(
        '--attribution-in <file>',
        t`write just the attribution, to a README or a model card beside the manifest`,
      ),
    )
    .addOption(
      new Option(
        '--with-texts',
        t`add the texts of licenses that have to ship, as far as they are known, in LICENSES/ beside the manifest`,
      ),
    )
    .addOption(manifestOption())
    .addHelpText('after', HELP)
    .action(async (id: string | undefined, { attributionIn: path, ...options }: NoticeOptions) => {
      const { write } = await import('./write-section.run');
      done(await write(path === undefined ? 'notice' : 'attribution', { ...options, id, path }, host));
    });

const HELP = t`
It stands between two marks in the file that the distribution names in “notices”, NOTICE.md where it names none. All else
in that file is yours and stays as it is. Texts of licenses come word for word from the list of SPDX; what is not in it, and
what has a line for the holder of the copyright, comes with the artifact: it is named, and not made up here. Exit status:
0 written or up to date, 1 with --check where it is not up to date, 2 where it can’t be written.`;
