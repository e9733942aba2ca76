import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020';
import formats from 'ajv-formats';
import schema from '../../schemas/impact-output.schema.json';
import { impact } from '../kit/cli';
import { FILES, RELEASE, WORD_COUNTS } from '../kit/release';
import { inFolder } from './kit';

const RELEASED = { 'impact.yaml': WORD_COUNTS + RELEASE, ...FILES };

describe('impact export', () => {
  it(
    'prints each format, and says what is lost',
    inFolder(RELEASED, ({ path }) => {
      const begins = {
        cyclonedx: /^\{\n {2}"\$schema": "http:\/\/cyclonedx\.org\/schema\/bom-1\.7\.schema\.json"/,
        spdx: /^\{\n {2}"@context": "https:\/\/spdx\.org\/rdf\/3\.0\.1\//,
        'spdx-2.3': /^\{\n {2}"spdxVersion": "SPDX-2\.3"/,
        croissant: /"name": "Word Counts"/,
        card: /^---\nlicense: other\nlicense_name: ai2-impact-license-medium-risk\nlicense_link: LICENSE\.md\npretty_name: Word Counts\n/,
        markdown: /^<!-- impact-manifest:origins \* begin/,
        json: /"kind": "export"/,
      };
      for (const [format, begin] of Object.entries(begins)) {
        const { code, out, err } = impact(path, ['export', '-f', format]);
        assert.equal(code, 0, err);
        assert.match(out, begin);
        assert.equal(err === '', format === 'json');
      }
      const { out } = impact(path, ['export', '-f', 'spdx', '--spdx-version', '2.3']);
      assert.match(out, /SPDX-2\.3/);
      assert.equal(impact(path, ['export', '-f', 'card', '--spdx-version', '2.3']).code, 2);
      assert.match(
        impact(path, ['export', '-f', 'cyclonedx']).err,
        /^Lost: derivatives\.word-counts\.reports: the format/m,
      );
    }),
  );

  it(
    'writes files and the report of losses, and tells whether a file is up to date',
    inFolder(RELEASED, (folder) => {
      const args = ['export', 'github', '-f', 'cyclonedx', '-o', 'bom.json', '--report', 'lost.json'];
      const check = [...args.slice(0, 6), '--check'];
      assert.equal(impact(folder.path, check).code, 1);
      const written = impact(folder.path, args);
      assert.deepEqual([written.code, written.out, written.err], [0, 'Wrote bom.json (77 new lines).\n', '']);
      assert.equal(impact(folder.path, check).code, 0);
      const validate = formats(new Ajv2020({ strict: false })).compile(schema);
      assert.ok(validate(JSON.parse(folder.read('lost.json'))), JSON.stringify(validate.errors));
      assert.ok(
        validate(JSON.parse(impact(folder.path, ['export', '-f', 'json']).out)),
        JSON.stringify(validate.errors),
      );
      assert.equal(impact(folder.path, ['export', '-f', 'json', '-o', 'impact.yaml']).code, 2);
      assert.equal(folder.read('impact.yaml'), RELEASED['impact.yaml']);
    }),
  );

  it(
    'keeps a section of a README in step, and nothing else in it',
    inFolder({ ...RELEASED, 'README.md': '# Words\n\nMine.\n' }, (folder) => {
      const args = ['export', '-f', 'markdown', '-o', 'README.md'];
      assert.equal(impact(folder.path, args).out, 'Updated README.md (11 new lines).\n');
      const first = folder.read('README.md');
      assert.match(
        first,
        /^# Words\n\nMine\.\n\n<!-- impact-manifest:origins \* begin[\s\S]*\*\*ValuePrism\*\* \| `AI2-ImpACT-MR`/,
      );
      assert.equal(impact(folder.path, args).out, 'README.md is up to date.\n');
      folder.write('README.md', `${first}\nMine, too.\n`);
      folder.write('impact.yaml', RELEASED['impact.yaml'].replace('Word Counts', 'Counts of Words'));
      assert.equal(impact(folder.path, [...args, '--check']).code, 1);
      assert.equal(impact(folder.path, args).code, 0);
      assert.equal(folder.read('README.md'), `${first.replaceAll('Word Counts', 'Counts of Words')}\nMine, too.\n`);
      for (const file of ['LICENSES/.hidden.md', 'requirements.txt', 'run.sh'])
        assert.equal(impact(folder.path, [...args.slice(0, 4), file]).code, 2, file);
    }),
  );

  it(
    'leaves a card that is there as it is, and writes nothing of a broken manifest',
    inFolder(
      { ...RELEASED, 'README.md': '# Words\n', 'b/impact.yaml': 'version: 1\nartifacts: {a: {nam: A}}\n' },
      (folder) => {
        const { code, err } = impact(folder.path, ['export', 'word-counts', '-f', 'card', '-o', 'README.md']);
        assert.equal(code, 2);
        assert.match(err, /README\.md already exists and was left unchanged/);
        assert.equal(folder.read('README.md'), '# Words\n');
        assert.match(impact(folder.path, ['export', '-f', 'spdx', '-m', 'b/impact.yaml']).err, /^b\/impact\.yaml:2: /);
      },
    ),
  );
});
