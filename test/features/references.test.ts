import assert from 'node:assert/strict';
import { documentHighlight } from '../../server/src/features/document-highlight';
import { references } from '../../server/src/features/references';
import { textOf } from '../../server/src/text/span';
import { analyzedAt } from '../kit/cursor';
import { framedSpans } from './kit/framed';

const MANIFEST = `version: 1
artifacts:
  do<|>lma:
    name: dolma
  other:
    name: Other
derivatives:
  counts:
    from:
      dolma: incorporated
      other: modified
distributions:
  mirror:
    of: dolma
  both:
    of: [counts, 'dolma']
breaches:
  - of: dolma
`;

describe('references', () => {
  it('are every place that names the id, and nothing that merely reads the same', () => {
    const { analysis, offset } = analyzedAt(MANIFEST);
    assert.equal(
      framedSpans(analysis, references(analysis, offset, true)),
      `version: 1
artifacts:
  «dolma»:
    name: dolma
  other:
    name: Other
derivatives:
  counts:
    from:
      «dolma»: incorporated
      other: modified
distributions:
  mirror:
    of: «dolma»
  both:
    of: [counts, '«dolma»']
breaches:
  - of: «dolma»
`,
    );
  });

  it('leave out the definition where it is not wanted', () => {
    const { analysis, offset } = analyzedAt('artifacts:\n  a: {}\nbreaches: [{ of: <|>a }]\n');
    assert.equal(
      framedSpans(analysis, references(analysis, offset, false)),
      'artifacts:\n  a: {}\nbreaches: [{ of: «a» }]\n',
    );
  });

  it('find what is mentioned and not defined', () => {
    const { analysis, offset } = analyzedAt('distributions:\n  a: { of: gh<|>ost }\n  b: { of: [ghost, x] }\n');
    assert.equal(
      framedSpans(analysis, references(analysis, offset, true)),
      'distributions:\n  a: { of: «ghost» }\n  b: { of: [«ghost», x] }\n',
    );
  });

  it('tell two works of one id apart from a distribution that is called the same', () => {
    const { analysis, offset } = analyzedAt('artifacts:\n  a: {}\ndistributions:\n  a<|>: { of: a }\n');
    assert.equal(
      framedSpans(analysis, references(analysis, offset, true)),
      'artifacts:\n  a: {}\ndistributions:\n  «a»: { of: a }\n',
    );
  });

  it('tell a place that an alias leads to once', () => {
    const text = 'distributions:\n  a: &all\n    of: ghost<|>\n  b: *all\n';
    const { analysis, offset } = analyzedAt(text);
    assert.equal(
      framedSpans(analysis, references(analysis, offset, true)),
      'distributions:\n  a: &all\n    of: «ghost»\n  b: *all\n',
    );
  });

  it('reach into manifests that refer to this one, and into its reports', () => {
    const { analysis, offset } = analyzedAt('derivatives:\n  <|>tuned:\n    reports: { data: reports/tuned.md }\n', {
      files: {
        'app/impact.yaml': 'artifacts:\n  base:\n    manifest: ../impact.yaml#tuned\n',
        'web.impact.yaml': 'artifacts:\n  tuned:\n    manifest: impact.yaml\nbreaches: [{ of: tuned }]\n',
        'reports/tuned.md': '---\nimpact-report: 1\nderivative: tuned\n---\n',
      },
    });
    const found = references(analysis, offset, false).map((span) => `${span.fragment.uri}: ${textOf(span)}`);
    assert.deepEqual(found, [
      'file:///w/app/impact.yaml: tuned',
      'file:///w/web.impact.yaml: impact.yaml',
      'file:///w/reports/tuned.md: tuned',
    ]);
  });

  it('come from the manifest that defines what a reference names', () => {
    const { analysis, offset } = analyzedAt('artifacts:\n  base:\n    manifest: shared/impact.yaml#<|>tuned\n', {
      files: { 'shared/impact.yaml': 'derivatives:\n  tuned: {}\ndistributions:\n  d: { of: tuned }\n' },
    });
    const found = references(analysis, offset, true).map(
      (span) => `${span.fragment.uri}@${String(span.start)}: ${textOf(span)}`,
    );
    assert.deepEqual(found, [
      'file:///w/impact.yaml@41: tuned',
      'file:///w/shared/impact.yaml@2: tuned',
      'file:///w/shared/impact.yaml@11: tuned',
    ]);
  });

  it('are none where no id is written', () => {
    const { analysis, offset } = analyzedAt('version: <|>1\n');
    assert.deepEqual(references(analysis, offset, true), []);
  });
});

describe('document highlight', () => {
  it('tells where an id is written from where it is read', () => {
    const { analysis, offset } = analyzedAt(MANIFEST);
    const found = documentHighlight(analysis, offset).map(({ span, kind }) => `${kind} ${textOf(span)}`);
    assert.deepEqual(found, ['write dolma', 'read dolma', 'read dolma', 'read dolma', 'read dolma']);
  });

  it('stays in the document', () => {
    const { analysis, offset } = analyzedAt('derivatives:\n  <|>tuned: {}\n', {
      files: { 'app/impact.yaml': 'artifacts:\n  base:\n    manifest: ../impact.yaml#tuned\n' },
    });
    assert.equal(
      framedSpans(
        analysis,
        documentHighlight(analysis, offset).map(({ span }) => span),
      ),
      'derivatives:\n  «tuned»: {}\n',
    );
  });
});
