import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { SEVERITIES, type Severity } from '../../findings/finding';
import { t } from '../../text/l10n';
import { todayOption } from '../options';
import type { CommandMaker } from '../command';
import { BASELINE_FILE } from '../baseline';
import { FORMATS } from '../formats/names';
import type { CheckOptions, RuleChoice } from './check.run';
import { check } from './check.run';

/** `impact check [PATH…]`: what is wrong with the manifests at these paths and below them. */
// eslint-disable-next-line max-lines-per-function -- a table: one line an option
export const checkCommand: CommandMaker = (host, done) =>
  new Command('check')
    .description(t`check manifests and say what is wrong, why, and what to do about it`)
    .addArgument(
      new Argument(
        '[path...]',
        t`manifests, folders that contain some, globs, or - for standard input (default: this folder)`,
      ),
    )
    .addOption(
      new Option(
        '-f, --format <format>',
        t`how to print the findings (default: what suits the build server, or text)`,
      ).choices(FORMATS),
    )
    .option('-o, --output-file <file>', t`write them to this file instead`)
    .option('-q, --quiet', t`print only errors`)
    .option('--statistics', t`print how often each rule has found something`)
    .option('--include-suppressed', t`include silenced findings in SARIF`)
    .option('--fix', t`apply the fixes that follow from the manifest alone`)
    .addOption(new Option('--fix-dry-run', t`show what --fix would change, and change nothing`).conflicts('fix'))
    .option('--max-warnings <number>', t`fail if there are more warnings`, wholeNumber)
    .option('--exit-zero', t`exit with 0 whatever is found`)
    .addOption(
      new Option('--rule <rule[=severity]>', t`check only this rule (report/* for a group), or set its severity`)
        .argParser(ruleChoice)
        .default([], t`all rules`),
    )
    .option('--config <file>', t`the configuration (default: impact.config.yaml at the root of the workspace)`)
    .option('--baseline <file>', t`the known findings (default: ${BASELINE_FILE} at the root of the workspace)`)
    .addOption(new Option('--no-baseline', t`count known findings, too`))
    .option('--update-baseline', t`write the current findings into the baseline`)
    .option('--watch', t`check again whenever a file changes`)
    .addOption(todayOption())
    .option('--stdin-filename <path>', t`the path that the text from standard input belongs to`, 'impact.yaml')
    .option('--cache', t`reuse earlier results where nothing has changed (default: not on build servers)`)
    .option('--no-cache', t`check everything again`)
    .option('--allow-none', t`exit with 0 if no manifest is found`)
    .addHelpText('after', HELP)
    .action(async (paths: readonly string[], options: CheckOptions) => {
      done(await check(paths, options, host));
    });

const HELP = t`
Manifests are files called impact.yaml, impact.yml, *.impact.yaml or *.impact.yml. In a folder, files that git ignores
and does not track and those in node_modules are skipped, and the last line says so; a file that you name is always
read. Files that can’t be read are listed, and the command exits with 2.

Files that manifests name are read only inside the workspace: the repository around the current folder, or else the
nearest parent folder with an impact.config.yaml. In that file, “rules” sets the severity of each rule for everything below,
unless there is another impact.config.yaml nearer to it.

Where nothing has changed since the last check, its results are used again. They are kept in the cache folder of the user,
and on build servers only with --cache. Nothing is kept if something could not be read or is written.

Neither severities nor a baseline ever change a verdict: “impact gate” says the same with and without them.`;

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
