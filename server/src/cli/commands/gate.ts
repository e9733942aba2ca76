import { Argument, Command, Option } from 'commander';
import { t } from '../../text/l10n';
import { manifestOption, todayOption } from '../options';
import type { CommandMaker } from '../command';
import type { GateOptions } from './gate.run';
import { gate } from './gate.run';

/** `impact gate DISTRIBUTION`: whether it may go out today, what meets each obligation, and what is missing. */
export const gateCommand: CommandMaker = (host, done) =>
  new Command('gate')
    .description(t`say whether a distribution may be released today, and what is still missing`)
    .addArgument(new Argument('<distribution>', t`its id in the manifest`))
    .addOption(
      new Option('-f, --format <format>', t`how to print the checklist`).choices(['text', 'json']).default('text'),
    )
    .option('--in <path>', t`check what ships: a folder, or a tar, tgz, zip or wheel`)
    .addOption(manifestOption())
    .addOption(todayOption())
    .addHelpText('after', HELP)
    .action(async (id: string, options: GateOptions) => {
      done(await gate(id, options, host));
    });

const HELP = t`
With --in, everything that meets an obligation must be in the folder or the archive with the same bytes, and nothing that
may not be shared: the “files” of artifacts for internal use, by path, glob or checksum. Nothing is unpacked.
Exit status: 0 only if the distribution is ready or internal, 1 if anything is missing, forbidden or unknown,
2 if the manifest, or what ships, can’t be read.`;
