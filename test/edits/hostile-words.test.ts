import assert from 'node:assert/strict';
import { parse as readYaml } from 'yaml';
import { recordReviews } from '../../server/src/edits/review-edits';
import { completionsAt } from '../../server/src/features/completion';
import { beginManifest } from '../../server/src/features/new-manifest/answers';
import { rename } from '../../server/src/features/rename';
import { rules } from '../../server/src/rules/index';
import { reportSkeleton } from '../../server/src/report/skeleton';
import { appendLines } from '../../server/src/syntax/append-text';
import { appendItem, replaceNode, replaceValue, setField } from '../../server/src/syntax/insert';
import { flowText, keyText, quotedText, scalarText } from '../../server/src/syntax/render';
import { entryOf, type Entry, type ListNode, type MapNode } from '../../server/src/syntax/tree';
import type { Edit } from '../../server/src/text/edit';
import { analyzed, applied, TODAY, type Setting } from '../kit/check';
import { analyzedAt } from '../kit/cursor';
import { HOSTILE_IDS, HOSTILE_WORDS } from '../kit/hostile-words';

const ATTRIBUTION = rules.filter(({ id }) => id === 'distribution/attribution');
const STRUCTURE = rules.filter(({ id }) => /^manifest\/(?:syntax|schema|duplicate-id|reference)$/.test(id));

/** What stands at a path of keys, to any reader of YAML. */
function read(text: string, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, key) => {
    assert.ok(typeof value === 'object' && value !== null && Object.hasOwn(value, key), `no ${key} in:\n${text}`);
    return (value as Readonly<Record<string, unknown>>)[key];
  }, readYaml(text));
}

/** What is wrong with how a manifest is written; what is empty is not. */
function faults(text: string, setting: Setting = {}): readonly string[] {
  const { findings } = analyzed(text, { ...setting, rules: STRUCTURE });
  return findings
    .filter(({ message }) => !message.includes(' is empty'))
    .map(({ rule, message }) => `${rule}: ${message}`);
}

/** For each word of a list, what `make` says of it; only those of which it says something. */
function complaints(words: readonly string[], make: (word: string) => void): readonly string[] {
  return words.flatMap((word) => {
    try {
      make(word);
      return [];
    } catch (error) {
      return [`${JSON.stringify(word).slice(0, 80)}: ${error instanceof Error ? error.message.slice(0, 500) : ''}`];
    }
  });
}

describe('words that mean something in YAML @slow', () => {
  it('are the same words to a reader of what is written', () => {
    const wrong = complaints(HOSTILE_WORDS, (word) => {
      for (const write of [scalarText, flowText, quotedText]) {
        assert.equal(read(`a: ${write(word)}\nb: 1\n`, ['a']), word);
        assert.equal(read(`- - ${write(word)}\n- 1\n`, [0, 0]), word);
      }
      assert.equal(read(`a: { b: ${flowText(word)}, c: [${flowText(word)}] }\n`, ['a', 'c', 0]), word);
      assert.equal(read(`a: {b: ${flowText(word)}}\n`, ['a', 'b']), word);
    });
    assert.deepEqual(wrong, []);
  });

  it('are never plain where they can’t be seen or an older reader takes them for another type', () => {
    for (const word of ['yes', 'No', 'off', '\u202Ex', 'a\u0001', '\u2028', '\uFEFFx', '\u0085'])
      assert.match(scalarText(word), /^"[\x20-\x7E]*"$/);
  });

  it('are quoted by init where they need it', () => {
    const wrong = complaints([...HOSTILE_WORDS, ...HOSTILE_IDS], (word) => {
      const said = { project: word, organization: word, email: word, changes: word } as const;
      const texts = [
        beginManifest({
          ...said,
          artifacts: [{ name: word }],
          derivative: 'Made',
          relation: 'incorporated',
          audience: 'internal',
        }),
        beginManifest({
          ...said,
          artifacts: [{ name: 'Base' }],
          derivative: word,
          relation: 'incorporated',
          audience: 'internal',
        }),
      ];
      const names = texts.map((text) => {
        assert.deepEqual(faults(text), []);
        const [artifact = ''] = Object.keys(read(text, ['artifacts']) as object);
        const [derivative = ''] = Object.keys(read(text, ['derivatives']) as object);
        assert.equal(read(text, ['derivatives', derivative, 'from', artifact]), 'incorporated');
        assert.equal(read(text, ['distributions', 'release', 'of']), derivative);
        assert.equal(read(text, ['project']), word);
        assert.deepEqual(read(text, ['contact']), { organization: word, email: word });
        assert.equal(read(text, ['derivatives', derivative, 'changes']), word);
        return [read(text, ['artifacts', artifact, 'name']), read(text, ['derivatives', derivative, 'name'])];
      });
      assert.deepEqual(names, [
        [word, 'Made'],
        ['Base', word],
      ]);
    });
    assert.deepEqual(wrong, []);
  });

  it('are written into fields, lists and braces as they are', () => {
    const wrong = complaints(HOSTILE_WORDS, (word) => {
      for (const eol of ['\n', '\r\n']) {
        const text = (...lines: readonly string[]): string => [...lines, ''].join(eol);
        const after = (path: readonly string[], before: string, make: (entry: Entry) => Edit): unknown => {
          const now = edited(before, make);
          assert.equal(read(now, ['x-z']), 'end');
          return read(now, path);
        };
        const tail = ['x-z: end'];
        const map = (entry: Entry): MapNode => entry.value as MapNode;
        const list = (entry: Entry): ListNode => entry.value as ListNode;
        const value = ({ value: { span } }: Entry): Edit => replaceValue(span, word);
        const [path, item] = [
          ['x-a', 'name'],
          ['x-a', '1'],
        ];
        // A line break in a block is that of the file.
        const same = (now: unknown): void => {
          assert.equal(typeof now === 'string' ? now.replaceAll('\r\n', '\n') : now, word.replaceAll('\r\n', '\n'));
        };
        same(after(path, text('x-a:', '  b: 1', ...tail), (it) => setField(map(it), { key: 'name', value: word })));
        same(after(path, text('x-a: { b: 1 }', ...tail), (it) => setField(map(it), { key: 'name', value: word })));
        same(after(path, text('x-a: {}', ...tail), (it) => setField(map(it), { key: 'name', value: word })));
        for (const old of ['old', '"old"', "'old'", ''])
          same(after(['x-a'], text(`x-a: ${old} # why`, ...tail), value));
        same(after(['x-a'], text('x-a: [1]', ...tail), ({ value: node }) => replaceNode(node, word)));
        same(after(item, text('x-a:', '  - 1', ...tail), (it) => appendItem(list(it), word)));
        same(after(item, text('x-a: [1]', ...tail), (it) => appendItem(list(it), word)));
      }
    });
    assert.deepEqual(wrong, []);
  });

  it('stay whole where sentences are added to them', () => {
    const wrong = complaints(HOSTILE_WORDS, (word) => {
      for (const before of [`{ a: ${flowText(word)} }`, `\n  a: ${scalarText(word)}`]) {
        const text = edited(`x-a: ${before}\nx-z: end\n`, ({ value }) => {
          const entry = entryOf(value, 'a');
          assert.ok(entry);
          return appendLines(value as MapNode, entry, ['A sentence.', 'Another: one # here.']);
        });
        const plain = (words: unknown): string => String(words).replace(/\s+/g, ' ').trim();
        assert.equal(plain(read(text, ['x-a', 'a'])), plain(`${word} A sentence. Another: one # here.`));
      }
    });
    assert.deepEqual(wrong, []);
  });

  it('are the same in the front matter of a report', () => {
    const wrong = complaints(HOSTILE_WORDS, (word) => {
      const manifest = `contact: { name: ${flowText(word)}, email: ${flowText(word)} }
artifacts: { a: { name: A, type: data, license: AI2-ImpACT-MR } }
derivatives: { d: { name: ${flowText(word)}, type: data, from: { a: modified }, changes: ${flowText(word)} } }
`;
      const { context } = analyzed(manifest, { rules: [] });
      const derivative = context.manifest.derivatives.get('d');
      assert.ok(derivative);
      const { lineage, manifest: known } = context;
      const report = reportSkeleton({ derivative, category: 'data', lineage, date: TODAY, contact: known.contact });
      const front = report.split(/^---$/m)[1] ?? '';
      const contact = word.trim() === '' ? undefined : { name: word, email: word };
      assert.deepEqual((readYaml(front) as { contact?: unknown }).contact, contact);
    });
    assert.deepEqual(wrong, []);
  });

  it('are the names of artifacts that an attribution is written for', () => {
    const wrong = complaints(HOSTILE_WORDS, (word) => {
      for (const distribution of ['{ of: d, audience: public }', '\n    of: d\n    audience: public']) {
        const text = `version: 1
artifacts:
  a: { name: ${flowText(word)}, type: data, license: AI2-ImpACT-MR, year: 2023 }
derivatives:
  d: { name: D, type: data, from: { a: modified }, changes: All. }
distributions:
  web: ${distribution}
`;
        const analysis = analyzed(text, { rules: ATTRIBUTION });
        // What an artifact without a name is called in an attribution is not known.
        const fixes = analysis.findings.flatMap((finding) => finding.fixes?.() ?? []);
        assert.ok(fixes.length > 0 || word.trim() === '' || /[\n\r]/.test(word), 'there is no fix');
        for (const fix of fixes.filter((it) => it.creates === undefined)) {
          const now = applied(analysis, fix).text;
          assert.deepEqual(faults(now), []);
          assert.equal(read(now, ['artifacts', 'a', 'name']), word);
          assert.match(
            String(read(now, ['distributions', 'web', 'attribution'])),
            /is licensed under the AI2 ImpACT License/,
          );
        }
      }
    });
    assert.deepEqual(wrong, []);
  });

  it('are who has looked, and a note about it', () => {
    const wrong = complaints(HOSTILE_WORDS, (word) => {
      const reviewed = '{ of: agreement, saw: "x: y", by: \'me\', on: 2020-01-01, note: n }';
      for (const rest of [
        '{ of: a }',
        '\n    of: a',
        `{ of: a, reviews: [${reviewed}] }`,
        `\n    of: a\n    reviews:\n      - ${reviewed}`,
      ]) {
        const text = `artifacts: { a: { name: A, type: data, license: AI2-ImpACT-MR } }\ndistributions:\n  web: ${rest}\n`;
        const analysis = analyzed(text, { rules: [] });
        const distribution = analysis.context.manifest.distributions.get('web');
        assert.ok(distribution);
        const points = [{ subject: 'agreement', value: word }];
        const edits = recordReviews(distribution, { points, standing: points }, { by: word, on: TODAY, note: word });
        const now = applied(analysis, { title: '', safe: false, edits }).text;
        assert.deepEqual(
          Object.values(read(now, ['distributions', 'web', 'reviews', 0]) as object)
            .map(String)
            .sort(),
          ['agreement', word, word, TODAY, word].sort(),
        );
      }
    });
    assert.deepEqual(wrong, []);
  });
});

describe('ids that YAML takes for something else @slow', () => {
  const MANIFEST = `artifacts:
  <|>dolma: { name: D, type: data, license: AI2-ImpACT-MR }
derivatives:
  counts: { name: C, type: data, from: { dolma: incorporated }, changes: All. }
  more:
    name: M
    type: data
    from:
      'dolma': incorporated
    changes: All.
distributions:
  web: { of: [counts, dolma], audience: internal }
  hub:
    of: dolma
    audience: internal
breaches:
  - { of: dolma, notified: 2024-01-01, use-based: false }
`;

  it('are quoted where something is renamed to them', () => {
    const wrong = complaints(HOSTILE_IDS, (id) => {
      const { analysis, offset } = analyzedAt(MANIFEST, { rules: [] });
      const outcome = rename(analysis, offset, id);
      assert.ok('edits' in outcome, 'refused' in outcome ? outcome.refused : '');
      const { text } = applied(analysis, { title: '', safe: true, edits: outcome.edits });
      assert.deepEqual(faults(text), []);
      assert.equal(read(text, ['artifacts', id, 'name']), 'D');
      for (const derivative of ['counts', 'more'])
        assert.equal(read(text, ['derivatives', derivative, 'from', id]), 'incorporated');
      assert.deepEqual(read(text, ['distributions', 'web', 'of']), ['counts', id]);
      assert.equal(read(text, ['distributions', 'hub', 'of']), id);
      assert.equal(read(text, ['breaches', 0, 'of']), id);
    });
    assert.deepEqual(wrong, []);
  });

  it('are quoted where they are offered', () => {
    const wrong = complaints(HOSTILE_IDS, (id) => {
      const artifacts = `version: 1\nartifacts: { ${keyText(id)}: { name: A, type: data, license: AI2-ImpACT-MR } }\n`;
      const offered = (text: string, label: string, path: readonly string[]): unknown => {
        const { analysis, offset } = analyzedAt(artifacts + text);
        const item = completionsAt(analysis, offset).find((it) => it.label === label);
        assert.ok(item, `${label} is not offered`);
        const place = { span: item.span, newText: item.text };
        return read(applied(analysis, { title: '', safe: true, edits: [place] }).text, path);
      };
      assert.equal(offered('distributions:\n  web:\n    of: <|>\n', id, ['distributions', 'web', 'of']), id);
      assert.equal(offered('distributions:\n  web: { of: <|> }\n', id, ['distributions', 'web', 'of']), id);
      for (const from of ['\n      <|>\n', ' { <|> }\n']) {
        const made = offered(`derivatives:\n  d:\n    from:${from}`, id, ['derivatives', 'd', 'from']);
        assert.deepEqual(Object.keys(made as object), [id]);
      }
    });
    assert.deepEqual(wrong, []);
  });

  it('are refused where such a key is there, whatever it holds', () => {
    const refused = (marked: string, id: string): string => {
      const { analysis, offset } = analyzedAt(marked);
      const outcome = rename(analysis, offset, id);
      return 'refused' in outcome ? outcome.refused : 'not refused';
    };
    const taken = '“b” already exists next to “a”: a key can appear only once.';
    assert.match(refused('artifacts:\n  <|>a: {}\n  b: 5\n', 'b'), /^“b” is already an artifact/);
    assert.match(refused('distributions:\n  <|>a: {}\n  b: []\n', 'b'), /^“b” is already a distribution/);
    assert.equal(
      refused('artifacts:\n  <|>a: {}\n  "b":\n', 'b'),
      '“b” is already an artifact: an id can appear only once.',
    );
    assert.equal(
      refused('artifacts:\n  a: {}\nderivatives:\n  d: { from: { <|>a: modified, b: modified } }\n', 'b'),
      taken,
    );
    assert.equal(
      refused(
        'artifacts:\n  <|>a: {}\nderivatives:\n  d:\n    from:\n      "a": modified\n      \'b\': modified\n',
        'b',
      ),
      taken,
    );
    assert.equal(refused('distributions:\n  <|>a: {}\n  x-b: []\n', 'b'), 'not refused');
    assert.equal(refused('artifacts:\n  <|>a: {}\ndistributions:\n  b: {}\n', 'b'), 'not refused');
  });
});

/** A text after an edit to its first entry. */
function edited(text: string, make: (entry: Entry) => Edit): string {
  const analysis = analyzed(text, { rules: [] });
  const [entry] = analysis.tree.root?.entries ?? [];
  assert.ok(entry);
  return applied(analysis, { title: '', safe: true, edits: [make(entry)] }).text;
}
