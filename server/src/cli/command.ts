import type { Command } from 'commander';
import type { Host } from './console';

/** How a command ends: 0 for well, 1 for findings that count, 2 for misuse and input that can't be read. */
export type ExitCode = 0 | 1 | 2;

/** A command of its own; tells how it ended. */
export type CommandMaker = (host: Host, done: (code: ExitCode) => void) => Command;
