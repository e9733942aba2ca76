import { Command } from 'commander';
import { t } from '../../text/l10n';
import type { CommandMaker } from '../command';
import type { ImportOptions } from './import.run';
import { importPaths } from './import.run';

/** `impact import`: takes what cards and bills of materials say of artifacts into a manifest. */
export const importCommand: CommandMaker = (host, done) =>
  new Command('import')
    .description(t`add artifacts to a manifest from cards, bills of materials, and license files`)
    .argument('<paths...>', t`files, or folders that each contain one work with its card and license files`)
    .option('-m, --manifest <file>', t`the manifest (default: the only one below this folder, or a new impact.yaml)`)
    .option('--write', t`write the changes instead of showing them`)
    .addHelpText('after', HELP)
    .action(async (paths: readonly string[], options: ImportOptions) => {
      done(await importPaths(paths, options, host));
    });

const HELP = t`
Reads Hugging Face cards, CITATION.cff, REUSE.toml, license files (by their titles), Croissant, CycloneDX 1.5 to 1.7,
and SPDX 2.2, 2.3 and 3.0. Each field says where it came from; what is unclear is “unknown”; existing fields of a
manifest stay as they are. Exit status: 0 done, 2 if nothing can be read or written.`;
