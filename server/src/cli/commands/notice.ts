import { Argument, Command, Option } from 'commander';
import { t } from '../../text/l10n';
import { checkOption, manifestOption } from '../options';
import type { CommandMaker } from '../command';
import type { WriteOptions } from './write-section.run';
import { write } from './write-section.run';

interface NoticeOptions extends WriteOptions {
  readonly attributionIn?: string;
}

/** `impact notice [DISTRIBUTION]`: writes the notice that ships, or brings it up to date. */
export const noticeCommand: CommandMaker = (host, done) =>
  new Command('notice')
    .description(t`write or update the notice of a distribution`)
    .addArgument(new Argument('[distribution]', t`its id (default: all that are shared outside your organization)`))
    .addOption(checkOption())
    .addOption(
      new Option(
        '--attribution-in <file>',
        t`write only the attribution, to a README or a model card next to the manifest`,
      ),
    )
    .addOption(
      new Option(
        '--with-texts',
        t`add the license texts that must ship, as far as they are known, in LICENSES/ next to the manifest`,
      ),
    )
    .addOption(manifestOption())
    .addHelpText('after', HELP)
    .action(async (id: string | undefined, { attributionIn: path, ...options }: NoticeOptions) => {
      done(await write(path === undefined ? 'notice' : 'attribution', { ...options, id, path }, host));
    });

const HELP = t`
It is written between two marks in the file that the distribution names in “notices”, or NOTICE.md if it names none.
Everything else in that file is yours and stays as it is. License texts come word for word from the SPDX list; a text that
is not in it, or that has a line for the copyright holder, comes with the artifact: it is listed, never made up. Exit
status: 0 written or up to date, 1 with --check if it is not up to date, 2 if it can’t be written.`;
