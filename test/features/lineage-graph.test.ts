import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { dot, mermaid, svg } from '../../server/src/features/lineage-graph/draw';
import type { Picture } from '../../server/src/features/lineage-graph/picture';
import { around, originsOf, type Selection } from '../../server/src/features/lineage-graph/select';
import type { LineageGraph } from '../../server/src/features/lineage-graph/graph';
import { exampleFiles } from '../kit/examples';
import { graphed, TWO, type Graphed } from '../kit/graphed';
import { PROJECT } from '../kit/project';

const CHAIN = 'broken/high-risk-chain.impact.yaml';

/** An entry as the manifest and the id that it is known by. */
function shownIn({ nodes }: Picture): readonly string[] {
  return nodes.map(({ kind, id, file }) => `${file} ${kind} ${id}`).sort();
}

function edgesIn({ nodes, edges }: Picture): readonly string[] {
  const ids = new Map(nodes.map(({ node, id, file }) => [node, `${file.replace(/impact\.yaml$/, '')}${id}`]));
  return edges
    .map(({ from, to, relation, kind, passesOn, forbids }) => {
      const words = [relation ?? kind, ...(passesOn ? [] : ['measured']), ...(forbids ? ['forbids'] : [])];
      return `${ids.get(from) ?? ''} > ${ids.get(to) ?? ''}: ${words.join(' ')}`;
    })
    .sort();
}

function everything(graph: LineageGraph): Selection {
  return new Set([...graph.nodes].map(({ key }) => key));
}

function keyOf({ graph }: Graphed, id: string, kind?: string): string {
  const node = [...graph.nodes].find((it) => it.id === id && (kind === undefined || it.kind === kind));
  assert.ok(node, `no node ${id}`);
  return node.key;
}

describe('the graph of lineage', () => {
  it('joins manifests: a reference is its entry, unless it states another risk', () => {
    const { picture, graph } = graphed(TWO);
    const all = picture(everything(graph));
    assert.deepEqual(shownIn(all), [
      'base/impact.yaml artifact logs',
      'base/impact.yaml artifact wiki',
      'base/impact.yaml derivative clean',
      'impact.yaml artifact bench',
      'impact.yaml artifact wiki',
      'impact.yaml derivative table',
      'impact.yaml derivative tuned',
      'impact.yaml distribution hub',
      'impact.yaml distribution inside',
      'impact.yaml missing nowhere',
    ]);
    assert.deepEqual(
      edgesIn(all),
      [
        'base/clean > tuned: trained-on forbids',
        'base/logs > base/clean: modified forbids',
        'base/wiki > wiki: taken',
        'bench > table: evaluated-on measured',
        'bench > tuned: evaluated-on measured',
        'nowhere > tuned: trained-on',
        'table > inside: shared',
        'tuned > hub: shared forbids',
        'tuned > inside: shared',
      ]
        .sort()
        .concat('wiki > table: incorporated'),
    );
  });

  it('says of each entry what is known of it', () => {
    const { picture, graph } = graphed(TWO);
    const { nodes } = picture(everything(graph));
    const said = (id: string, kind: string): object | undefined => {
      const found = nodes.find((it) => it.id === id && it.kind === kind && it.file === 'impact.yaml');
      return (
        found && {
          risk: found.risk,
          tier: found.tier,
          verdict: found.verdict,
          forbids: found.forbids,
          line: found.line,
        }
      );
    };
    const none = { tier: undefined, verdict: undefined };
    assert.deepEqual(said('tuned', 'derivative'), { ...none, risk: 'high risk', tier: 'high', forbids: true, line: 7 });
    assert.deepEqual(said('bench', 'artifact'), { ...none, risk: 'high risk', tier: 'high', forbids: false, line: 5 });
    assert.deepEqual(said('hub', 'distribution'), {
      risk: 'high risk',
      tier: 'high',
      verdict: 'forbidden',
      forbids: true,
      line: 10,
    });
    assert.deepEqual(said('nowhere', 'missing'), { ...none, risk: undefined, forbids: false, line: 7 });
    const hub = nodes.find(({ id }) => id === 'hub');
    assert.match(hub?.proof.join('\n') ?? '', /it may not be shared\.[\s\S]*Clean is made from Logs \(modified\)/);
  });

  it('shows some steps around an entry, expands in place, and counts what is left out', () => {
    const built = graphed(TWO);
    const { picture, graph } = built;
    const start = [keyOf(built, 'clean')];
    const near = picture(around(graph, start, { depth: 1 }));
    assert.deepEqual(near.nodes.map(({ id, hidden }) => `${id} ${String(hidden)}`).sort(), [
      'clean 0',
      'logs 0',
      'tuned 4',
    ]);
    const more = picture(around(graph, start, { depth: 1, expanded: [keyOf(built, 'tuned'), 'nothing'] }));
    assert.deepEqual(more.nodes.map(({ id }) => id).sort(), [
      'bench',
      'clean',
      'hub',
      'inside',
      'logs',
      'nowhere',
      'tuned',
    ]);
    const far = picture(around(graph, start, { depth: Infinity }));
    assert.deepEqual(far.nodes.map(({ id }) => id).sort(), ['clean', 'hub', 'inside', 'logs', 'tuned']);
    const up = picture(originsOf(graph, [keyOf(built, 'hub')]));
    assert.deepEqual(up.nodes.map(({ id }) => id).sort(), ['bench', 'clean', 'hub', 'logs', 'nowhere', 'tuned']);
  });

  it('leads from a use that is ruled out to what it forbids, through the entry that states it', () => {
    const { picture, graph } = graphed({
      'impact.yaml': `version: 1
artifacts:
  prism: { name: Prism, type: data, license: AI2-ImpACT-LR }
  other: { name: Other, type: data, license: AI2-ImpACT-LR }
derivatives:
  model: { name: Model, type: model, from: { prism: trained-on, other: trained-on }, uses: [military-weapons] }
  app: { name: App, type: application, from: { model: embedded } }
distributions:
  inside: { of: app, audience: internal }
`,
    });
    assert.deepEqual(edgesIn(picture(everything(graph))), [
      'app > inside: shared forbids',
      'model > app: embedded forbids',
      'other > model: trained-on',
      'prism > model: trained-on forbids',
    ]);
  });

  it('comes to an end in circles, and is the same however often it is made', () => {
    const files = Object.fromEntries(Object.entries(PROJECT).filter(([path]) => path.endsWith('.yaml')));
    const pictures = [graphed(files), graphed(files)].map(({ picture, graph }) => picture(everything(graph)));
    const drawn = pictures.map((it) => [svg(it, { title: 'All', standalone: true }), mermaid(it), dot(it)].join());
    assert.equal(drawn[0], drawn[1]);
    assert.ok((pictures[0]?.nodes.length ?? 0) >= 10);
  });
});

/** Names that want to be more than words. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '"];n1-->n2;click n1 "javascript:alert(1)"',
  '`**bold**` [a](https://example.org) &lt;b&gt;',
  '\u202Eesrever\u0000\u001B[31m\uD800\uFFFF',
  ']]>--><!--&#0;',
  '##vso[task.setvariable]::error::\\"\\',
  'x'.repeat(3000),
  '数据集 数据集 数据集 数据集 数据集 数据集',
  '1. - \\N \\G end',
];

describe('pictures of lineage', () => {
  const hostile = (): Picture => {
    const nodes = HOSTILE.map((name, index) => ({
      node: `n${String(index + 1)}`,
      kind: (['artifact', 'derivative', 'distribution', 'missing'] as const)[index % 4] ?? 'missing',
      id: name,
      name,
      file: name,
      line: 1,
      type: name,
      license: name,
      audience: name,
      forbids: index % 2 === 0,
      hidden: index,
      proof: [name, name],
    }));
    const edges = nodes.slice(1).map(({ node }, index) => ({
      from: `n${String(index + 1)}`,
      to: node,
      kind: 'made' as const,
      relation: HOSTILE[index] ?? '',
      passesOn: index % 3 === 0,
      forbids: false,
    }));
    return { nodes, edges };
  };

  it('take no name for markup', () => {
    const text = svg(hostile(), { title: HOSTILE.join(' '), standalone: true });
    const tags = new Set([...text.matchAll(/<\/?([^\s>/]*)/g)].map(([, tag]) => tag));
    assert.deepEqual([...tags].sort(), ['desc', 'g', 'path', 'rect', 'style', 'svg', 'text', 'title']);
    const unstyled = text.replace(/<style>.*?<\/style>/, '');
    const attributes = new Set(
      unstyled.split('<').flatMap((piece) => {
        const [tag = ''] = piece.split('>');
        return [...tag.matchAll(/\s([\w:-]+)="/g)].map(([, name]) => name);
      }),
    );
    assert.deepEqual([...attributes].sort(), [
      'aria-labelledby',
      'class',
      'd',
      'data-from',
      'data-node',
      'data-to',
      'height',
      'id',
      'role',
      'rx',
      'transform',
      'viewBox',
      'width',
      'x',
      'xmlns',
      'y',
    ]);
    assert.doesNotMatch(unstyled, /&(?!#\d+;)/);
    for (const one of [text, mermaid(hostile()), dot(hostile())]) {
      assert.doesNotMatch(one, /[\p{Surrogate}\u202a-\u202e\u2066-\u2069\uFFFF]|(?!\n)\p{Cc}/u);
      assert.doesNotMatch(one, /##|(?:^|\n) *::/);
    }
  });

  it('take no name for more than the words of a label', () => {
    const lines = mermaid(hostile()).trimEnd().split('\n');
    const label = String.raw`"(?:[\p{L}\p{M}\p{N} ·–…◉◔✓✕▲◆●⌂?.-]|#\d+;|<br/>)*"`;
    const line = new RegExp(
      `^(?:flowchart LR|  n\\d+(?:\\[${label}\\]|\\(${label}\\)|\\(\\[${label}\\]\\))|  n\\d+ (?:-->|==>|-\\.->)(?:\\|${label}\\|)? n\\d+|  (?:classDef|class|linkStyle) [\\w,:# -]+)$`,
      'u',
    );
    assert.deepEqual(
      lines.filter((it) => !line.test(it)),
      [],
    );
    const quoted = String.raw`"(?:[^"\\\n]|\\.)*"`;
    const attribute = `\\w+=${quoted}`;
    const dotLine = new RegExp(`^  n\\d+(?: -> n\\d+)?(?: \\[${attribute}(?:, ${attribute})*\\])?$`);
    assert.deepEqual(
      dot(hostile())
        .split('\n')
        .slice(4, -2)
        .filter((it) => !dotLine.test(it)),
      [],
    );
    assert.doesNotMatch(dot(hostile()), /(?<!\\)(?:\\\\)*\\[GNELTHR]/);
  });

  it('are the same as they were, to the byte', () => {
    const files = exampleFiles();
    for (const [path, own] of [
      ['docs/images/lineage.svg', { [CHAIN]: files[CHAIN] ?? '' }],
      ['test/features/pictures/two-manifests.svg', TWO],
    ] as const) {
      const { picture, graph } = graphed(own);
      const text = svg(picture(everything(graph)), { title: 'Lineage', standalone: true });
      const file = resolve(__dirname, '../..', path);
      if (process.env['UPDATE_PICTURES'] !== undefined) writeFileSync(file, text);
      // Two long texts side by side tell nobody what to do.
      assert.ok(
        readFileSync(file, 'utf8') === text,
        `${path} is another one: UPDATE_PICTURES=1 writes it, to be looked at`,
      );
    }
  });

  it('are for people who can’t see them, too', () => {
    const { picture, graph } = graphed(TWO);
    const text = svg(picture(everything(graph)), { title: 'Lineage', standalone: true });
    assert.match(text, /role="img" aria-labelledby="lineage-title lineage-desc"/);
    assert.match(
      text,
      /<desc id="lineage-desc">4 artifacts, 3 derivatives, 2 distributions \(1 forbidden, 1 unknown\)\./,
    );
    assert.match(text, /Tuned comes from Clean \(trained-on\)\. /);
    assert.match(text, /@media\(prefers-color-scheme:dark\)/);
    assert.doesNotMatch(svg(picture(everything(graph)), { title: 'Lineage', standalone: false }), /<style|style=/);
  });
});
