import { Argument, Command } from 'commander';
import { t } from '../../text/l10n';
import type { CommandMaker } from '../command';
import { SHELLS, type Shell } from '../shells/names';
import { completionScript } from '../shells/script';

/** `impact completion SHELL`: a script that lets a shell complete commands, options and their values. */
export const completionCommand: CommandMaker = (host, done) =>
  new Command('completion')
    .description(t`print the script that makes a shell complete commands and options`)
    .addArgument(new Argument('<shell>', t`which shell`).choices(SHELLS))
    .addHelpText('after', HELP)
    .action((shell: Shell, _: unknown, command: Command) => {
      host.print(completionScript(shell, command.parent ?? command));
      done(0);
    });

const HELP = t`
  bash         source <(impact completion bash)                    in ~/.bashrc
  zsh          source <(impact completion zsh)                     in ~/.zshrc, after compinit
  fish         impact completion fish | source                     in ~/.config/fish/config.fish
  powershell   impact completion powershell | Out-String | iex     in $PROFILE`;
