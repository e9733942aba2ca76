import assert from 'node:assert/strict';
import { hoverAt } from '../../server/src/features/hover';
import { analyzedAt, expectHover } from '../kit/cursor';
import { files, manifest } from './kit/hover-manifest';

describe('hover over a work or a distribution', () => {
  it('tells of an artifact whom it may be given to, and who uses it', () => {
    expectHover(
      manifest('  dol<|>ma:\n'),
      'dolma',
      `
Dolma: data artifact dolma

Effective risk: medium risk, as its license is AI2-ImpACT-MR.

May it be shared?      Internal   Third party        Public
As it is               ✓ allowed  ✗ forbidden        ✗ forbidden
As a derivative of it  ✓ allowed  ✓ with conditions  ✓ with conditions

Versions 1 to 1.6 were under this license; version 1.7 never was. Source: its card on Hugging Face, checked on 2026-11-22.

Used by:

- derivative cleaned (modified)
- distribution mirror (third-party, planned)

This is information, not legal advice.
`,
    );
  });

  it('tells of a new license from its day on', () => {
    const { analysis, offset } = analyzedAt(manifest('  dol<|>ma:\n'), { today: '2024-04-15' });
    assert.match(
      hoverAt(analysis, offset)?.content.plain ?? '',
      /\nIts licensor has since put it under ODC-By-1\.0 \(on 2024-04-15, earlier copies included\)\. Versions/,
    );
  });

  it('does not take something of the same name for a well-known artifact', () => {
    const { analysis, offset } = analyzedAt(
      manifest('  dol<|>ma:\n').replace('    acquired:', '    licensor: Example Lab\n    acquired:'),
    );
    assert.doesNotMatch(hoverAt(analysis, offset)?.content.plain ?? '', /Versions 1 to 1\.6/);
  });

  it('does not call open what is forbidden anyway', () => {
    const { analysis, offset } = analyzedAt(`version: 1
artifacts:
  vault: { name: Vault, type: data, license: AI2-ImpACT-HR }
  found: { name: Found, type: data, license: unknown }
derivatives:
  mi<|>x: { name: Mix, type: data, from: { vault: modified, found: modified } }
`);
    assert.match(
      hoverAt(analysis, offset)?.content.plain ?? '',
      /\nThe license of Found is not known; what is known forbids distributing this all the same\.\n/,
    );
  });

  it('tells of a derivative what sets its risk, wherever its id stands', () => {
    const expected = `
LM: model derivative lm

Effective risk: medium risk or stricter, as it comes from Dolma (AI2-ImpACT-MR, medium risk).

Path: Dolma → Cleaned Dolma → Word Counts → LM

The license of Found is not known, so whether this may be distributed can’t be told yet.

The texts do not say what applies when tiers mix in one derivative; taking the strictest is this format’s reading.

May it be shared?      Internal   Third party  Public
As it is               ✓ allowed  ? unknown    ? unknown
As a derivative of it  ✓ allowed  ? unknown    ? unknown

Used by:

- distribution model (public, planned)
- a breach, known since 2023-12-01

This is information, not legal advice.
`;
    expectHover(manifest('  l<|>m:\n'), 'lm', expected);
    expectHover(manifest('{ of: lm<|>, audience'), 'lm', expected);
    expectHover(manifest('- of: <|>lm'), 'lm', expected);
  });

  it('leaves the quotes out of what it is about', () => {
    const { analysis, offset } = analyzedAt(manifest('"va<|>ult"'));
    const hover = hoverAt(analysis, offset);
    assert.deepEqual(hover?.span.fragment.text.slice(hover.span.start, hover.span.end), 'vault');
    assert.match(
      hover.content.plain,
      /As it is +✓ allowed +✗ forbidden +✗ forbidden\nAs a derivative of it +✓ allowed +✗ forbidden +✗ forbidden/,
    );
  });

  it('takes an entry from another manifest', () => {
    const other = 'version: 1\nartifacts:\n  tulu: { name: Tulu, type: model, license: AI2-ImpACT-LR }\n';
    const text = 'version: 1\nartifacts:\n  mine: { manifest: "other/impact.<|>yaml#tulu" }\n';
    const { analysis, offset } = analyzedAt(text, { files: { 'other/impact.yaml': other } });
    assert.match(
      hoverAt(analysis, offset)?.content.plain ?? '',
      /^Tulu: model artifact tulu\n\nEffective risk: low risk, as its license is/,
    );
  });

  it('says so where nothing has an id', () => {
    expectHover('version: 1\nbreaches: [{ of: no<|>ne }]\n', 'none', 'Nothing in this manifest has the id none.');
  });

  it('gives the verdict on a distribution and what it owes', () => {
    expectHover(
      manifest('  git<|>hub:'),
      'github',
      `
Distribution github: Word Counts, audience public, planned

Verdict: not ready. It may be shared once all that is owed is there.

2 of 6 obligations met:

- ✓ an agreement that carries the use-based restrictions (LICENSE.md)
- ✗ the attribution of WildBench: missing
- ✗ the attribution of Dolma: missing
- ✗ the notice of modification, shipped: missing
- ✓ what was changed in Word Counts
- ✗ the data impact report of Word Counts: missing

This is information, not legal advice.
`,
      { files },
    );
  });

  it('says why a distribution is forbidden or unknown', () => {
    expectHover(
      manifest('  mir<|>ror:'),
      'mirror',
      `
Distribution mirror: Dolma, audience third-party, planned

Verdict: forbidden. The tier permits internal use only.

- Dolma is licensed under AI2-ImpACT-MR (medium risk): it may not be distributed as it is, derivatives of it may.

This is information, not legal advice.
`,
    );
    const { analysis, offset } = analyzedAt(manifest('  mod<|>el: {'));
    assert.match(
      hoverAt(analysis, offset)?.content.plain ?? '',
      /Verdict: unknown\. .*\n\n- The license of Found is not known\./,
    );
  });
});
