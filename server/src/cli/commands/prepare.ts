import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { t } from '../../text/l10n';
import { checkOption, manifestOption, todayOption } from '../options';
import type { CommandMaker } from '../command';
import type { PrepareOptions } from './prepare.run';
import { prepare } from './prepare.run';

/** `impact prepare DISTRIBUTION`: writes all that a release owes and that follows from the manifest. */
export const prepareCommand: CommandMaker = (host, done) =>
  new Command('prepare')
    .description(t`write everything that a distribution owes, and say what is left`)
    .addArgument(new Argument('<distribution>', t`its id`))
    .addOption(
      new Option(
        '--changes <id=text>',
        t`how the originals of a derivative were used or changed; may be given many times`,
      )
        .argParser(answer)
        .default(new Map(), t`none`),
    )
    .addOption(
      new Option('--year <id=year>', t`the copyright year of an artifact; may be given many times`)
        .argParser(answer)
        .default(new Map(), t`none`),
    )
    .addOption(
      new Option('--licensor <id=name>', t`the licensor of an artifact; may be given many times`)
        .argParser(answer)
        .default(new Map(), t`none`),
    )
    .addOption(checkOption())
    .addOption(manifestOption())
    .addOption(todayOption())
    .addHelpText('after', HELP)
    .action(async (id: string, options: PrepareOptions) => {
      done(await prepare(id, options, host));
    });

const HELP = t`
It writes the terms, the attribution and the notices in the order in which they depend on each other. On a terminal it asks
what only you know, and goes on with the impact reports. Then it prints the gate. Exit status: 0 ready, 1 something is
left (with --check also if something would be written), 2 if it can’t be prepared.`;

function answer(text: string, before: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const mark = text.indexOf('=');
  if (mark < 1) throw new InvalidArgumentError(t`It is an id and a text, as in word-counts="Counted the words."`);
  return new Map([...before, [text.slice(0, mark).trim(), text.slice(mark + 1).trim()]]);
}
