import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { CATEGORIES } from '../../report/questions';
import { t } from '../../text/l10n';
import { manifestOption, todayOption } from '../options';
import type { CommandMaker } from '../command';
import type { ReportOptions } from './report.run';
import { newReport } from './report.run';

/** `impact report new DERIVATIVE`: begins an impact report and names it in the manifest. */
export const reportCommand: CommandMaker = (host, done) =>
  new Command('report').description(t`write Derivative Impact Reports`).addCommand(
    new Command('new')
      .description(t`create the impact report of a derivative, and name it in the manifest`)
      .addArgument(new Argument('<derivative>', t`its id in the manifest`))
      .addOption(
        new Option('-c, --category <category>', t`which report (default: one that is owed)`).choices(CATEGORIES),
      )
      .addOption(
        new Option('-a, --answer <heading=text>', t`an answer, as in "Intended Use=Research"; may be given many times`)
          .argParser(answer)
          .default(new Map(), t`none`),
      )
      .option('--force', t`replace a report that already exists`)
      .addOption(manifestOption())
      .addOption(todayOption())
      .addHelpText('after', HELP)
      .action(async (id: string, options: ReportOptions) => {
        done(await newReport(id, options, host));
      }),
  );

const HELP = t`
On a terminal it asks every question without an --answer; an empty line skips a question. Exit status: 0 written, 2 if it
can’t be written.`;

function answer(text: string, before: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const mark = text.indexOf('=');
  if (mark < 1) throw new InvalidArgumentError(t`It is a heading and a text, as in "Intended Use=Research".`);
  return new Map([...before, [text.slice(0, mark).trim(), text.slice(mark + 1).trim()]]);
}
