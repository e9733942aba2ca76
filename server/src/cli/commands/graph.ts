import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { t } from '../../text/l10n';
import type { CommandMaker } from '../command';
import { todayOption } from '../options';
import type { GraphOptions } from './graph.run';

/** `impact graph [ID]`: a picture of what comes from what. */
export const graphCommand: CommandMaker = (host, done) =>
  new Command('graph')
    .description(t`draw what comes from what, with risks and verdicts`)
    .addArgument(new Argument('[id]', t`the entry to draw, with what is around it (default: all)`))
    .addOption(
      new Option('-f, --format <format>', t`how to draw it`).choices(['svg', 'mermaid', 'dot', 'json']).default('svg'),
    )
    .addOption(new Option('-m, --manifest <path>', t`a manifest, or a folder that holds some (default: this folder)`))
    .addOption(new Option('--depth <steps>', t`how far from the entry (default: to the ends)`).argParser(steps))
    .option('-o, --output-file <file>', t`write it there instead`)
    .addOption(todayOption())
    .addHelpText('after', HELP)
    .action(async (id: string | undefined, options: GraphOptions) => {
      const { graph } = await import('./graph.run');
      done(await graph(id, options, host));
    });

const HELP = t`
What an entry of another manifest comes from is drawn too. The SVG stands alone: put it into a README. Mermaid is drawn by
GitHub and GitLab, DOT by Graphviz. Exit status: 0, whatever the verdicts are, 2 where there is no such entry, or where
something can’t be read.`;

function steps(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError(t`It is a number of steps, such as 2.`);
  return Number(text);
}
