import assert from 'node:assert/strict';
import { parse } from 'yaml';
import type { SchemaProblem } from '../../server/src/schema/problem';

/** “path key|value kind: message => suggestion”, the way the tables of these tests write a problem. */
export function told(problem: SchemaProblem): string {
  const place = `${problem.path.join(' > ') || '(document)'} ${problem.at} ${problem.kind}`;
  const suggestion = problem.suggestion === undefined ? '' : ` => ${problem.suggestion}`;
  return `${place}: ${problem.message}${suggestion}`;
}

type Validate = (value: unknown) => readonly SchemaProblem[];

/** A table of tests: what is written, and all that is told about it. */
export function table(validate: Validate, rows: readonly (readonly [name: string, yaml: string, ...told: string[]])[]) {
  for (const [name, yaml, ...expected] of rows) {
    it(name, () => {
      assert.deepEqual(validate(parse(yaml)).map(told), expected);
    });
  }
}

/** The fields that each of these has to have. */
export const artifact = 'name: Dolma, type: data, license: AI2-ImpACT-MR';
export const derivative = 'name: Words, type: data, from: {dolma: incorporated}';
export const distribution = 'of: words, audience: public';

/** A manifest with nothing but one artifact that has these fields. */
export function inArtifact(fields: string): string {
  return `{version: 1, artifacts: {dolma: {${fields}}}}`;
}

/** The same with a derivative. */
export function inDerivative(fields: string): string {
  return `{version: 1, derivatives: {words: {${fields}}}}`;
}

/** The same with a distribution. */
export function inDistribution(fields: string): string {
  return `{version: 1, distributions: {github: {${fields}}}}`;
}

/** The same with breaches. */
export function inBreaches(items: string): string {
  return `{version: 1, breaches: [${items}]}`;
}
