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
Dolma: artifact dolma, type data

Effective risk: medium risk, as its license is AI2-ImpACT-MR.

May it be shared?      Internal   Third party        Public
As it is               ✓ allowed  ✗ forbidden        ✗ forbidden
As a derivative of it  ✓ allowed  ✓ with conditions  ✓ with conditions

Versions 1 to 1.6 were under this license; version 1.7 never was. That the change covers earlier copies was read second-hand. Source: its card on Hugging Face, checked on 2026-11-25.

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
      /\nIts licensor has since put it under ODC-By-1\.0 \(on April 15, 2024, earlier copies included\)\. Versions/,
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
      /\nThe license of Found is not known; what is known already forbids sharing this\.\n/,
    );
  });

  it('tells of a derivative what sets its risk, wherever its id stands', () => {
    const expected = `
LM: derivative lm, type model

Effective risk: medium risk or stricter, as it comes from Dolma (AI2-ImpACT-MR, medium risk).

Path: Dolma → Cleaned Dolma → Word Counts → LM

The license of Found is not known, so it is not clear yet whether this may be shared.

The texts do not say what applies when tiers mix in one derivative; taking the strictest is this format’s reading.

May it be shared?      Internal   Third party  Public
As it is               ✓ allowed  ? unknown    ? unknown
As a derivative of it  ✓ allowed  ? unknown    ? unknown

Used by:

- distribution model (public, planned)
- a breach, known since December 1, 2023

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
      /^Tulu: artifact tulu, type model\n\nEffective risk: low risk, as its license is/,
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

Verdict: forbidden. One of its uses is ruled out.

- Word Counts may not be used for “military-weapons”: it comes from Dolma (AI2-ImpACT-MR, medium risk) through Cleaned Dolma, and Exhibit A of that license rules out building or improving military weapons. Do not use Word Counts for this, or make it without Dolma.
- The rights to Word Counts may be terminated: it depends on WildBench, as LM does, and the breach of the license of LM was remedied on 2024-01-15, 15 days after its 30 days ended (2023-12-31). Ask the licensor whether the rights still stand, and share nothing that depends on LM before they are confirmed; write the day it was settled under “resolved”.

2 of 6 obligations met:

- ✓ an agreement that includes the use-based restrictions (LICENSE.md)
- ✗ the attribution of WildBench: missing
- ✗ the attribution of Dolma: missing
- ✗ the notice of modification, shipped: missing
- ✓ what was changed in Word Counts
- ✗ the data impact report of Word Counts: missing

Not settled by the texts of the licenses:

- The texts do not say what applies when tiers mix in one derivative; taking the strictest is this format’s reading.

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

Verdict: forbidden. Its sources do not permit it.

- Dolma is licensed under AI2-ImpACT-MR (medium risk): it may not be shared as it is, but derivatives of it may. Keep it internal, or share a derivative of it that meets the distribution rules.
- The rights to Dolma may be terminated: LM comes from it, and the breach of the license of LM was remedied on 2024-01-15, 15 days after its 30 days ended (2023-12-31). Ask the licensor whether the rights still stand, and share nothing that depends on LM before they are confirmed; write the day it was settled under “resolved”.

This is information, not legal advice.
`,
    );
    const { analysis, offset } = analyzedAt(manifest('  mod<|>el: {'));
    assert.match(
      hoverAt(analysis, offset)?.content.plain ?? '',
      /Verdict: forbidden\. .*\n\n- .*\n- The license of Found is not known for sure\./,
    );
  });
});
