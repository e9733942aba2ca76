import type { Severity } from '../../findings/finding';
import { docsUrl } from '../../findings/docs';
import type { Host } from '../console';
import { Fingerprints } from '../fingerprints';
import type { Checked } from '../outcome';
import { repositoryOf, repositoryPath } from '../repository';
import { jsonPieces, Listed } from './json-text';

/** What GitLab calls our severities. */
const SEVERITIES: Readonly<Record<Severity, 'critical' | 'major' | 'minor' | 'info'>> = {
  error: 'critical',
  warning: 'major',
  information: 'minor',
  hint: 'info',
};

/** The findings as a Code Quality report of GitLab. Paths count from the repository. */
export function formatGitlab({ files }: Checked, host: Host): Iterable<string> {
  return jsonPieces(new Listed(issuesOf(files, host)));
}

function* issuesOf(files: Checked['files'], host: Host): Generator<object> {
  const prints = new Map<string, Fingerprints>();
  for (const { root, findings } of files) {
    const base = repositoryOf(root, host);
    const own = prints.get(root) ?? new Fingerprints(root);
    prints.set(root, own);
    for (const finding of findings) {
      const { place, rule, message, remedy, severity } = finding;
      const { start, end } = place;
      yield {
        type: 'issue',
        check_name: rule,
        description: remedy === undefined ? message : `${message} ${remedy}`,
        categories: ['Compatibility'],
        severity: SEVERITIES[severity],
        // Two workspaces of one repository may hold the same file of the same name.
        fingerprint: `${own.fingerprint(finding)}${base === root ? '' : `:${repositoryPath(root, base)}`}`,
        location: {
          path: repositoryPath(place.uri, base),
          lines: { begin: start.line, end: end.line },
        },
        content: { body: docsUrl(rule) },
      };
    }
  }
}
