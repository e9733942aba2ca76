import { Argument, Command } from 'commander';
import { t } from '../../text/l10n';
import { nearest } from '../../text/words';
import type { CommandMaker } from '../command';
import { stylesFor } from '../formats/style';
import { rules } from '../../rules/index';

/** `impact explain RULE`: the page of a rule, which comes with the program, so that no network is needed. */
export const explainCommand: CommandMaker = (host, done) =>
  new Command('explain')
    .description(t`print the page of a rule: what it finds, why that matters, how to silence it`)
    .addArgument(new Argument('<rule>', t`such as lineage/share-alike`))
    .action((asked: string) => {
      const ids = rules.map(({ id }) => id);
      const rule = ids.find((id) => id === asked) ?? ids.find((id) => id.endsWith(`/${asked}`));
      if (rule === undefined) {
        const near = nearest(asked, ids);
        host.warn(
          t`There is no rule “${asked}”.${near === undefined ? '' : t` Did you mean “${near}”?`} “impact rules” lists them all.\n`,
        );
        done(2);
        return;
      }
      const page = host.page(rule);
      if (page === undefined) {
        host.warn(t`The page of ${rule} is missing from this installation.\n`);
        done(2);
        return;
      }
      const { bold } = stylesFor(host);
      // A comment in an example looks like a heading.
      const parts = page.split(/^(```[^`]*```)$/m);
      host.print(parts.map((part, index) => (index % 2 === 1 ? part : part.replace(/^#.*$/gm, bold))).join(''));
      done(0);
    });
