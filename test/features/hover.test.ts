import assert from 'node:assert/strict';
import { hoverAt } from '../../server/src/features/hover';
import { analyzedAt, expectHover, expectNoHover } from '../kit/cursor';
import { files, MANIFEST, manifest } from './kit/hover-manifest';

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

Anyone who shares a derivative must:

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

  it('tells the terms of each license of several, and of a keyword', () => {
    const at = (marked: string): string => {
      const { analysis, offset } = analyzedAt(marked);
      return hoverAt(analysis, offset)?.content.plain ?? '';
    };
    const both = at(MANIFEST.replace('GPL-3.0-only', 'AI2-ImpACT-LR AND LicenseRef-Lla<|>ma-2'));
    assert.match(both, /^AI2 ImpACT License for Low Risk Artifacts/);
    assert.match(both, /Notice: “Llama 2 is licensed under/);
    assert.match(
      at(MANIFEST.replace('GPL-3.0-only', 'lla<|>ma2')),
      /^Llama 2 Community License is not an ImpACT license/,
    );
  });

  it('names other licenses, and what is likely about them', () => {
    expectHover(
      manifest('GPL-3.0<|>-only'),
      'GPL-3.0-only',
      `
GNU General Public License v3.0 only (GPL-3.0-only)

GPL-3.0 is not an ImpACT license.

- Share it as it is: yes, with duties; what is made from it: yes, with duties; commercial use: yes.
- Its notices must be kept.
- Ships with it: text.
- It must say what was changed.
- Must accompany it: source in the preferred form for changes.
- Must stay under the same license: what is made from it.
- Whether it covers a model that was trained on it is open.

Mere aggregation beside it is not a derivative. Hugging Face’s gpl-3.0 does not say “only” or “or later”.

Sections 7 and 10; a received further restriction may be removed.

Source: npm spdx-license-list 6.12.0, full text of GPL-3.0-only. Certainty A, checked on November 25, 2026.

Restrictions that flow down probably conflict with licenses that forbid further restrictions (GPL, AGPL, LGPL, CC-BY-SA, ODbL).
`,
    );
    expectHover(
      manifest('unk<|>nown'),
      'unknown',
      'The license is not known. Whether this may be shared is only clear once it is named.',
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
content-generation: allowed on one condition, declared with disclosed: true; here it is declared.

Exhibit A: Producing or spreading content in a public context, unless it is expressly disclosed that the content is machine generated.

Exhibit A applies to it, because Word Counts comes from Dolma (AI2-ImpACT-MR, medium risk) through Cleaned Dolma.
`,
    );
    expectHover(
      manifest('military<|>-weapons'),
      'military-weapons',
      `
military-weapons: ruled out by the use-based restrictions, in every tier.

Exhibit A: Building or improving military weapons.

Exhibit A applies to it, because Word Counts comes from Dolma (AI2-ImpACT-MR, medium risk) through Cleaned Dolma.
`,
    );
    expectHover(
      manifest('rese<|>arch'),
      'research',
      'research: one of the names in this format. No line of Exhibit A, as far as it is public, comes close to it.',
    );
  });

  it('tells so of uses of artifacts and of releases, and of those that have no name here', () => {
    const text = `version: 1
artifacts:
  net: { name: Net, type: data, license: CC-BY-NC-4.0, uses: [commercial] }
  bank: { name: Bank, type: data, license: AI2-ImpACT-LR, uses: [police-work] }
distributions:
  hub: { of: bank, audience: public, uses: [military-weapons] }
`;
    const at = (word: string): string => text.replace(word, `${word.slice(0, 2)}<|>${word.slice(2)}`);
    expectHover(
      at('commercial'),
      'commercial',
      'commercial: not one of the names in this format.\n\nTogether with a license that allows no commercial use, it is ruled out in anything that is shared.',
    );
    expectHover(
      at('police-work'),
      'police-work',
      'police-work: not one of the names in this format.\n\nIt comes close to a line of Exhibit A: Justice, law enforcement, immigration or asylum processes, such as predicting that a person will commit a crime. A person has to decide whether that rules it out.',
    );
    expectHover(
      at('military-weapons'),
      'military-weapons',
      'military-weapons: ruled out by the use-based restrictions, in every tier.\n\nExhibit A: Building or improving military weapons.\n\nExhibit A applies to it, because Bank is licensed under AI2-ImpACT-LR (low risk).',
    );
  });

  it('counts the days', () => {
    expectHover(manifest('2024-02<|>-01'), '2024-02-01', 'Obtained: February 1, 2024, 29 days ago.');
    expectHover(manifest('2024-03<|>-05'), '2024-03-05', 'The day of sharing: March 5, 2024, in 4 days.');
    const clock =
      'What starts the 30 days is not public; this format counts from the day the licensee learned of the breach.';
    expectHover(
      manifest('2024-02<|>-12'),
      '2024-02-12',
      `The breach became known: February 12, 2024, 18 days ago.\n\nThe 30 days to remedy it end on March 13, 2024: 12 days left.\n\n${clock}`,
    );
    expectHover(
      manifest('2024-01<|>-15'),
      '2024-01-15',
      `Remedied: January 15, 2024, 46 days ago.\n\nThe 30 days to remedy it ended on December 31, 2023, 61 days ago; the rights may be terminated.\n\n${clock}`,
    );
  });

  it('describes fields and their values', () => {
    expectHover(
      manifest('aud<|>ience: public\n'),
      'audience',
      `
audience: Who gets it. Required.

- internal: Only people in your organization; this is not a distribution in the licenses’ sense.
- third-party: Chosen people or organizations outside yours, such as a customer or a partner.
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
      'agreement: The terms that bind downstream users to the use-based restrictions: a path or URL, or a list of them, one of which must bind them.\n\nThe file is there.',
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
    assert.ok(hover.plain.startsWith(`${name}: artifact a, type data`));
    assert.ok(
      hover.markdown.startsWith(
        '**\\[x\\](command:quit) \\<img src=x\\> \\*\\*b\\*\\* https\\://example.org**: artifact `a`, type data',
      ),
    );
  });
});
