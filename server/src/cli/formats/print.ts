import type { Host } from '../console';
import type { Checked, Shown } from '../outcome';
import { formatConcise } from './concise';
import { formatGithub } from './github';
import { formatGitlab } from './gitlab';
import { formatJson } from './json';
import { formatJunit } from './junit';
import type { Format } from './names';
import { formatSarif } from './sarif';
import { statisticsText } from './statistics';
import { formatText } from './text';

/** A text as a whole, or in pieces where it may be very long. */
type Formatter = (checked: Checked, host: Host, shown: Shown) => string | Iterable<string>;

const FORMATTERS: Readonly<Record<Format, Formatter>> = {
  text: formatText,
  concise: formatConcise,
  json: formatJson,
  sarif: formatSarif,
  github: formatGithub,
  gitlab: formatGitlab,
  junit: formatJunit,
};

/** What is printed in a format, in pieces. */
export function printed(
  format: Format,
  checked: Checked,
  { host, shown }: { host: Host; shown: Shown },
): Iterable<string> {
  const formatter = FORMATTERS[format];
  const told = shown.quiet === true ? errorsOf(checked) : checked;
  const made = formatter(told, host, shown);
  const text = typeof made === 'string' ? [made] : made;
  const isForPeople = format === 'text' || format === 'concise' || format === 'github';
  if (shown.statistics !== true || !isForPeople) return text;
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
