import assert from 'node:assert/strict';
import { reference } from '../../../server/src/rules/manifest/reference';
import { analyzedBy, checkFix, checkRule } from '../../kit/check';

const artifacts = `version: 1
artifacts:
  dolma: { name: Dolma, type: data, license: AI2-ImpACT-MR }
  paloma: { name: Paloma, type: data, license: AI2-ImpACT-LR }
`;

const other = `version: 1
artifacts:
  dolma: { name: Dolma, type: data, license: AI2-ImpACT-MR }
derivatives:
  words: { name: Words, type: data, from: { dolma: modified } }
`;

const taken = (manifest: string): string => `version: 1
artifacts:
  words:
    manifest: ${manifest}
distributions:
  here: { of: words, audience: internal }
`;

describe('manifest/reference', () => {
  it('is silent where every id is defined', () => {
    checkRule(
      reference,
      `${artifacts}derivatives:
  words: { name: Words, type: data, from: { dolma: modified }, x-why: it is large }
  more: { name: More, type: data, from: { words: modified, paloma: incorporated } }
distributions:
  here: { of: [more, dolma], audience: internal }
breaches:
  - { of: paloma, notified: 2024-02-20, remedied: 2024-02-21 }
`,
    );
  });

  it('marks ids in “from”, “of” and “breaches” that nothing defines', () => {
    checkRule(
      reference,
      `${artifacts}derivatives:
  words:
    name: Words
    type: data
    from:
      dolma: modified
      wikipedia: incorporated
#     ^^^^^^^^^ error manifest/reference: Words comes from “wikipedia”, but no artifact or derivative has that id.
distributions:
  here:
    of: [words, palomma]
#               ^^^^^^^ error manifest/reference: “here” shares “palomma”, but no artifact or derivative has that id. Did you mean “paloma”?
    audience: internal
  there:
    of: here
#       ^^^^ error manifest/reference: “here” is the id of a distribution, but only artifacts and derivatives can be named here.
    audience: internal
breaches:
  - { of: paloma-2, notified: 2024-02-20, remedied: 2024-02-21 }
#         ^^^^^^^^ error manifest/reference: This breach names “paloma-2”, but no artifact or derivative has that id. Did you mean “paloma”?
  - { of: paloma, notified: 2024-02-20, remedied: 2024-02-21 }
`,
    );
  });

  it('does not mean what stands beside it, or the derivative itself', () => {
    checkRule(
      reference,
      `${artifacts}derivatives:
  words:
    name: Words
    type: data
    from:
      wordz: modified
#     ^^^^^ error manifest/reference: Words comes from “wordz”, but no artifact or derivative has that id.
distributions:
  here:
    of: [words, dolma, paloma, dolmo]
#                              ^^^^^ error manifest/reference: “here” shares “dolmo”, but no artifact or derivative has that id.
    audience: internal
`,
    );
  });

  it('names the derivative by its id where it has no name', () => {
    const { findings } = analyzedBy(reference, 'version: 1\nderivatives: { a: { from: { b: modified } } }\n');
    assert.ok(findings.some(({ message }) => message.startsWith('“a” comes from “b”')));
  });

  describe('in another manifest', () => {
    const files = { 'data/impact.yaml': other };

    it('is silent where the entry is there, and where there is nothing to look at', () => {
      checkRule(reference, taken('data/impact.yaml#words'), { files });
      checkRule(reference, taken('data/impact.yaml'), { files });
      checkRule(reference, taken('https://example.org/impact.yaml#words'), {
        severities: { 'manifest/missing-file': 'off' },
      });
    });

    it('marks the id alone', () => {
      checkRule(
        reference,
        `version: 1
artifacts:
  words:
    manifest: "data/impact.yaml#wordz"
#                               ^^^^^ error manifest/reference: “data/impact.yaml” has no artifact or derivative with the id “wordz”. Did you mean “words”?
distributions:
  here: { of: words, audience: internal }
`,
        { files },
      );
    });

    it('wants to know which of several entries it is', () => {
      checkRule(
        reference,
        `version: 1
artifacts:
  taken:
    manifest: data/impact.yaml
#             ^^^^^^^^^^^^^^^^ error manifest/reference: “data/impact.yaml” has several entries, but none with the id “taken”: name one with “#”.
distributions:
  here: { of: taken, audience: internal }
`,
        { files },
      );
    });

    it('marks a manifest without entries', () => {
      checkRule(
        reference,
        `version: 1
artifacts:
  taken:
    manifest: data/impact.yaml#a
#                              ^ error manifest/reference: “data/impact.yaml” has no artifacts or derivatives to take this entry from.
distributions:
  here: { of: taken, audience: internal }
`,
        { files: { 'data/impact.yaml': 'version: 1\n' } },
      );
    });

    it('has a fix', () => {
      checkFix('manifest/reference', taken('"data/impact.yaml#wordz"'), taken('"data/impact.yaml#words"'), { files });
      const text = taken('data/impact.yaml').replace('  words:', '  taken:').replace('of: words', 'of: taken');
      checkFix('manifest/reference', text, text.replace('impact.yaml', 'impact.yaml#dolma'), {
        files,
        title: 'Change to “dolma”',
      });
    });
  });

  it('does not call an id undefined that stands in a text that can’t be read', () => {
    const { findings } = analyzedBy(
      reference,
      `version: 1
artifacts:
\tdolma: { name: Dolma, type: data, license: AI2-ImpACT-MR }
derivatives:
  words: { name: Words, type: data, from: { dolma: modified, paloma: modified } }
`,
    );
    const told = findings.filter(({ rule }) => rule === 'manifest/reference').map(({ message }) => message);
    assert.deepEqual(told, ['Words comes from “paloma”, but no artifact or derivative has that id.']);
  });

  it('has a fix that a person has to look at', () => {
    const text = (id: string): string => `${artifacts}derivatives:
  words: { name: Words, type: data, from: { ${id}: modified, paloma: modified } }
`;
    checkFix('manifest/reference', text('"dolna"'), text('"dolma"'));
    const [finding] = analyzedBy(reference, text('dolna')).findings.filter(({ rule }) => rule === 'manifest/reference');
    assert.deepEqual(
      finding?.fixes?.().map(({ safe }) => safe),
      [false],
    );
  });
});
