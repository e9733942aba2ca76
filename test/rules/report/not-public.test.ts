import assert from 'node:assert/strict';
import { notPublic } from '../../../server/src/rules/report/not-public';
import { analyzed, analyzedBy, checkRule, only } from '../../kit/check';
import { FILES, RELEASE, WORD_COUNTS } from '../../kit/release';

const PATH = 'reports/word-counts.data.md';
const at = (path: string, release = RELEASE): string => WORD_COUNTS.replace(PATH, path) + release;

function told(text: string, ignored: readonly string[] = []): readonly string[] {
  return analyzed(text, { files: FILES, ignored, ...only('report/not-public', 'manifest/schema') }).findings.map(
    ({ severity, rule, message }) => `${severity} ${rule}: ${message}`,
  );
}

const hidden = (path: string, how: string): string =>
  `error report/not-public: The data report of Word Counts can’t be read by everyone: ${path} ${how}. It is owed, since Word Counts comes from ValuePrism (AI2-ImpACT-MR, medium risk).`;

describe('report/not-public', () => {
  it('marks a file that git ignores', () => {
    const { findings } = checkRule(
      notPublic,
      `version: 1
artifacts:
  value-prism:
    name: ValuePrism
    type: data
    license: AI2-ImpACT-MR
    year: 2023
derivatives:
  word-counts:
    name: Word Counts
    type: data
    from:
      value-prism: incorporated
    changes: Counted the words.
    reports:
      data: reports/word-counts.data.md
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error report/not-public: The data report of Word Counts can’t be read by everyone: reports/word-counts.data.md is ignored by git, so it is not published with the repository. It is owed, since Word Counts comes from ValuePrism (AI2-ImpACT-MR, medium risk).
${RELEASE}`,
      { files: FILES, ignored: [PATH] },
    );
    assert.equal(findings[0]?.remedy, 'Remove it from the ignored files, or publish it at a public URL and name that.');
    assert.equal(findings[0].related?.length, 4);
  });

  it('marks addresses that nobody outside can open', () => {
    for (const address of ['http://localhost:3000/report', 'https://10.0.0.7/report', 'http://wiki/report']) {
      assert.deepEqual(told(at(address)), [hidden(address, 'is an address of a private network or of this machine')]);
    }
  });

  it('leaves the address of a file to the rule about the structure', () => {
    assert.deepEqual(told(at('file:///home/me/report.md')), [
      'error manifest/schema: “data” is “file:///home/me/report.md”: a path is relative to the manifest, and an address begins with http:// or https:// and names a host.',
    ]);
  });

  it('is a warning before the release', () => {
    const planned = told(at('http://localhost/report', RELEASE.replace('released', 'planned')));
    assert.equal(planned.length, 1);
    assert.ok(planned[0]?.startsWith('warning report/not-public'));
  });

  it('is silent on files and addresses that everyone can read', () => {
    checkRule(notPublic, at(PATH), { files: FILES, ignored: ['NOTICE.md'] });
    checkRule(notPublic, at('https://huggingface.co/datasets/example/word-counts'), { files: FILES });
  });

  it('marks it for a third party too, since a report is open to everyone', () => {
    const release = RELEASE.replace('public', 'third-party');
    assert.equal(analyzedBy(notPublic, at('http://localhost/report', release), { files: FILES }).findings.length, 1);
    assert.equal(analyzedBy(notPublic, at(PATH, release), { files: FILES, ignored: [PATH] }).findings.length, 1);
  });

  it('is silent where nothing is given away', () => {
    for (const release of [RELEASE.replace('public', 'internal'), RELEASE.replace('released', 'withdrawn')]) {
      checkRule(notPublic, at('http://localhost/report', release), { files: FILES });
      checkRule(notPublic, at(PATH, release), { files: FILES, ignored: [PATH] });
    }
  });
});
