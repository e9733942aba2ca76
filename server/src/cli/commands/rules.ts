import { Command, Option } from 'commander';
import { inLanguage, t } from '../../text/l10n';
import type { CommandMaker } from '../command';
import { rules } from '../../rules/index';

/** `impact rules`: every rule with its severity and what it is about. */
export const rulesCommand: CommandMaker = (host, done) =>
  new Command('rules')
    .description(t`list all rules`)
    .addOption(new Option('-f, --format <format>', t`how to print them`).choices(['text', 'json']).default('text'))
    .action(({ format }: { readonly format: string }) => {
      const listed = rules.map(({ id, severity, why }) => ({ rule: id, severity, why }));
      if (format === 'json') host.print(`${JSON.stringify(listed, null, 2)}\n`);
      else
        host.print(
          listed.map(({ rule, severity, why }) => `${rule}  (${severity})\n  ${inLanguage(why)}\n`).join('\n'),
        );
      done(0);
    });
