import assert from 'node:assert/strict';
import type { Host } from '../../server/src/cli/console';
import { formatConcise } from '../../server/src/cli/formats/concise';
import { formatGithub } from '../../server/src/cli/formats/github';
import { formatGitlab } from '../../server/src/cli/formats/gitlab';
import { formatJunit, XML } from '../../server/src/cli/formats/junit';
import type { Checked, PlacedFinding } from '../../server/src/cli/outcome';
import { docsUrl } from '../../server/src/findings/docs';
import type { Severity } from '../../server/src/findings/finding';
import { memoryFiles, ROOT } from '../kit/files';
import { memoryHost } from '../kit/memory-host';

const host: Host = { ...memoryHost(memoryFiles({})), repositoryAround: () => undefined };

function finding(uri: string, line: number, severity: Severity): PlacedFinding {
  const place = { uri, start: { line, column: 3 }, end: { line, column: 9 } };
  const message = `“a<b> & ]]>” on ${String(line)} is wrong: {$&} ##`;
  return { rule: 'manifest/schema', severity, message, remedy: 'Mend "it".', place, line: '', related: [], fixes: [] };
}

/** Files with so many findings each, of all severities in turn. */
function checked(counts: readonly number[], problems: readonly string[] = []): Checked {
  const severities = ['error', 'warning', 'hint'] as const;
  const files = counts.map((count, n) => {
    const uri = `${ROOT}/a&b ${String(n)}/impact.yaml`;
    const findings = Array.from({ length: count }, (_, at) => finding(uri, at + 1, severities[at % 3] ?? 'error'));
    return { uri, findings, suppressed: [], verdicts: [], root: ROOT };
  });
  return { files, problems };
}

/** A report as the library builds it in one go. */
function builtWhole({ files, problems }: Checked): string {
  const { default: Builder } = require('fast-xml-builder') as typeof import('fast-xml-builder');
  const builder = new Builder(XML);
  const numbers = (tests: number, failures: number, errors: number): object => ({
    '@tests': tests,
    '@failures': failures,
    '@errors': errors,
    '@skipped': 0,
    '@time': 0,
  });
  const failing = files.map((file) => file.findings.filter(({ severity }) => severity !== 'hint'));
  const suites = files.map(({ uri }, n) => {
    const path = host.pathOf(uri);
    const failures = failing[n] ?? [];
    const cases = failures.map(({ rule, severity, message, place: { start } }) => ({
      '@name': `${rule} (line ${String(start.line)})`,
      '@classname': path,
      '@file': path,
      '@line': start.line,
      failure: {
        '@message': message,
        '@type': severity,
        '#text': `${path}:${String(start.line)}:3: ${severity}: ${message}\nMend "it".\n${docsUrl(rule)}`,
      },
    }));
    const testcase = cases.length > 0 ? cases : [{ '@name': 'no findings', '@classname': path }];
    return { '@name': path, ...numbers(testcase.length, failures.length, 0), testcase };
  });
  const errors = problems.map((problem, n) => ({
    '@name': `problem ${String(n + 1)}`,
    '@classname': 'impact',
    error: { '@message': problem, '@type': 'problem' },
  }));
  const broken =
    errors.length === 0
      ? []
      : [{ '@name': 'impact check', ...numbers(errors.length, 0, errors.length), testcase: errors }];
  const failures = failing.reduce((sum, those) => sum + those.length, 0);
  const tests = failing.reduce((sum, those) => sum + Math.max(1, those.length), errors.length);
  const testsuite = [...suites, ...broken];
  const root = { '@name': 'impact', ...numbers(tests, failures, errors.length), testsuite };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ testsuites: root })}`;
}

describe('formats that are written as the check goes', () => {
  it('come in pieces of which none grows with the number of findings', () => {
    for (const format of [formatConcise, formatGithub, formatGitlab, formatJunit]) {
      const longest = [20, 400].map((count) =>
        Math.max(...[...format(checked([count]), host)].map(({ length }) => length)),
      );
      assert.ok((longest[1] ?? 0) < (longest[0] ?? 0) + 100, format.name);
    }
  });

  it('are the same JUnit report as one that is built as a whole', () => {
    const all = [
      checked([]),
      checked([0]),
      checked([1]),
      checked([7, 0, 2]),
      checked([3], ['x < y', 'z']),
      checked([], ['x']),
    ];
    for (const one of all) {
      const text = [...formatJunit(one, host)].join('');
      assert.equal(text, builtWhole(one));
    }
  });

  it('are the same list for GitLab as one that is written as a whole', () => {
    for (const one of [checked([]), checked([0]), checked([5, 0, 2])]) {
      const text = [...formatGitlab(one, host)].join('');
      const issues = JSON.parse(text) as readonly object[];
      assert.equal(
        issues.length,
        one.files.reduce((sum, { findings }) => sum + findings.length, 0),
      );
      assert.equal(text.replaceAll('\\u0023', '#'), `${JSON.stringify(issues, null, 2)}\n`);
    }
  });
});
