/** Has it said, in a sentence and by how the process ends, that what is printed can’t be written. */
export function sayIfUnwritten(): void {
  process.stderr.on('error', () => {
    // There is nobody left to tell.
  });
  process.stdout.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
    process.stderr.write(`The output could not be written: ${OUTPUT_FAULTS[code] ?? `the system says ${code}`}.\n`);
    process.exit(2);
  });
}

const OUTPUT_FAULTS: Readonly<Record<string, string>> = {
  EPIPE: 'nobody reads it any more',
  ENOSPC: 'the disk is full',
  EFBIG: 'the file may not get any longer',
};
