import assert from 'node:assert/strict';

/** A manifest with something of everything; `mark` is put over the first `words`, with the cursor in it. */
export function manifest(marked: string): string {
  const words = marked.replace('<|>', '');
  assert.ok(MANIFEST.includes(words), `the fixture has no ${words}`);
  return MANIFEST.replace(words, () => marked);
}

/** The manifest itself. */
export const MANIFEST = `version: 1
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

/** The files that it names. */
export const files = {
  'LICENSE.md': 'You are bound to the use-based restrictions of Exhibit A of the AI2 ImpACT License.',
};
