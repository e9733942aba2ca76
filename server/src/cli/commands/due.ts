import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { t } from '../../text/l10n';
import { todayOption } from '../options';
import type { CommandMaker } from '../command';
import type { DueOptions } from './due.run';
import { due } from './due.run';

/** `impact due [PATH…]`: what has to be seen to within some days. */
export const dueCommand: CommandMaker = (host, done) =>
  new Command('due')
    .description(t`list what is due: reports, cure periods, reviews that no longer count, and waivers that expire`)
    .addArgument(new Argument('[path...]', t`manifests, or folders that contain some (default: this folder)`))
    .addOption(
      new Option('--within <days>', t`how far ahead to look, such as 30d or 4w`).argParser(days).default(30, '30d'),
    )
    .addOption(new Option('-f, --format <format>', t`how to print it`).choices(['text', 'json']).default('text'))
    .addOption(todayOption())
    .addHelpText('after', HELP)
    .action(async (paths: readonly string[], options: DueOptions) => {
      done(await due(paths, options, host));
    });

const HELP = t`
A report is due before the date of its release, and overdue after that; a breach by the end of its 30 days; a comment
that silences a rule, and an entry of the baseline, on its last day. What no longer counts or has expired is due at once.

Exit status: 0 if nothing is due, 1 if something is, 2 if a manifest can’t be read.`;

function days(text: string): number {
  const [, number = '', unit = 'd'] = /^(\d{1,4})([dw]?)$/.exec(text) ?? [];
  if (number === '') throw new InvalidArgumentError(t`It is a number of days or weeks, such as 30d or 4w.`);
  return Number(number) * (unit === 'w' ? 7 : 1);
}
