import { Argument, Command, Option } from 'commander';
import { t } from '../../text/l10n';
import { todayOption } from '../options';
import type { CommandMaker } from '../command';
import type { DiffOptions } from './diff.run';
import { diff } from './diff.run';

/** `impact diff BASE [HEAD]`: what a change does to releases. */
export const diffCommand: CommandMaker = (host, done) =>
  new Command('diff')
    .description(t`say what a change does to releases: verdicts, tiers, duties and reviews`)
    .addArgument(new Argument('<base>', t`a folder, or a revision of git`))
    .addArgument(new Argument('[head]', t`another one (default: this folder as it is now)`))
    .addOption(
      new Option('-f, --format <format>', t`how to print it`).choices(['text', 'markdown', 'json']).default('text'),
    )
    .option('--merge-base', t`compare with the common ancestor of the two revisions`)
    .addOption(todayOption())
    .addHelpText('after', HELP)
    .action(async (base: string, head: string | undefined, options: DiffOptions) => {
      done(await diff({ base, head }, options, host));
    });

const HELP = t`
A name that exists as a folder means the folder; ./NAME is always a folder. A revision is a branch, a tag, a commit, or
anything else that git understands. It is read by the git on this machine, without checking anything out, running hooks or
filters, or fetching. The manifests below this folder, or below the two folders, are compared.

Exit status: 0 if nothing got worse, 1 if a distribution or a manifest did, a tier was raised or a review was lost,
2 if something could not be checked.`;
