import { docsUrl } from '../../findings/docs';
import type { Host } from '../console';
import type { Checked, CheckedFile, PlacedFinding } from '../outcome';
import { printable } from './printable';

/**
 * The findings as a JUnit report: a suite for each manifest, in which every finding of severity error or warning is a test
 * that failed, and a manifest without any has one that passed. What could not be done is an error.
 */
export function formatJunit({ files, problems }: Checked, host: Host): string {
  const suites = files.map((file) => suiteOf(file, host));
  const failed = problems.map((problem, index) => ({
    '@name': `problem ${String(index + 1)}`,
    '@classname': 'impact',
    error: { '@message': valid(problem), '@type': 'problem' },
  }));
  const broken =
    failed.length === 0
      ? []
      : [{ '@name': 'impact check', ...numbers(failed.length, 0, failed.length), testcase: failed }];
  const tests = files.reduce((sum, file) => sum + Math.max(1, failuresOf(file).length), failed.length);
  const failures = files.reduce((sum, file) => sum + failuresOf(file).length, 0);
  // A bundle of its own, since few want this format.
  const { default: Builder } = require('fast-xml-builder') as typeof import('fast-xml-builder');
  const builder = new Builder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    format: true,
    suppressEmptyNode: true,
  });
  const xml = builder.build({
    testsuites: { '@name': 'impact', ...numbers(tests, failures, failed.length), testsuite: [...suites, ...broken] },
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`;
}

function failuresOf({ findings }: CheckedFile): readonly PlacedFinding[] {
  return findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
}

function suiteOf(file: CheckedFile, host: Host): object {
  const path = valid(host.pathOf(file.uri));
  const failures = failuresOf(file);
  const passed = { '@name': 'no findings', '@classname': path };
  return {
    '@name': path,
    ...numbers(Math.max(1, failures.length), failures.length, 0),
    testcase: failures.length === 0 ? [passed] : failures.map((finding) => caseOf(finding, path)),
  };
}

function caseOf({ rule, severity, message, remedy, place }: PlacedFinding, path: string): object {
  const at = `${path}:${String(place.start.line)}:${String(place.start.column)}`;
  const lines = [`${at}: ${severity}: ${message}`, ...(remedy === undefined ? [] : [remedy]), docsUrl(rule)];
  return {
    '@name': `${rule} (line ${String(place.start.line)})`,
    '@classname': path,
    '@file': path,
    '@line': place.start.line,
    failure: { '@message': valid(message), '@type': severity, '#text': lines.map(valid).join('\n') },
  };
}

function numbers(tests: number, failures: number, errors: number): object {
  return { '@tests': tests, '@failures': failures, '@errors': errors, '@skipped': 0, '@time': 0 };
}

/** One line of characters that XML may hold. */
function valid(text: string): string {
  return printable(text).replace(/[\ufffe\uffff\p{Surrogate}]/gu, '\uFFFD');
}
