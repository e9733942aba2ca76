import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { SEVERITIES, type Severity } from '../../findings/finding';
import { t } from '../../text/l10n';
import { todayOption } from '../options';
import type { CommandMaker } from '../command';
import { BASELINE_FILE } from '../baseline';
import { FORMATS } from '../formats/names';
import type { CheckOptions, RuleChoice } from './check.run';

/** `impact check [PATH…]`: what is wrong with the manifests at these paths and below them. */
// eslint-disable-next-line max-lines-per-function -- a table: one line an option
export const checkCommand: CommandMaker = (host, done) =>
  new Command('check')
    .description(t`check manifests and say what is wrong, why, and what to do about it`)
    .addArgument(
      new Argument(
        '[path...]',
        t`manifests, folders that hold some, globs, or - for standard input (default: this folder)`,
      ),
    )
    .addOption(
      new Option(
        '-f, --format <format>',
        t`how to print the findings (default: what suits the build server, or text)`,
      ).choices(FORMATS),
    )
    .option('-o, --output-file <file>', t`write them there instead`)
    .option('-q, --quiet', t`print errors alone`)
    .option('--statistics', t`print how often each rule has found something`)
    .option('--include-suppressed', t`let SARIF have the silenced findings, too`)
    .option('--fix', t`apply the fixes that follow from the manifest alone`)
    .addOption(new Option('--fix-dry-run', t`show what --fix would change, and change nothing`).conflicts('fix'))
    .option('--max-warnings <number>', t`fail where there are more warnings`, wholeNumber)
    .option('--exit-zero', t`end well whatever is found`)
    .addOption(
      new Option('--rule <rule[=severity]>', t`look for this rule alone (report/* for a group), or set its severity`)
        .argParser(ruleChoice)
        .default([], t`all rules`),
    )
    .option('--config <file>', t`the configuration (default: impact.config.yaml at the root of the workspace)`)
    .option(
      '--baseline <file>',
      t`the findings that are known (default: ${BASELINE_FILE} at the root of the workspace)`,
    )
    .addOption(new Option('--no-baseline', t`count the findings that are known, too`))
    .option('--update-baseline', t`write the findings that there are into the baseline`)
    .option('--watch', t`check again whenever a file changes`)
    .addOption(todayOption())
    .option('--stdin-filename <path>', t`where the text from standard input belongs`, 'impact.yaml')
    .option('--cache', t`say again what was said, where nothing has changed (default: not on build servers)`)
    .option('--no-cache', t`look at everything again`)
    .option('--allow-none', t`end well where no manifest is found`)
    .addHelpText('after', HELP)
    .action(async (paths: readonly string[], options: CheckOptions) => {
      const { check } = await import('./check.run');
      done(await check(paths, options, host));
    });

const HELP = t`
Manifests are files called impact.yaml, impact.yml, *.impact.yaml or *.impact.yml. Below a folder, those that git ignores
and does not track and those in node_modules are passed over, and the last line says so; a file that is named is always
read. What can’t be read is said, and the command ends with 2.

Files that manifests name are read inside the workspace only: the repository around the current folder, or else the
nearest folder around it that holds impact.config.yaml. There “rules” sets the severity of each rule, for all that is below
and has no impact.config.yaml nearer to it.

Where nothing that a check was told has changed, it says again what it has said before. Its words are kept in the cache
folder of the user, and on build servers only with --cache. Nothing is kept where something could not be read or is written.

Neither severities nor a baseline ever change a verdict: what “impact gate” says is the same with and without them.`;

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(t`It is a whole number, such as 0.`);
  return Number(text);
}

/** `RULE`, `GROUP/*`, or `RULE=SEVERITY`. */
function ruleChoice(text: string, before: readonly RuleChoice[]): readonly RuleChoice[] {
  const [rule = '', said, ...rest] = text.split(/[=:]/).map((word) => word.trim());
  const severity = said === undefined ? undefined : ([...SEVERITIES, 'off'] as const).find((it) => it === said);
  if (rule === '' || rest.length > 0 || (said !== undefined && severity === undefined)) {
    throw new InvalidArgumentError(
      t`It is a rule, such as report/missing, a group, such as report/*, or a rule with its severity, such as report/missing=${'error' satisfies Severity}.`,
    );
  }
  return [...before, { rule, severity }];
}
