import assert from 'node:assert/strict';
import { hoverAt } from '../../server/src/features/hover';
import { analyzedAt, expectHover, expectNoHover } from '../kit/cursor';

/** A manifest with something of everything; `mark` is put over the first `words`, with the cursor in it. */
function manifest(marked: string): string {
  const words = marked.replace('<|>', '');
  assert.ok(MANIFEST.includes(words), `the fixture has no ${words}`);
  return MANIFEST.replace(words, () => marked);
}

const MANIFEST = `version: 1
artifacts:
  dolma:
    name: Dolma
    type: data
    license: AI2-ImpACT-MR
    acquired: 2024-02-01
  bench: { name: WildBench, type: data, risk: low }
  vault: { name: Vault, type: model, license: AI2-ImpACT-HR }
  stack: { name: Stack, type: data, license: GPL-3.0-only }
  found: { name: Found, type: data, license: unknown }
derivatives:
  cleaned:
    name: Cleaned Dolma
    type: data
    from:
      dolma: modified
  counts:
    name: Word Counts
    type: data
    from: { cleaned: incorporated, bench: combined }
    changes: Counted the words.
    uses: [research, { use: content-generation, disclosed: true }, military-weapons]
  lm:
    name: LM
    type: model
    from: { counts: trained-on, found: trained-on }
distributions:
  github:
    of: counts
    audience: public
    agreement: LICENSE.md
    date: 2024-03-05
  mirror: { of: dolma, audience: third-party }
  model: { of: lm, audience: public }
  inside: { of: "vault", audience: internal }
breaches:
  - of: counts
    notified: 2024-02-12
  - of: lm
    notified: 2023-12-01
    remedied: 2024-01-15
`;
const files = { 'LICENSE.md': 'You are bound to the use-based restrictions of Exhibit A.' };

describe('hover', () => {
  it('tells what a license permits, and marks its column', () => {
    const { analysis, offset } = analyzedAt(manifest('license: AI2-ImpA<|>CT-MR'));
    const hover = hoverAt(analysis, offset);
    assert.equal(
      hover?.content.markdown,
      `
**AI2 ImpACT License for Medium Risk Artifacts** (\`AI2-ImpACT-MR\`, medium risk)

|  | low risk | **▸ medium risk** | high risk |
| --- | --- | --- | --- |
| Install and use; create and use derivatives | yes | **yes** | yes |
| Distribute the artifact as it is | yes, with the distribution rules | **no: internal use only** | no: internal use only |
| Distribute derivatives | yes, with the distribution rules | **yes, with the distribution rules** | no: internal use only |
| Use-based restrictions (Exhibit A) | yes | **yes** | yes |
| Prominent notice of modification with a distributed derivative | yes | **yes** | not applicable |
| Derivative Impact Report | yes | **yes** | not applicable |

Whoever distributes a derivative has to:

- Carry the use-based restrictions in an enforceable legal agreement for all downstream use.
- Include the attribution notice of every ImpACT artifact that it comes from.
- Retain all other copyright, IP and attribution notices that came with the artifact.
- Include a prominent notice of how the original artifact was used or modified.
- Publish a Derivative Impact Report before the release and after each substantive update, free of cost and of barriers to access; a data derivative and a model derivative of one project need one each.

_Source: The licensor’s summary page of the AI2 ImpACT Licenses (2023)._`.trim(),
    );
  });

  it('tells the same of a risk as of its license', () => {
    const at = (marked: string): string | undefined => {
      const { analysis, offset } = analyzedAt(marked);
      return hoverAt(analysis, offset)?.content.plain;
    };
    const low = at(manifest('risk: l<|>ow'));
    assert.match(low ?? '', /^AI2 ImpACT License for Low Risk Artifacts \(AI2-ImpACT-LR, low risk\)/);
    assert.match(low ?? '', /modified\. \(derivative only\)/);
    assert.equal(low, at(MANIFEST.replace('risk: low', 'license: AI2-Imp<|>ACT-LR')));
  });

  it('names other licenses, and what is likely about them', () => {
    expectHover(
      manifest('GPL-3.0<|>-only'),
      'GPL-3.0-only',
      `
GNU General Public License v3.0 only (GPL-3.0-only)

Not an ImpACT license; what it permits is not checked here.

Restrictions that flow down probably conflict with licenses that forbid further restrictions (GPL, AGPL, LGPL, CC-BY-SA, ODbL).
`,
    );
    expectHover(
      manifest('unk<|>nown'),
      'unknown',
      'The license is not known. Whether this may be distributed can only be told once it is named.',
    );
  });

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
- ✗ a place where the notice of modification is shipped: missing
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

  it('explains a relation by the license’s own kind of example, and what is open about it', () => {
    expectHover(
      manifest('counts: trained<|>-on'),
      'trained-on',
      `
trained-on: a model trained on some or all of it (from data, makes a model).

Here: LM, from Word Counts.

The licensor’s example: “a model trained on some or all of our data using any code”.

Not sure: The summary counts a model trained on the data as a data derivative; version 2.0 narrows derivatives to modifications and derivative works under US copyright law, and whether a trained model is one is open.

Source: The licensor’s summary page of the AI2 ImpACT Licenses (2023).
`,
    );
  });

  it('tells what Exhibit A says of a use', () => {
    expectHover(
      manifest('content-gener<|>ation'),
      'content-generation',
      `
content-generation: allowed on one condition, which disclosed: true declares; here it is declared.

Exhibit A: Producing or spreading content in a public context, unless it is expressly disclosed that the content is machine generated.

Exhibit A binds it, because Word Counts comes from Dolma (AI2-ImpACT-MR, medium risk) through Cleaned Dolma.
`,
    );
    expectHover(
      manifest('military<|>-weapons'),
      'military-weapons',
      `
military-weapons: ruled out by the use-based restrictions, whatever the tier.

Exhibit A: Improving military weapons.

Exhibit A binds it, because Word Counts comes from Dolma (AI2-ImpACT-MR, medium risk) through Cleaned Dolma.
`,
    );
    expectHover(manifest('rese<|>arch'), 'research', 'research: Exhibit A of the ImpACT licenses names no such use.');
  });

  it('counts the days', () => {
    expectHover(manifest('2024-02<|>-01'), '2024-02-01', 'Obtained: 29 days ago.');
    expectHover(manifest('2024-03<|>-05'), '2024-03-05', 'The day of sharing: in 4 days.');
    const clock =
      'What starts the 30 days is not public; this format counts from the day the licensee learned of the breach.';
    expectHover(
      manifest('2024-02<|>-12'),
      '2024-02-12',
      `The breach became known: 18 days ago.\n\nThe 30 days to remedy it end on 2024-03-13: 12 days left.\n\n${clock}`,
    );
    expectHover(
      manifest('2024-01<|>-15'),
      '2024-01-15',
      `Remedied: 46 days ago.\n\nThe 30 days to remedy it ended on 2023-12-31, 61 days ago; the rights may be terminated.\n\n${clock}`,
    );
  });

  it('describes fields and their values', () => {
    expectHover(
      manifest('aud<|>ience: public\n'),
      'audience',
      `
audience: Who gets it. Required.

- internal: People inside the organization only; this is not a distribution in the licenses’ sense.
- third-party: Chosen people or organizations outside, such as a customer or a partner.
- public: Anyone, such as the visitors of a website.
`,
    );
    expectHover(
      manifest('audience: pub<|>lic\n'),
      'public',
      'public: Anyone, such as the visitors of a website.\n\naudience: Who gets it. Required.',
    );
    expectHover(
      manifest('LICEN<|>SE.md'),
      'LICENSE.md',
      'agreement: The path or URL of the terms that bind downstream users to the use-based restrictions.\n\nThe file is there.',
      { files },
    );
    expectHover(
      manifest('Counted the <|>words.'),
      'Counted the words.',
      'changes: The prominent notice of how the originals were used or modified; needed for distribution.',
    );
  });

  it('does not call for a license where a risk is given', () => {
    expectHover(
      'version: 1\nartifacts:\n  a: { name: A, type: data, risk: low, lic<|>ense: unknown }\n',
      'license',
      'license: The license it was obtained under: AI2-ImpACT-LR, AI2-ImpACT-MR, AI2-ImpACT-HR, any other SPDX expression, LicenseRef-…, or unknown.',
    );
  });

  it('tells of a disable comment what its rule finds', () => {
    const { analysis, offset } = analyzedAt('# impact-disable-file manifest/syn<|>tax -- why not\nversion: 1\n');
    assert.match(hoverAt(analysis, offset)?.content.plain ?? '', /^manifest\/syntax\n\n\w/);
  });

  it('has nothing to say of space, punctuation, unknown fields and other documents', () => {
    expectNoHover('version: 1\n<|>\nartifacts: {}\n');
    expectNoHover('version: 1\nartifacts:  <|>  {}\n');
    expectNoHover('version: 1\nwhatever: x<|>\n');
    expectNoHover('version: <|>\n');
    expectNoHover('services:\n  type<|>: data\n');
  });

  it('shows the words of a manifest as words', () => {
    const name = '[x](command:quit) <img src=x> **b** https://example.org';
    const { analysis, offset } = analyzedAt(
      `version: 1\nartifacts:\n  a<|>: { name: "${name}", type: data, license: AI2-ImpACT-LR }\n`,
    );
    const hover = hoverAt(analysis, offset)?.content;
    assert.ok(hover);
    assert.ok(hover.plain.startsWith(`${name}: data artifact a`));
    assert.ok(
      hover.markdown.startsWith(
        '**\\[x\\](command:quit) \\<img src=x\\> \\*\\*b\\*\\* https\\://example.org**: data artifact `a`',
      ),
    );
  });
});
