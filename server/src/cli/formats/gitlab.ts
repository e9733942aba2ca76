import type { Severity } from '../../findings/finding';
import { docsUrl } from '../../findings/docs';
import type { Host } from '../console';
import { Fingerprints } from '../fingerprints';
import type { Checked } from '../outcome';
import { repositoryOf, repositoryPath } from '../repository';
import { jsonText } from './json-text';

/** What GitLab calls our severities. */
const SEVERITIES: Readonly<Record<Severity, 'critical' | 'major' | 'minor' | 'info'>> = {
  error: 'critical',
  warning: 'major',
  information: 'minor',
  hint: 'info',
};

/** The findings as a Code Quality report of GitLab. Paths count from the repository. */
export function formatGitlab({ files }: Checked, host: Host): string {
  const prints = new Map<string, Fingerprints>();
  const issues = files.flatMap(({ root, findings }) => {
    const base = repositoryOf(root, host);
    const own = prints.get(root) ?? new Fingerprints(root);
    prints.set(root, own);
    return findings.map((finding) => {
      const { place, rule, message, remedy, severity } = finding;
      const { start, end } = place;
      return {
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
    });
  });
  return jsonText(issues);
}
