import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { filesIn, impact, start } from '../kit/cli';
import { Folder } from '../kit/server';
import { inFolder, LAX, SPELLED, STRICT } from './kit';

/** The manifests that a check has found something in or not, by its JSON. */
function checked(out: string): readonly string[] {
  return filesIn<{ file: string }>(out).map(({ file }) => file);
}

describe('impact check', () => {
  it(
    'says what is wrong where, why, and what to do',
    inFolder({ 'impact.yaml': LAX }, ({ path }) => {
      const { code, out, err } = impact(path, ['check']);
      assert.equal(
        out,
        `impact.yaml:11:11: error: Tuned can’t be low risk: it comes from ValuePrism (AI2-ImpACT-MR, medium risk).
11 |     risk: low
   |           ^^^
   = because: Tuned is made from ValuePrism (trained-on). impact.yaml:13:7
   =          ValuePrism is under a license of The Allen Institute for Artificial Intelligence. impact.yaml:3:3
   =          Its license is AI2-ImpACT-MR: medium risk. impact.yaml:6:14
   = help: Write “risk: medium”, or leave the field out: the risk is inherited. “impact check --fix” does it.
   = rule: lineage/understated-risk https://github.com/impact-manifest/impact-manifest/blob/main/docs/rules/lineage/understated-risk.md

1 error in 1 manifest.
`,
      );
      assert.deepEqual([code, err], [1, '']);
    }),
  );

  it(
    'ends well where there is nothing to object to',
    inFolder({ 'impact.yaml': STRICT, 'data/words.impact.yml': STRICT }, ({ path }) => {
      assert.deepEqual(impact(path, ['check']), { code: 0, out: 'No findings in 2 manifests.\n', err: '' });
    }),
  );

  it(
    'lets warnings pass, up to as many as are allowed',
    inFolder({ 'impact.yaml': SPELLED }, ({ path }) => {
      assert.equal(impact(path, ['check']).code, 0);
      assert.equal(impact(path, ['check', '--max-warnings', '1']).code, 0);
      const { code, err } = impact(path, ['check', '--max-warnings', '0']);
      assert.deepEqual([code, err], [1, 'There are more warnings than --max-warnings 0 allows.\n']);
    }),
  );

  it(
    'finds manifests below folders, but not what git ignores, what is installed and what is linked',
    inFolder(
      {
        '.gitignore': 'build/\n*.local.impact.yaml\n',
        'impact.yaml': STRICT,
        'other.yaml': 'a: 1\n',
        'data/impact.yml': STRICT,
        'data/words.impact.yaml': STRICT,
        'data/my.local.impact.yaml': STRICT,
        'data/.gitignore': '/drafts\n!kept.local.impact.yaml\n',
        'data/kept.local.impact.yaml': STRICT,
        'data/drafts/impact.yaml': STRICT,
        'more/drafts/impact.yaml': STRICT,
        'build/impact.yaml': STRICT,
        'node_modules/some/impact.yaml': STRICT,
      },
      ({ path }) => {
        symlinkSync(join(path, 'data'), join(path, 'linked'), 'junction');
        const own = [
          'data/impact.yml',
          'data/kept.local.impact.yaml',
          'data/words.impact.yaml',
          'impact.yaml',
          'more/drafts/impact.yaml',
        ];
        assert.deepEqual([...checked(impact(path, ['check', '--format', 'json']).out)].sort(), own);
        assert.deepEqual(checked(impact(path, ['check', 'data', 'impact.yaml', 'data', '--format', 'json']).out), [
          ...own.slice(0, 3),
          'impact.yaml',
        ]);
        // What a person names is read, whatever it is called and wherever it is.
        const named = ['build/impact.yaml', 'data/my.local.impact.yaml', 'node_modules/some/impact.yaml', 'other.yaml'];
        assert.deepEqual(checked(impact(path, ['check', ...named, '--format', 'json']).out), named);
        assert.deepEqual(checked(impact(join(path, 'data'), ['check', '..', '--format', 'json']).out).length, 5);
      },
    ),
  );

  it(
    'objects to paths that are not there, and checks the others',
    inFolder({ 'impact.yaml': STRICT }, ({ path }) => {
      assert.deepEqual(impact(path, ['check', 'impact.yaml', 'nowhere.yaml']), {
        code: 2,
        out: 'No findings in 1 manifest.\n',
        err: 'There is no file or folder nowhere.yaml.\n',
      });
    }),
  );

  it(
    'does not take nothing for well',
    inFolder({ 'README.md': '' }, ({ path }) => {
      const { code, out, err } = impact(path, ['check']);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /^No manifest found\. A manifest is called impact\.yaml or NAME\.impact\.yaml/);
      assert.deepEqual(impact(path, ['check', '--allow-none']), { code: 0, out: '', err: '' });
      const { code: ended, out: json, err: said } = impact(path, ['check', '--allow-none', '--format', 'json']);
      assert.deepEqual([ended, checked(json), said], [0, [], '']);
    }),
  );

  it(
    'reads standard input, as if it stood where it is said to',
    inFolder({ 'data/impact.yaml': 'other: text\n', 'impact.yaml': STRICT }, ({ path }) => {
      const { code, out } = impact(path, ['check', '-', '--stdin-filename', 'data/impact.yaml', '--format', 'json'], {
        input: LAX,
      });
      assert.equal(code, 1);
      assert.deepEqual(checked(out), ['data/impact.yaml']);
      assert.match(impact(path, ['check', '-'], { input: LAX }).out, /^impact\.yaml:11:11: error/);
      assert.equal(impact(path, ['check', '-', '--fix'], { input: LAX }).code, 2);
    }),
  );

  it('takes the day of the check from outside', () => {
    const breach = `${STRICT}breaches:\n  - of: tuned\n    notified: 2024-01-01\n`;
    inFolder({ 'impact.yaml': breach }, ({ path }) => {
      const first = (day: string): string => impact(path, ['check', '--today', day]).out.split('\n')[0] ?? '';
      assert.match(
        first('2024-01-30'),
        /16:15: warning: The breach of the license of Tuned must be remedied by 2024-01-31: 1 day is left\.$/,
      );
      assert.match(
        first('2024-02-01'),
        /16:15: error: The breach of the license of Tuned was not remedied by 2024-01-31/,
      );
      const { code, err } = impact(path, ['check', '--today', '2024-02-30']);
      assert.equal(code, 2);
      assert.match(err, /It is a date, such as 2024-03-01\./);
    })();
  });

  it(
    'takes severities from the configuration at the root of the workspace',
    inFolder(
      { 'impact.config.yaml': 'rules:\n  lineage/understated-risk: hint\n', 'data/impact.yaml': LAX },
      ({ path }) => {
        const { code, out } = impact(join(path, 'data'), ['check', 'impact.yaml']);
        assert.equal(code, 0);
        assert.match(out, /^impact\.yaml:11:11: hint: /);
        assert.match(out, /1 hint in 1 manifest\.\n$/);
      },
    ),
  );

  it(
    'objects to a configuration that is wrong, and takes what is right in it',
    inFolder(
      { 'impact.config.yaml': 'rules:\n  lineage/understated-risk: off\n  lineage/cycles: off\n', 'impact.yaml': LAX },
      ({ path }) => {
        assert.deepEqual(impact(path, ['check']), {
          code: 2,
          out: 'No findings in 1 manifest.\n',
          err: 'impact.config.yaml:3:3 Unknown rule “lineage/cycles”. Did you mean “lineage/cycle”?\n',
        });
      },
    ),
  );

  it(
    'counts what is silenced',
    inFolder(
      {
        'impact.yaml': LAX.replace(
          '    risk',
          '    # impact-disable-next-line lineage/understated-risk -- ours\n    risk',
        ),
      },
      ({ path }) => {
        assert.deepEqual(impact(path, ['check']), {
          code: 0,
          out: 'No findings in 1 manifest, 1 silenced.\n',
          err: '',
        });
      },
    ),
  );

  it('reads nothing outside of the workspace, by no way', () => {
    const manifest = `${STRICT.replace('    from:', '    changes: Tuned.\n    reports: { data: REPORT }\n    from:')}`;
    inFolder({ 'secret/report.md': 'Nothing for others.\n' }, (outside) => {
      inFolder({ 'impact.yaml': '' }, (folder) => {
        const { path } = folder;
        symlinkSync(join(outside.path, 'secret'), join(path, 'linked'), 'junction');
        for (const report of [`../${outside.path.split(/[\\/]/).at(-1) ?? ''}/secret/report.md`, 'linked/report.md']) {
          folder.write('impact.yaml', manifest.replace('REPORT', report));
          const { out } = impact(path, ['check']);
          assert.match(out, /manifest\/missing-file/, report);
          assert.doesNotMatch(out, /report\/incomplete/, report);
        }
      })();
    })();
  });

  it('checks what is outside of this workspace in its own', () => {
    inFolder(
      { 'impact.config.yaml': 'rules: { lineage/understated-risk: warning }\n', 'deep/impact.yaml': LAX },
      (other) => {
        inFolder({ 'impact.yaml': LAX }, ({ path }) => {
          const { out } = impact(path, ['check', join(other.path, 'deep'), '.']);
          assert.match(out, /deep\/impact\.yaml:11:11: warning: /);
          assert.match(out, /^impact\.yaml:11:11: error: /m);
          assert.match(out, /1 error and 1 warning in 2 manifests\.\n$/);
        })();
      },
    )();
  });

  it(
    'reads what a named link leads to',
    inFolder({ 'data/impact.yaml': LAX, 'empty/README.md': '' }, ({ path }) => {
      mkdirSync(join(path, 'links'));
      symlinkSync(join(path, 'data'), join(path, 'links/data'), 'junction');
      assert.equal(impact(join(path, 'links'), ['check', 'data']).code, 1);
    }),
  );

  it(
    'goes by the rules of commands: help, version, misuse',
    inFolder({}, ({ path }) => {
      const help = impact(path, ['--help']);
      assert.equal(help.code, 0);
      assert.match(help.out, /Examples:\n {2}impact check /);
      assert.match(help.out, /This is information, not legal advice\./);
      assert.match(impact(path, ['check', '--help']).out, /--stdin-filename/);
      assert.match(impact(path, ['--version']).out, /^\d+\.\d+\.\d+\n$/);
      for (const args of [
        ['chekc'],
        ['check', '--fixx'],
        ['check', '--format', 'xml'],
        ['check', '--max-warnings', '-1'],
        ['check', '--fix', '--fix-dry-run'],
      ]) {
        const { code, out, err } = impact(path, args);
        assert.deepEqual([code, out], [2, ''], args.join(' '));
        assert.match(err, /^error: /, args.join(' '));
      }
      const { code, err } = impact(path, []);
      assert.equal(code, 2);
      assert.match(err, /^Usage: impact/);
    }),
  );

  it('takes no harm from a reader that stops reading', async () => {
    const many = Array.from(
      { length: 3000 },
      (_, at) => `  d${String(at)}: { name: D, type: model, risk: low, from: { prism: trained-on } }\n`,
    );
    const folder = new Folder({ 'impact.yaml': LAX + many.join('') });
    try {
      const { stdout, stderr, ended } = start(folder.path, ['check']);
      stdout.once('data', () => stdout.destroy());
      assert.deepEqual(
        [await text(stderr), await ended],
        ['The output could not be written: nothing reads it anymore.\n', 2],
      );
    } finally {
      folder.remove();
    }
  });

  it(
    'says why a manifest can’t be read, whether it is named or found, and reads the others',
    inFolder({ 'impact.yaml': LAX, 'other.impact.yaml': '' }, ({ path }) => {
      // More than is read of any file.
      truncateSync(join(path, 'other.impact.yaml'), 2 ** 27);
      for (const asked of ['.', 'other.impact.yaml']) {
        const { code, err } = impact(path, ['check', asked]);
        assert.deepEqual([code, err], [2, 'other.impact.yaml can’t be read: it is larger than 64 MB.\n']);
      }
      assert.match(impact(path, ['check']).out, /lineage\/understated-risk/);
    }),
  );

  it(
    'ends with 2 and says whom to tell where the program itself is at fault',
    inFolder(
      { 'impact.yaml': STRICT, 'broken.cjs': 'process.stdout.write = () => { throw new Error("broken"); };' },
      (at) => {
        const environment = { NODE_OPTIONS: `--require=${join(at.path, 'broken.cjs')}` };
        const { code, err } = impact(at.path, ['check'], { environment });
        assert.equal(code, 2);
        // Its kind and place, and nothing of what it was about.
        assert.match(
          err,
          /^This is a bug in this program, so nothing is known about the manifests: Error at broken\.cjs:1:\d+\. Please report it: https:\S+\/issues\n$/,
        );
      },
    ),
  );
});
