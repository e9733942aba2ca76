import { docsUrl } from '../../findings/docs';
import type { Host } from '../console';
import type { Checked, CheckedFile, PlacedFinding } from '../outcome';
import { printable } from './printable';

/**
 * The findings as a JUnit report: a suite for each manifest, in which every finding of severity error or warning is a test
 * that failed, and a manifest without any has one that passed. What could not be done is an error.
 */
export function* formatJunit({ files, problems }: Checked, host: Host): Generator<string> {
  const failed = problems.length;
  const tests = files.reduce((sum, file) => sum + Math.max(1, failuresOf(file).length), failed);
  const failures = files.reduce((sum, file) => sum + failuresOf(file).length, 0);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield* enclosed({ '@name': 'impact', ...numbers(tests, failures, failed) }, suitesOf({ files, problems }, host));
}

/** A suite of test cases, which may be too many to be there as a whole. */
interface Suite {
  readonly attributes: object;
  readonly cases: Iterable<object>;
}

function* suitesOf({ files, problems }: Checked, host: Host): Generator<Suite> {
  for (const file of files) yield suiteOf(file, host);
  if (problems.length === 0) return;
  const { length } = problems;
  yield {
    attributes: { '@name': 'impact check', ...numbers(length, 0, length) },
    cases: problems.map((problem, index) => ({
      '@name': `problem ${String(index + 1)}`,
      '@classname': 'impact',
      error: { '@message': valid(problem), '@type': 'problem' },
    })),
  };
}

/** How the library writes it. */
export const XML = { ignoreAttributes: false, attributeNamePrefix: '@', format: true, suppressEmptyNode: true };

/** The suites within their root, each case built on its own: with a stand-in for what is within, and cut out around it. */
function* enclosed(attributes: object, suites: Iterable<Suite>): Generator<string> {
  // A bundle of its own, since few want this format.
  const { default: Builder } = require('fast-xml-builder') as typeof import('fast-xml-builder');
  const builder = new Builder(XML);
  const around = (root: object): readonly string[] => builder.build({ testsuites: root }).split(/^ *<here\/>\n/m);
  const [begin = '', end = ''] = around({ ...attributes, here: '' });
  const [inRoot = ''] = around({ here: '' });
  const [inSuite = '', outOfSuite = ''] = around({ testsuite: { here: '' } });
  let isBegun = false;
  for (const suite of suites) {
    if (!isBegun) yield begin;
    isBegun = true;
    const [opened = '', closed = ''] = around({ testsuite: { ...suite.attributes, here: '' } });
    yield opened.slice(inRoot.length);
    for (const testcase of suite.cases)
      yield builder.build({ testsuites: { testsuite: { testcase } } }).slice(inSuite.length, -outOfSuite.length);
    yield closed.slice(0, -end.length);
  }
  yield isBegun ? end : builder.build({ testsuites: attributes });
}

function failuresOf({ findings }: CheckedFile): readonly PlacedFinding[] {
  return findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
}

function suiteOf(file: CheckedFile, host: Host): Suite {
  const path = valid(host.pathOf(file.uri));
  const failures = failuresOf(file);
  const passed = { '@name': 'no findings', '@classname': path };
  return {
    attributes: { '@name': path, ...numbers(Math.max(1, failures.length), failures.length, 0) },
    cases: failures.length === 0 ? [passed] : casesOf(failures, path),
  };
}

function* casesOf(failures: readonly PlacedFinding[], path: string): Generator<object> {
  for (const finding of failures) yield caseOf(finding, path);
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
