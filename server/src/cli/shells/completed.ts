/** A command as a shell completes it. */
export interface Completed {
  /** Its name behind those of the commands that it is inside of; empty for the program itself. */
  readonly path: readonly string[];
  /** What may stand behind it: commands inside of it, or the values of its argument. */
  readonly words: readonly { readonly word: string; readonly about: string }[];
  readonly options: readonly CompletedOption[];
}

export interface CompletedOption {
  readonly long: string;
  readonly short?: string;
  readonly about: string;
  readonly takesValue: boolean;
  /** The values it takes; empty where any may stand. */
  readonly values: readonly string[];
  readonly isFile: boolean;
}

/** Words in the single quotes of a POSIX shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

export function flagsOf({ long, short }: CompletedOption): readonly string[] {
  return short === undefined ? [long] : [short, long];
}
