import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import formats from 'ajv-formats';
import schema from '../../schemas/impact-output.schema.json';
import { entriesOf, zipOf } from '../kit/archives';
import { impact } from '../kit/cli';
import { builtCopy } from '../kit/planted';
import { FILES, RELEASE, VALUE_PRISM, WORD_COUNTS } from '../kit/release';
import { inFolder } from './kit';

const TODAY = ['--today', '2024-03-01'];
const WHOLE = { ...FILES, 'README.md': `${VALUE_PRISM}\n` };

describe('impact gate --in', () => {
  it(
    'prints a line for each file, and ends with 1 where one is missing',
    inFolder({ 'impact.yaml': WORD_COUNTS + RELEASE, ...FILES }, ({ path }) => {
      writeFileSync(join(path, 'out.zip'), zipOf(entriesOf(WHOLE)));
      const whole = impact(path, ['gate', 'github', '--in', 'out.zip', ...TODAY]);
      assert.deepEqual([whole.code, whole.err], [0, '']);
      assert.match(
        whole.out,
        /What ships in out\.zip \(4 files\): everything that must, and nothing that may not\.\n\n- ✓ LICENSE\.md: an agreement/,
      );
      writeFileSync(join(path, 'out.zip'), zipOf(entriesOf(WHOLE).filter(({ name }) => name !== 'NOTICE.md')));
      const lacking = impact(path, ['gate', 'github', '--in', 'out.zip', ...TODAY]);
      assert.equal(lacking.code, 1);
      assert.deepEqual(lacking.out.match(/^- ✗.*/gm), [
        '- ✗ NOTICE.md is not in it: the notice of modification, shipped',
      ]);
      assert.equal(impact(path, ['gate', 'github', '--in', 'LICENSE.md', ...TODAY]).code, 2);
    }),
  );

  it('ends with 2 where what may not go out can’t be read to compare with', function () {
    if (process.platform === 'win32') this.skip();
    const manifest = (WORD_COUNTS + RELEASE).replace('    year: 2023', '    year: 2023\n    files: ["raw/**"]');
    inFolder({ 'impact.yaml': manifest, ...FILES, 'raw/a/rows.jsonl': 'row\n', 'raw/b.jsonl': 'b\n' }, ({ path }) => {
      chmodSync(path, 0o755);
      writeFileSync(join(path, 'out.zip'), zipOf(entriesOf({ ...WHOLE, 'c.jsonl': 'c\n' })));
      const program = builtCopy();
      const gate = (): ReturnType<typeof impact> =>
        impact(path, ['gate', 'github', '--in', 'out.zip', ...TODAY], { asNobody: true, program: program.cli });
      try {
        assert.equal(gate().code, 0);
        for (const [sealed, mode] of [
          ['raw/a', 0o755],
          ['raw/b.jsonl', 0o644],
        ] as const) {
          chmodSync(join(path, sealed), 0);
          const { code, err } = gate();
          assert.deepEqual([code, /out\.zip can’t be checked: .* not permitted/.test(err)], [2, true], err);
          chmodSync(join(path, sealed), mode);
        }
      } finally {
        program.remove();
      }
    })();
  });

  it(
    'prints JSON as its schema says',
    inFolder({ 'impact.yaml': WORD_COUNTS + RELEASE, ...FILES }, ({ path }) => {
      const validate = formats(new Ajv2020({ strict: false, allErrors: true })).compile(schema);
      writeFileSync(join(path, 'out.zip'), zipOf([...entriesOf(WHOLE), { name: '../x', bytes: '' }]));
      const { code, out } = impact(path, ['gate', 'github', '--in', 'out.zip', '-f', 'json', ...TODAY]);
      const gate = JSON.parse(out) as { readonly passes: boolean; readonly in: { readonly lines: readonly object[] } };
      assert.ok(validate(gate), JSON.stringify(validate.errors));
      assert.deepEqual([code, gate.passes], [1, false]);
      assert.deepEqual(gate.in.lines.at(-1), {
        state: 'unsafe',
        path: '../x',
        why: 'it would be unpacked outside the folder',
      });
    }),
  );
});
