import { EXPORT_FORMATS } from '../../exchange/export-formats';
import { Argument, Command, Option } from 'commander';
import { t } from '../../text/l10n';
import type { CommandMaker } from '../command';
import { manifestOption } from '../options';
import type { ExportOptions } from './export.run';
import { exportManifest } from './export.run';

/** `impact export [ID]`: the manifest as other tools and platforms read it. */
export const exportCommand: CommandMaker = (host, done) =>
  new Command('export')
    .description(t`write the manifest as a bill of materials, a card, or a section of a README`)
    .addArgument(new Argument('[id]', t`an entry, with everything it comes from (default: all)`))
    .addOption(new Option('-f, --format <format>', t`what to write`).choices(EXPORT_FORMATS).makeOptionMandatory())
    .addOption(new Option('--spdx-version <version>', t`which SPDX`).choices(['2.3', '3.0']))
    .option('-o, --output-file <file>', t`write it to this file; in a README, only the section`)
    .option('--report <file>', t`print what is lost as JSON instead of text`)
    .option('--check', t`write nothing; fail if --output-file is not up to date`)
    .addOption(manifestOption())
    .addHelpText('after', HELP)
    .action(async (id: string | undefined, options: ExportOptions) => {
      done(await exportManifest(id, options, host));
    });

const HELP = t`
CycloneDX 1.7, SPDX 3.0 or 2.3, Croissant 1.1 (one dataset), the front matter of a Hugging Face card (one model or
dataset), a section of Markdown between marks, or everything as JSON. The same manifest always gives the same bytes. Each
field that an import would not restore is listed. Exit status: 0 done, 1 with --check if the file is not up to date,
2 if it can’t be written.`;
