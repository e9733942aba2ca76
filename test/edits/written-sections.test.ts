import assert from 'node:assert/strict';
import { releaseOf } from '../../server/src/lineage/release';
import { writeSection } from '../../server/src/edits/section-fix';
import type { SectionKind } from '../../server/src/text/marked-section';
import { analyzed, applied, only, type Setting } from '../kit/check';
import { FILES, RELEASE, VALUE_PRISM, WORD_COUNTS } from '../kit/release';

interface Written {
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
}

/** The manifest and the files after a section has been written; the sentence that says why it can’t be. */
function write(kind: SectionKind, text: string, files: Setting['files'] = {}, path?: string): Written | string {
  const analysis = analyzed(text, { files });
  const distribution = [...analysis.context.manifest.distributions.values()][0];
  assert.ok(distribution);
  const release = releaseOf(distribution, analysis.context);
  assert.ok(release);
  const written = writeSection(kind, release, path);
  if (written.kind === 'problem') return written.message;
  return written.kind === 'same' ? { text, files } : applied(analysis, written.fix, { files });
}

/** Writes once, and again what came out of it, which has to change nothing. */
function writeTwice(kind: SectionKind, text: string, files: Setting['files'] = {}, path?: string): Written {
  const once = write(kind, text, files, path);
  if (typeof once !== 'object') assert.fail(String(once));
  assert.deepEqual(write(kind, once.text, once.files, path), once);
  return once;
}

const BARE = `${WORD_COUNTS}distributions:
  github:
    of: word-counts
    audience: public
`;

const ATTRIBUTION = `<!-- impact-manifest:attribution github begin: what stands between these marks is generated -->

${VALUE_PRISM}

<!-- impact-manifest:attribution github end -->
`;

/** What a notice has to meet. */
const MET = only(
  'distribution/attribution',
  'distribution/modification-notice',
  'distribution/notices',
  'manifest/schema',
);

describe('a notice', () => {
  it('is a file of its own, named as notice and as attribution', () => {
    const { text, files } = writeTwice('notice', BARE);
    assert.equal(text, `${BARE}    attribution:\n      file: NOTICE.md\n    notices: NOTICE.md\n`);
    assert.equal(
      files['NOTICE.md'],
      `# Notices

<!-- impact-manifest:notice github begin: what stands between these marks is generated -->

## Attribution

${VALUE_PRISM}

## Modifications

- Word Counts, made from ValuePrism (incorporated): Counted the words.

## Use-based restrictions

Whoever uses Word Counts, or anything made from it, is bound by the use-based restrictions of its license (Exhibit A). In summary, they rule out:

- Building or improving military weapons.
- Nuclear proliferation or nuclear weapons technology.
- Military surveillance, and research on it.
- Real-time remote biometric processing or identification in public places for law enforcement.
- Justice, law enforcement, immigration or asylum processes, such as predicting that a person will commit a crime.
- Producing or spreading content in a public context, unless it is expressly disclosed that the content is machine generated.
- Fully automated decisions that create, change or end a binding obligation or affect rights, without a human in the loop.

<!-- impact-manifest:notice github end -->
`,
    );
  });

  it('leaves what a person wrote as it is', () => {
    const own = 'Portions by us.\r\n\r\n\tAll rights reserved';
    const { text, files } = writeTwice('notice', WORD_COUNTS + RELEASE, { ...FILES, 'NOTICE.md': own });
    assert.equal(text, WORD_COUNTS + RELEASE);
    assert.ok(files['NOTICE.md']?.startsWith(`${own}\r\n\r\n<!-- impact-manifest:notice github begin`));
    assert.ok(!/[^\r]\n/.test(files['NOTICE.md'] ?? ''));
  });

  it('links a notice that is shipped and gives any other in full, and is never written into one of others', () => {
    const manifest = (notices: string): string =>
      `${WORD_COUNTS.replace('    year', '    notices: [up/ONE.txt, up/TWO.md]\n    year')}${RELEASE.replace('NOTICE.md', notices)}`;
    const upstream = { 'up/ONE.txt': 'One.\n\nMore of one.\n', 'up/TWO.md': '# Two ```x```\n' };
    const { text, files } = writeTwice('notice', manifest('[up/ONE.txt]'), { ...FILES, ...upstream });
    assert.equal(text, manifest('[up/ONE.txt, NOTICE.md]'));
    assert.equal(files['up/ONE.txt'], upstream['up/ONE.txt']);
    assert.ok(
      files['NOTICE.md']?.includes(
        '- up/ONE.txt came with ValuePrism.\n- This notice came with ValuePrism:\n\n  ````text\n  # Two ```x```\n  ````\n',
      ),
      files['NOTICE.md'],
    );
    assert.deepEqual(analyzed(text, { files, ...MET }).findings, []);
  });

  it('holds nothing twice and no markup of names', () => {
    const { files } = writeTwice('notice', BARE.replaceAll('ValuePrism', '"*Value* <b>"'));
    assert.ok(files['NOTICE.md']?.includes('\n\\*Value\\* \\<b> is licensed under'));
    const text = `${BARE.replaceAll('ValuePrism', '"*Value* <b>"')}    attribution: { file: NOTICE.md }\n    notices: NOTICE.md\n    agreement: https://example.org/terms\n`;
    const report = FILES['reports/word-counts.data.md'] ?? '';
    const { findings } = analyzed(text, {
      files: { ...files, 'reports/word-counts.data.md': report },
      ...MET,
    });
    assert.deepEqual(findings, []);
  });
});

describe('flow-down terms', () => {
  it('are a file of their own, marked as a template', () => {
    const { text, files } = writeTwice('terms', BARE);
    assert.equal(text, `${BARE}    agreement: LICENSE.md\n`);
    assert.match(
      files['LICENSE.md'] ?? '',
      /^# Terms of use: Word Counts\n\n<!-- [^\n]*\n\n## Use-based restrictions\n\n> \*\*Template\.\*\* Have counsel review/,
    );
  });

  it('stay out of a license that is there already and says nothing of them', () => {
    const { text, files } = writeTwice('terms', BARE, { 'LICENSE.md': 'MIT License\n' });
    assert.equal(text, `${BARE}    agreement: TERMS.md\n`);
    assert.equal(files['LICENSE.md'], 'MIT License\n');
  });

  it('go into the agreement that is named', () => {
    const { files } = writeTwice('terms', WORD_COUNTS + RELEASE, FILES);
    assert.ok(files['LICENSE.md']?.startsWith(FILES['LICENSE.md'] ?? '-'));
    assert.match(files['LICENSE.md'] ?? '', /impact-manifest:terms github begin/);
  });

  it('are not written to the net, nor outside of the workspace', () => {
    const terms = (path: string): string => WORD_COUNTS + RELEASE.replace('LICENSE.md', path);
    assert.equal(
      write('terms', terms('https://example.org/terms')),
      'The terms are at https://example.org/terms, which can’t be edited from here.',
    );
    assert.equal(write('terms', terms('../../x.md')), '../../x.md can’t be read, or is outside the workspace.');
  });

  it('are not written where their marks are damaged', () => {
    const broken = '<!-- impact-manifest:terms github begin -->\nmine\n';
    assert.equal(
      write('terms', WORD_COUNTS + RELEASE, { ...FILES, 'LICENSE.md': broken }),
      'The marks around the generated terms in LICENSE.md are damaged, so nothing was written. Correct the marks, or remove them all.',
    );
  });
});

describe('an attribution block', () => {
  it('goes into a README, which becomes the attribution where there is none', () => {
    const { text, files } = writeTwice('attribution', BARE, { 'README.md': '# Words\n' });
    assert.equal(text, `${BARE}    attribution:\n      file: README.md\n`);
    assert.equal(files['README.md'], `# Words\n\n${ATTRIBUTION}`);
  });

  it('goes into any other file beside the attribution that there is', () => {
    const { text, files } = writeTwice('attribution', WORD_COUNTS + RELEASE, { ...FILES, 'CARD.md': '' }, 'CARD.md');
    assert.equal(text, WORD_COUNTS + RELEASE);
    assert.equal(files['CARD.md'], ATTRIBUTION);
  });

  it('is not written where nothing can be said', () => {
    assert.equal(
      write('attribution', BARE.replace('    year: 2023\n', '')),
      'There is no attribution to write: the artifacts say neither their names nor the years of their copyrights.',
    );
  });
});

describe('sections of ours', () => {
  const MIT =
    'MIT License\n\nCopyright (c) 2024 Us\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this software.\n';
  const withNotices = WORD_COUNTS.replace('    year', '    notices: third/LICENSE.md\n    year');

  it('are never written into what came with an artifact or is a license', () => {
    const kept = { ...FILES, 'third/LICENSE.md': 'Share it unchanged.\n', 'LICENSE.md': MIT };
    for (const [named, other] of [
      ['third/LICENSE.md', 'TERMS.md'],
      ['LICENSE.md', 'TERMS.md'],
    ] as const) {
      const manifest = withNotices + RELEASE.replace('LICENSE.md', named);
      const { text, files } = writeTwice('terms', manifest, kept);
      assert.ok(text.includes(`agreement: [${named}, ${other}]`), text);
      assert.deepEqual([files['third/LICENSE.md'], files['LICENSE.md']], [kept['third/LICENSE.md'], MIT]);
      assert.match(files[other] ?? '', /impact-manifest:terms github begin/);
    }
    const problem = (kind: SectionKind, path: string): string => {
      const said = write(kind, withNotices + RELEASE, kept, path);
      return typeof said === 'string' ? said : '';
    };
    for (const kind of ['notice', 'terms', 'attribution'] as const)
      assert.match(problem(kind, 'third/LICENSE.md'), /retained as it is, so nothing/);
    assert.match(problem('terms', 'LICENSE.md'), /text of the MIT License/);
  });

  it('stay out of what came with an artifact of another manifest', () => {
    const here = `version: 1
artifacts:
  words: { manifest: up/impact.yaml#word-counts }
distributions:
  github: { of: words, audience: public, agreement: up/third/LICENSE.md }
`;
    const files = { 'up/impact.yaml': withNotices, 'up/third/LICENSE.md': 'Share it unchanged.\n' };
    const { text, files: after } = writeTwice('terms', here, files);
    assert.match(text, /agreement: \[up\/third\/LICENSE\.md, LICENSE\.md\]/);
    assert.equal(after['up/third/LICENSE.md'], files['up/third/LICENSE.md']);
  });
});
