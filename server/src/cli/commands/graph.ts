import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { t } from '../../text/l10n';
import type { CommandMaker } from '../command';
import { todayOption } from '../options';
import type { GraphOptions } from './graph.run';
import { graph } from './graph.run';

/** `impact graph [ID]`: a picture of what comes from what. */
export const graphCommand: CommandMaker = (host, done) =>
  new Command('graph')
    .description(t`draw the lineage, with risks and verdicts`)
    .addArgument(new Argument('[id]', t`the entry to draw, with everything connected to it (default: all)`))
    .addOption(
      new Option('-f, --format <format>', t`how to draw it`).choices(['svg', 'mermaid', 'dot', 'json']).default('svg'),
    )
    .addOption(
      new Option('-m, --manifest <path>', t`a manifest, or a folder that contains some (default: this folder)`),
    )
    .addOption(new Option('--depth <steps>', t`how many steps from the entry (default: all)`).argParser(steps))
    .option('-o, --output-file <file>', t`write it to this file instead`)
    .addOption(todayOption())
    .addHelpText('after', HELP)
    .action(async (id: string | undefined, options: GraphOptions) => {
      done(await graph(id, options, host));
    });

const HELP = t`
The sources of entries from other manifests are drawn too. The SVG needs no other files: put it into a README. GitHub and
GitLab draw Mermaid, Graphviz draws DOT. Exit status: 0 whatever the verdicts are, 2 if there is no such entry or
something can’t be read.`;

function steps(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError(t`It is a number of steps, such as 2.`);
  return Number(text);
}
