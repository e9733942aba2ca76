import { t } from '../../text/l10n';
/** Has it said, in a sentence and by how the process ends, that what is printed can’t be written. */
export function sayIfUnwritten(): void {
  process.stderr.on('error', () => {
    // There is nobody left to tell.
  });
  process.stdout.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
    process.stderr.write(t`The output could not be written: ${OUTPUT_FAULTS[code] ?? t`the system says ${code}`}.\n`);
    process.exit(2);
  });
}

const OUTPUT_FAULTS: Readonly<Record<string, string>> = {
  EPIPE: t`nothing reads it anymore`,
  ENOSPC: t`the disk is full`,
  EFBIG: t`the file may not grow any larger`,
};
