import assert from 'node:assert/strict';
import { documentLinks } from '../../server/src/features/document-links';
import { textOf } from '../../server/src/text/span';
import { analyzed, type Setting } from '../kit/check';

function linksIn(text: string, setting?: Setting): readonly string[] {
  return documentLinks(analyzed(text, setting)).map(({ span, target }) => `${textOf(span)} -> ${target}`);
}

describe('document links', () => {
  it('lead to pages and files', () => {
    const files = {
      'NOTICE.md': '',
      'TERMS.md': '',
      'r/d.md': '',
      'r/m.md': '',
      'a.txt': '',
      'shared/impact.yaml': '',
    };
    assert.deepEqual(
      linksIn(
        `artifacts:
  dolma:
    source: https://huggingface.co/datasets/allenai/dolma
    notices: [NOTICE.md, "TERMS.md"]
  tuned:
    manifest: shared/impact.yaml#tuned
derivatives:
  counts:
    reports:
      data: r/d.md
      model: ./r/m.md
distributions:
  web:
    channel: 'https://example.org/?a=b#c'
    agreement: TERMS.md
    attribution:
      file: a.txt
    notices: NOTICE.md
`,
        { files },
      ),
      [
        'https://huggingface.co/datasets/allenai/dolma -> https://huggingface.co/datasets/allenai/dolma',
        'NOTICE.md -> file:///w/NOTICE.md',
        'TERMS.md -> file:///w/TERMS.md',
        'shared/impact.yaml#tuned -> file:///w/shared/impact.yaml',
        'r/d.md -> file:///w/r/d.md',
        './r/m.md -> file:///w/r/m.md',
        'https://example.org/?a=b#c -> https://example.org/?a=b#c',
        'TERMS.md -> file:///w/TERMS.md',
        'a.txt -> file:///w/a.txt',
        'NOTICE.md -> file:///w/NOTICE.md',
      ],
    );
  });

  it('do not lead to the licensor’s pages about the licenses, which are gone', () => {
    const pages = [
      'https://allenai.org/impact-license',
      'https://allenai.org/licenses/impact-lr',
      'http://www.allenai.org/licenses/impact-mr/',
      'https://allenai.org/licenses/impact-hr#terms',
    ];
    for (const page of pages) {
      assert.deepEqual(linksIn(`artifacts:\n  a:\n    source: ${page}\n`), []);
      assert.deepEqual(linksIn(`distributions:\n  a:\n    agreement: ${page}\n`), []);
    }
    assert.equal(linksIn('artifacts:\n  a:\n    source: https://allenai.org/dolma\n').length, 1);
  });

  it('do not lead to files that are not there, to folders, or out of the workspace', () => {
    const files = { 'r/d.md': '' };
    assert.deepEqual(linksIn('distributions:\n  a:\n    notices: [gone.md, r, ../x.md, /etc/passwd]\n', { files }), []);
  });

  it('know no schemes but those of the web', () => {
    const addresses = ['command:workbench.action.quit', 'javascript:alert(1)', 'file:///etc/passwd', 'https://a b'];
    for (const address of addresses)
      assert.deepEqual(linksIn(`artifacts:\n  a:\n    source: ${JSON.stringify(address)}\n`), []);
  });

  it('stay on one line', () => {
    assert.deepEqual(linksIn('artifacts:\n  a:\n    source: |-\n      https://example.org\n'), []);
  });
});
