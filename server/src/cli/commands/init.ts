import { Command, Option } from 'commander';
import { OBTAINED_TYPES, type Obtained } from '../../features/new-manifest/answers';
import { AUDIENCES } from '../../license/can-i';
import { DERIVATIVE_TYPES, RELATIONS } from '../../license/relations';
import { t } from '../../text/l10n';
import type { CommandMaker } from '../command';
import type { InitOptions } from './init.run';
import { init } from './init.run';

/** `impact init`: begins a manifest; one that is there is never touched. */
export const initCommand: CommandMaker = (host, done) =>
  new Command('init')
    .description('begin a manifest')
    .option('-m, --manifest <file>', 'where', 'impact.yaml')
    .option('--project <name>', t`what it is about`)
    .option('--organization <name>', t`who is responsible for it`)
    .option('--email <address>', t`where to reach them`)
    .addOption(
      new Option(
        '--artifact <name>',
        t`what was obtained, by name or Hugging Face id; well-known ones are filled in, of others “model=NAME” says the type (data, model, code, service); may be given many times`,
      )
        .argParser(obtained)
        .default([], t`none`),
    )
    .option('--derivative <name>', t`what was made from it`)
    .addOption(new Option('--type <type>', t`what that is`).choices(DERIVATIVE_TYPES))
    .addOption(new Option('--relation <relation>', t`how it was made`).choices(RELATIONS.map(({ name }) => name)))
    .option('--changes <text>', t`how the original was used or modified`)
    .addOption(new Option('--audience <audience>', t`who will get it`).choices(AUDIENCES))
    .addHelpText('after', HELP)
    .action(async (options: InitOptions) => {
      done(await init(options, host));
    });

const HELP = t`
On a terminal it asks for whatever no option says; an empty line skips a question. An existing file is never overwritten.
Exit status: 0 written, 2 if it can’t be written.`;

function obtained(text: string, before: readonly Obtained[]): readonly Obtained[] {
  const typed = /^(data|model|code|service)=(.+)$/s.exec(text);
  const type = OBTAINED_TYPES.find((it) => it === typed?.[1]);
  return [...before, type === undefined ? { name: text } : { name: typed?.[2] ?? text, type }];
}
