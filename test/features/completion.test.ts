import assert from 'node:assert/strict';
import { completed, completions, expectCompleted, expectLabels } from '../kit/cursor';

const works = `version: 1
artifacts:
  dolma: { name: Dolma, type: data, license: AI2-ImpACT-MR }
  tulu: { name: Tulu, type: model, license: AI2-ImpACT-LR }
  vault: { name: Vault, type: data, license: AI2-ImpACT-HR }
derivatives:
  counts:
    name: Counts
    type: data
    from: { dolma: modified }
  secret: { name: Secret, type: data, from: { vault: modified } }
`;
const distribution = `${works}distributions:\n  d:\n`;
const detailOf = (marked: string, label: string): string | undefined =>
  completions(marked).find((item) => item.label === label)?.detail;

describe('completion of keys', () => {
  it('offers what belongs to the place and is not there yet, the required first', () => {
    expectLabels('<|>', ['version', 'project', 'contact', 'artifacts', 'derivatives', 'distributions', 'breaches']);
    expectLabels('project: x\n<|>\nartifacts:\n', ['version', 'contact', 'derivatives', 'distributions', 'breaches']);
    const fields = ['type', 'license', 'risk', 'licensor', 'year', 'source', 'revision', 'license-version', 'acquired'];
    expectLabels('artifacts:\n  a:\n    name: A\n    <|>\n', [...fields, 'notices', 'files', 'uses', 'manifest']);
    expectLabels('contact: { name: A, <|> }\n', ['email', 'organization']);
    expectLabels('distributions:\n  d:\n    attribution:\n      <|>\n', ['file']);
    expectLabels('breaches:\n  - of: x\n    <|>\n', ['notified', 'remedied', 'resolved', 'use-based']);
  });

  it('knows that one field stands in for another', () => {
    assert.equal(detailOf('artifacts:\n  a:\n    <|>', 'license'), 'required unless “risk” is given');
    assert.equal(detailOf('artifacts:\n  a:\n    risk: low\n    <|>', 'license'), undefined);
    assert.equal(detailOf('artifacts:\n  a:\n    manifest: x\n    <|>', 'name'), undefined);
  });

  it('fills in what a field cannot do without', () => {
    expectCompleted('ver<|>', 'version', 'version: 1');
    assert.equal(
      completed('<|>', 'artifacts', {}, 'snippet'),
      'artifacts:\n  ${1:id}:\n    name: $2\n    type: ${3|data,model,code,service|}\n    license: ${4|unknown,AI2-ImpACT-HR,AI2-ImpACT-MR,AI2-ImpACT-LR|}',
    );
    expectCompleted('<|>', 'artifacts', 'artifacts:\n  id:\n    name:\n    type:\n    license: ');
    expectCompleted('<|>', 'breaches', 'breaches:\n  - of: \n    notified: 2024-03-01'.replace('of: ', 'of:'));
    expectCompleted(
      `${works.replace('type: data\n', 'type: data\n    <|>\n')}`,
      'reports',
      works.replace('type: data\n', 'type: data\n    reports:\n      data: \n'),
    );
  });

  it('keeps the width of indentation and the line endings', () => {
    const text = 'version: 1\r\ncontact:\r\n    name: A\r\n';
    expectCompleted(
      `${text}<|>\r\n`,
      'derivatives',
      `${text}derivatives:\r\n    id:\r\n        name:\r\n        type:\r\n        from:\r\n            id: \r\n`,
    );
    expectCompleted(
      'artifacts:\n    <|>',
      'new artifact',
      'artifacts:\n    id:\n        name:\n        type:\n        license: ',
    );
  });

  it('replaces the word that is there, and leaves its colon alone', () => {
    expectCompleted('artifacts:\n  a:\n    lic<|>\n', 'license-version', 'artifacts:\n  a:\n    license-version: \n');
    expectCompleted(
      'artifacts:\n  a:\n    lic<|>ence: unknown\n',
      'license',
      'artifacts:\n  a:\n    license: unknown\n',
    );
    expectCompleted(
      'artifacts:\n  a: { "lic<|>ence": unknown }\n',
      'license',
      'artifacts:\n  a: { "license": unknown }\n',
    );
  });

  it('begins a map on a line of its own, or in the braces around', () => {
    expectCompleted('contact: <|>\n', 'name', 'contact:\n  name: \n');
    expectCompleted('contact:<|>\n', 'email', 'contact:\n  email: \n');
    expectCompleted('{ contact: <|> }', 'email', '{ contact: { email:  } }');
    expectCompleted('{ <|> }', 'artifacts', '{ artifacts: { id: { name: , type: , license:  } } }');
  });

  it('offers sources with the relations that fit, and marks those that would go in a circle', () => {
    const text = `${works}  more:\n    name: More\n    type: data\n    from:\n      counts: modified\n`;
    const marked = text.replace('{ dolma: modified }', '{ dolma: modified, <|> }');
    expectLabels(marked, ['tulu', 'vault', 'secret', 'more (it comes from “counts” itself)']);
    assert.ok(completed(marked, 'tulu', {}, 'snippet').includes('{ dolma: modified, tulu: ${1|generated,combined|} }'));
  });

  it('inserts well-known artifacts whole, under a free id', () => {
    expectCompleted(
      'artifacts:\n  wildbench:\n    name: Mine\n  <|>\n',
      'allenai/WildBench',
      `artifacts:
  wildbench:
    name: Mine
  wildbench-2:
    name: WildBench
    type: data
    license: AI2-ImpACT-LR
    source: https://huggingface.co/datasets/allenai/WildBench
`,
    );
    assert.ok(
      completed('artifacts:\n  <|>', 'allenai/dolma', {}, 'snippet').includes(
        'license: ${1|ODC-By-1.0,AI2-ImpACT-MR|}',
      ),
    );
    const own = 'artifacts:\n  d: { source: "https://huggingface.co/datasets/allenai/dolma" }\n  <|>';
    assert.ok(!completions(own).some(({ label }) => label === 'allenai/dolma'));
  });
});

describe('completion of values', () => {
  it('offers the words of a field with what they mean', () => {
    expectLabels('artifacts:\n  a:\n    license-version: <|>', ['1.0', '2.0']);
    expectCompleted(
      'artifacts:\n  a:\n    license-version: <|>',
      '2.0',
      'artifacts:\n  a:\n    license-version: "2.0"',
    );
    expectLabels('breaches: [{ use-based: <|> }]', ['true', 'false']);
    expectLabels('artifacts:\n  a: { type: <|> }', [
      ...['data', 'model'],
      ...['code', 'service'].map((type) => `${type} (not covered by the ImpACT licenses)`),
    ]);
    assert.equal(detailOf('distributions:\n  d:\n    status: <|>', 'released'), 'Shared; what is missing is an error.');
  });

  it('puts space, quotes and brackets where they are needed', () => {
    expectCompleted(`${distribution}    audience:<|>`, 'public', `${distribution}    audience: public`);
    expectCompleted(`${distribution}    audience: "pu<|>`, 'public', `${distribution}    audience: "public"`);
    expectCompleted(`${distribution}    audience: 'pu<|>blish'`, 'public', `${distribution}    audience: 'public'`);
    expectCompleted(`${distribution}    of:\n      <|>`, 'tulu', `${distribution}    of:\n      - tulu`);
    expectCompleted(`${distribution}    of:\n      -<|>`, 'tulu', `${distribution}    of:\n      - tulu`);
    expectCompleted(`${distribution}    of: [tulu, <|>]`, 'counts', `${distribution}    of: [tulu, counts]`);
    const uses = works.replace('modified }\n', 'modified }\n    uses: <|>\n');
    expectCompleted(uses, 'chat', uses.replace('<|>', '[chat]'));
    expectCompleted(
      'artifacts:\n  a:\n    licensor: <|>',
      'The Allen Institute for Artificial Intelligence',
      'artifacts:\n  a:\n    licensor: The Allen Institute for Artificial Intelligence',
    );
  });

  it('offers forbidden subjects last, with the reason', () => {
    const forbidden = ['dolma (medium risk: internal use only as it is)', 'vault (high risk: internal use only)'];
    expectLabels(`${distribution}    of: <|>\n    audience: public\n`, [
      'tulu',
      'counts',
      ...forbidden,
      'secret (high risk: internal use only)',
    ]);
    expectLabels(`${distribution}    of: <|>\n    audience: internal\n`, [
      'dolma',
      'tulu',
      'vault',
      'counts',
      'secret',
    ]);
    expectLabels(`${distribution}    of: [tulu, counts, <|>]\n    audience: third-party\n`, [
      ...forbidden,
      'secret (high risk: internal use only)',
    ]);
    expectLabels('artifacts:\n  a: { name: A }\nbreaches:\n  - of: <|>', ['a']);
  });

  it('offers forbidden audiences last, with the reason', () => {
    const reason = 'Dolma is medium risk: internal use only as it is';
    expectLabels(`${distribution}    of: [counts, dolma]\n    audience: <|>\n`, [
      'internal',
      `third-party (${reason})`,
      `public (${reason})`,
    ]);
    expectLabels(`${distribution}    of: counts\n    audience: <|>\n`, ['internal', 'third-party', 'public']);
  });

  it('offers the relations that fit first', () => {
    const labels = completions(works.replace('dolma: modified', 'dolma: <|>')).map(({ label }) => label);
    assert.deepEqual(labels.slice(0, 3), ['modified', 'incorporated', 'combined']);
    const reasons = new Map(
      completions(works.replace('dolma: modified', 'dolma: <|>')).map(({ label, discouraged }) => [label, discouraged]),
    );
    assert.equal(reasons.get('fine-tuned'), 'only for sources of type model: Dolma has type data');
    assert.equal(reasons.get('trained-on'), 'only for results of type model: Counts has type data');
    assert.equal(completions('derivatives:\n  a:\n    from: { x: <|> }').filter((it) => it.discouraged).length, 0);
  });

  it('marks a risk that disagrees with the license or is laxer than what is inherited', () => {
    const risk = works.replace('type: data\n', 'type: data\n    risk: <|>\n');
    expectLabels(risk, ['medium', 'high', 'low (less strict than Dolma (AI2-ImpACT-MR, medium risk))']);
    expectLabels('artifacts:\n  a: { license: AI2-ImpACT-HR, risk: <|> }', [
      'high',
      'low (its license is for high risk)',
      'medium (its license is for high risk)',
    ]);
  });

  it('offers licenses, and one id of an expression at a time', () => {
    const before = 'artifacts:\n  a:\n    license: ';
    const labels = completions(`${before}<|>`).map(({ label }) => label);
    assert.deepEqual(labels.slice(0, 5), ['AI2-ImpACT-LR', 'AI2-ImpACT-MR', 'AI2-ImpACT-HR', 'unknown', 'LicenseRef-']);
    assert.equal(detailOf(`${before}<|>`, 'MIT'), 'MIT License');
    expectCompleted(`${before}AI2-ImpACT-LR AND (M<|>X OR x)`, 'MIT', `${before}AI2-ImpACT-LR AND (MIT OR x)`);
    const stated = completions('artifacts:\n  a: { risk: high, license: <|> }').filter((it) => it.discouraged);
    assert.deepEqual(
      stated.map(({ label, discouraged }) => `${label}: ${discouraged ?? ''}`),
      ['AI2-ImpACT-LR: its risk is high', 'AI2-ImpACT-MR: its risk is high'],
    );
  });

  it('offers licenses whose terms are known first, and marks what does not fit', () => {
    const labels = completions('artifacts:\n  a:\n    license: <|>').map(({ label }) => label);
    assert.ok(labels.includes('LicenseRef-Llama-3.1'));
    assert.ok(labels.indexOf('LicenseRef-Gemma') < labels.indexOf('Zed'), 'known terms before all others of SPDX');
    const code = completions('artifacts:\n  a: { type: code, license: <|> }').filter((it) => it.discouraged);
    assert.deepEqual(
      code.map(({ label }) => label),
      ['AI2-ImpACT-LR', 'AI2-ImpACT-MR', 'AI2-ImpACT-HR'],
    );
  });

  it('offers what a derivative may be released under, and puts last what drops what it inherits', () => {
    const at = works.replace('from: { dolma: modified }', 'from: { dolma: modified }\n    license: <|>');
    const items = completions(at);
    assert.deepEqual(
      items.slice(0, 2).map(({ label }) => label),
      ['AI2-ImpACT-MR', 'LicenseRef-'],
    );
    const fate = (label: string): string | undefined => items.find((item) => item.label === label)?.discouraged;
    assert.equal(fate('MIT'), 'drops what it inherits');
    assert.equal(fate('CC-BY-4.0'), 'drops what it inherits');
    const free = works
      .replace('AI2-ImpACT-MR', 'CC-BY-4.0')
      .replace('from: { dolma: modified }', 'from: { dolma: modified }\n    license: <|>');
    const others = completions(free);
    assert.equal(others.find((item) => item.label === 'MIT')?.discouraged, undefined);
    const same = works
      .replace('AI2-ImpACT-MR', 'CC-BY-SA-4.0')
      .replace('from: { dolma: modified }', 'from: { dolma: modified }\n    license: <|>');
    const bound = completions(same);
    assert.equal(bound.find((item) => item.label === 'MIT')?.discouraged, 'drops what it inherits');
    assert.equal(bound.find((item) => item.label === 'CC-BY-SA-4.0')?.discouraged, undefined);
  });

  it('offers uses of artifacts and of releases as well, and minds what binds these', () => {
    const ruledOut = (marked: string): string | undefined =>
      completions(marked).find(({ label }) => label === 'military-weapons')?.discouraged;
    const artifact = works.replace('AI2-ImpACT-MR }', 'AI2-ImpACT-MR, uses: [<|>] }');
    assert.equal(ruledOut(artifact), 'ruled out by Exhibit A');
    const release = `${distribution}    of: counts\n    audience: public\n    uses:\n      - <|>\n`;
    assert.equal(ruledOut(release), 'ruled out by Exhibit A');
    assert.ok(completed(release, 'automated-decisions', {}, 'snippet').includes('human-in-the-loop: '));
    const free = release.replace('AI2-ImpACT-MR', 'CC0-1.0');
    assert.deepEqual([completions(free).some(({ label }) => label === 'chat'), ruledOut(free)], [true, undefined]);
  });

  it('offers what is left needs review, with the value as it is now', () => {
    const release = `version: 1
contact: { name: Kim Lee }
artifacts:
  bank: { name: Bank, type: data, license: LicenseRef-Bank }
distributions:
  hub:
    of: bank
    audience: public
    reviews:
`;
    const labels = (line: string): readonly string[] => completions(`${release}${line}`).map(({ label }) => label);
    assert.deepEqual(labels('      - of: <|>\n'), ['license:bank']);
    assert.deepEqual(labels('      - of: license:bank\n        saw: <|>\n'), ['LicenseRef-Bank']);
    assert.deepEqual(labels('      - of: license:bank\n        by: <|>\n'), ['Kim Lee']);
    expectCompleted(`${release}      - of: <|>\n`, 'license:bank', `${release}      - of: license:bank\n`);
  });

  it('offers uses with the field that meets their condition', () => {
    const uses = works.replace('modified }\n', 'modified }\n    uses:\n      - <|>\n');
    assert.ok(
      completed(uses, 'content-generation', {}, 'snippet').includes(
        '- { use: content-generation, disclosed: ${1|true,false|} \\}\n',
      ),
    );
    assert.equal(
      completions(uses).find(({ label }) => label === 'military-weapons')?.discouraged,
      'ruled out by Exhibit A',
    );
    const name = works.replace('modified }\n', 'modified }\n    uses: [{ use: <|> }]\n');
    expectCompleted(name, 'content-generation', name.replace('<|>', 'content-generation'));
    const free = 'derivatives:\n  a:\n    uses: [<|>]\n';
    assert.equal(completions(free).filter((it) => it.discouraged).length, 0);
  });

  it('offers today', () => {
    expectLabels('breaches: [{ notified: <|> }]', ['2024-02-29'], { today: '2024-02-29' });
  });

  it('offers the files around', () => {
    const files = {
      'LICENSE.md': '',
      'reports/a.md': '',
      'reports/b.md': '',
      'other/impact.yaml': works,
      '.git/HEAD': '',
    };
    expectLabels(`${distribution}    agreement: <|>`, ['LICENSE.md', 'other/', 'reports/'], { files });
    expectCompleted(`${distribution}    agreement: rep<|>`, 'reports/', `${distribution}    agreement: reports/`, {
      files,
    });
    expectCompleted(`${distribution}    notices: [reports/<|>]`, 'b.md', `${distribution}    notices: [reports/b.md]`, {
      files,
    });
    expectLabels(`${distribution}    agreement: ../<|>`, [], { files });
    expectLabels('artifacts:\n  a:\n    manifest: other/<|>', ['impact.yaml'], { files });
    expectCompleted(
      'artifacts:\n  a:\n    manifest: other/impact.yaml#<|>',
      'counts',
      'artifacts:\n  a:\n    manifest: other/impact.yaml#counts',
      { files },
    );
  });
});

describe('completion elsewhere', () => {
  it('offers disable comments and the rules they can name', () => {
    expectLabels('# imp<|>\nversion: 1\n', ['impact-disable-next-line', 'impact-disable-line', 'impact-disable-file']);
    const marked = 'version: 1\n# impact-disable-next-line manifest/<|>\nproject: x\nproject: y\n';
    assert.equal(completions(marked)[0]?.detail, 'found here');
    assert.ok(completed(marked, 'manifest/syntax').includes('# impact-disable-next-line manifest/syntax\n'));
  });

  it('is silent in running text and in other documents', () => {
    expectLabels('distributions:\n  d:\n    attribution: |\n      au<|>\n', []);
    expectLabels('# a comm<|>ent\nversion: 1\n', []);
    expectLabels('services:\n  web:\n    im<|>age: x\n', []);
    expectLabels('artifacts:\n  a:\n    name: <|>', []);
    expectLabels('x-mine:\n  a: <|>', []);
  });
});
