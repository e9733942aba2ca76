import type { Host } from '../console';
import type { Checked, Shown } from '../outcome';
import type { Format } from './names';

/** A text as a whole, or in pieces where it may be very long. */
type Formatter = (checked: Checked, host: Host, shown: Shown) => string | Iterable<string>;

/** Each format is loaded when it is asked for. */
const FORMATTERS: Readonly<Record<Format, () => Promise<Formatter>>> = {
  text: async () => (await import('./text')).formatText,
  concise: async () => (await import('./concise')).formatConcise,
  json: async () => (await import('./json')).formatJson,
  sarif: async () => (await import('./sarif')).formatSarif,
  github: async () => (await import('./github')).formatGithub,
  gitlab: async () => (await import('./gitlab')).formatGitlab,
  junit: async () => (await import('./junit')).formatJunit,
};

/** What is printed in a format, in pieces. */
export async function printed(
  format: Format,
  checked: Checked,
  { host, shown }: { host: Host; shown: Shown },
): Promise<Iterable<string>> {
  const formatter = await FORMATTERS[format]();
  const told = shown.quiet === true ? errorsOf(checked) : checked;
  const made = formatter(told, host, shown);
  const text = typeof made === 'string' ? [made] : made;
  const isForPeople = format === 'text' || format === 'concise' || format === 'github';
  if (shown.statistics !== true || !isForPeople) return text;
  const { statisticsText } = await import('./statistics');
  return followedBy(text, () => statisticsText(told.files));
}

function* followedBy(pieces: Iterable<string>, last: () => string): Generator<string> {
  yield* pieces;
  yield last();
}

function errorsOf({ files, problems }: Checked): Checked {
  const errors = files.map((file) => ({
    ...file,
    findings: file.findings.filter(({ severity }) => severity === 'error'),
  }));
  return { files: errors, problems };
}
