import { Command } from 'commander';
import { t } from '../../text/l10n';
import type { CommandMaker } from '../command';
import type { ImportOptions } from './import.run';

/** `impact import`: takes what cards and bills of materials say of artifacts into a manifest. */
export const importCommand: CommandMaker = (host, done) =>
  new Command('import')
    .description(t`take artifacts into a manifest from cards, bills of materials, and license files`)
    .argument('<paths...>', t`files, or folders that each hold one thing with its card and license files`)
    .option('-m, --manifest <file>', t`the manifest; else the only one below this folder, or a new impact.yaml`)
    .option('--write', t`write it, instead of showing what would change`)
    .addHelpText('after', HELP)
    .action(async (paths: readonly string[], options: ImportOptions) => {
      const { importPaths } = await import('./import.run');
      done(await importPaths(paths, options, host));
    });

const HELP = t`
Reads Hugging Face cards, CITATION.cff, REUSE.toml, license files (by their titles), Croissant, CycloneDX 1.5 to 1.7,
and SPDX 2.2, 2.3 and 3.0. Each field says where it came from; what is unclear is “unknown”; what a manifest has already
stays as it is. Exit status: 0 done, 2 where nothing can be read or written.`;
