import { docsUrl } from '../../findings/docs';
import { t } from '../../text/l10n';
import { verdictLabel } from '../../words/verdict-label';
import { blocks, code, join, list, plain, say, table, whole, type Markdown, type Words } from '../../words/markdown';
import type { Host } from '../console';
import type { Checked, CheckedFile, PlacedFinding } from '../outcome';
import { repositoryOf, repositoryPath } from '../repository';
import { severityWord } from './severity-word';
import { summary } from './summary';

/** GitHub takes no summary of more than a mebibyte; in letters, which may be several bytes each. */
const MOST_LETTERS = 250_000;

const VERDICTS = [t`Distribution`, t`Shares`, t`Audience`, t`Verdict`, t`Manifest`];
const FINDINGS = [t`Severity`, t`Finding`, t`Rule`, t`Place`];

/** What a check says as a page of Markdown: the verdicts, all findings, and what could not be done. */
export function jobSummary({ files, problems }: Checked, host: Host): string {
  const verdicts = files.flatMap((file) => file.verdicts.map((verdict) => verdictRow(verdict, pathIn(file, host))));
  const findings = files.flatMap((file) => file.findings.map((finding) => findingRow(finding, file, host)));
  const head = blocks(
    say`ImpACT license manifests: ${summary(files)}`,
    problems.length === 0 ? undefined : list(problems.map((problem) => say`Not done: ${whole(problem)}`)),
    verdicts.length === 0 ? undefined : table(VERDICTS, verdicts),
  );
  const shown = fitting(findings, MOST_LETTERS - head.markdown.length);
  const rest = findings.length - shown.length;
  const found = blocks(
    shown.length === 0 ? undefined : table(FINDINGS, shown),
    rest === 0 ? undefined : say`${String(rest)} more are in the log.`,
  );
  return `### ${[head, found]
    .map(({ markdown }) => markdown)
    .filter(Boolean)
    .join('\n\n')}\n\n`;
}

function pathIn({ uri, root }: CheckedFile, host: Host): string {
  return repositoryPath(uri, repositoryOf(root, host));
}

function verdictRow(verdict: CheckedFile['verdicts'][number], path: string): readonly Words[] {
  const { distribution, shares, audience = '', owed, met, passes } = verdict;
  const done = owed === 0 ? '' : t`, ${String(met)} of ${String(owed)} met`;
  const mark = passes ? '✅' : '❌';
  return [
    code(distribution),
    join(shares, ', '),
    audience,
    plain(`${mark} ${verdictLabel({ kind: verdict.verdict })}${done}`),
    code(`${path}:${String(verdict.place.start.line)}`),
  ];
}

function findingRow(finding: PlacedFinding, { root }: CheckedFile, host: Host): readonly Words[] {
  const { severity, message, remedy, rule, place } = finding;
  const path = repositoryPath(place.uri, repositoryOf(root, host));
  return [
    severityWord(severity),
    join([whole(message), ...(remedy === undefined ? [] : [whole(remedy)])], ' '),
    link(rule, docsUrl(rule)),
    code(`${path}:${String(place.start.line)}`),
  ];
}

function link(label: string, address: string): Markdown {
  return { markdown: `[${plain(label).markdown}](${address})`, plain: label };
}

/** As many rows as fit into so many letters. */
function fitting(rows: readonly (readonly Words[])[], most: number): readonly (readonly Words[])[] {
  let left = most;
  return rows.filter((row) => {
    left -= table([], [row]).markdown.length;
    return left > 0;
  });
}
