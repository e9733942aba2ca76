import assert from 'node:assert/strict';
import { inlayHints, type InlayHint } from '../../server/src/features/inlay-hints';
import { applyEdits } from '../../server/src/text/edit';
import { textOf } from '../../server/src/text/span';
import { analyzed, type Setting } from '../kit/check';

function hintsIn(text: string, setting?: Setting, end = text.length): readonly InlayHint[] {
  return inlayHints(analyzed(text, setting), { start: 0, end });
}

/** The text as it looks with its hints. */
function hinted(text: string, setting?: Setting): string {
  const analysis = analyzed(text, setting);
  const edits = inlayHints(analysis, { start: 0, end: text.length }).map(({ at, label, origin }) => ({
    start: at,
    end: at,
    newText: `‹${label}${origin === undefined ? '' : ` from ${origin.label}`}›`,
  }));
  return applyEdits(text, edits);
}

describe('inlay hints', () => {
  it('tell the effective risk after each id, and the work that sets it', () => {
    assert.equal(
      hinted(`artifacts:
  dolma: { name: Dolma, license: AI2-ImpACT-MR }
  "tulu": { name: Tulu, license: AI2-ImpACT-LR }
derivatives:
  chat: # tuned
    from:
      dolma: trained-on
      tulu: fine-tuned
  own:
    risk: high
    from: {chat: embedded}
distributions:
  web:
    of: [chat, "own"]
`),
      `artifacts:
  dolma:‹medium risk› { name: Dolma, license: AI2-ImpACT-MR }
  "tulu":‹low risk› { name: Tulu, license: AI2-ImpACT-LR }
derivatives:
  chat:‹medium risk from Dolma› # tuned
    from:
      dolma:‹medium risk› trained-on
      tulu:‹low risk› fine-tuned
  own:‹high risk›
    risk: high
    from: {chat:‹medium risk from Dolma› embedded}
distributions:
  web:
    of: [chat‹medium risk from Dolma›, "own"‹high risk›]
`,
    );
  });

  it('never let an unknown license look harmless', () => {
    assert.equal(
      hinted(`artifacts:
  a: { name: A, license: unknown }
  b: { license: AI2-ImpACT-LR }
  c: { license: MIT }
derivatives:
  d: { from: { a: modified } }
  e: { from: { a: modified, b: modified } }
  f: { from: { c: modified } }
`),
      `artifacts:
  a:‹unknown risk› { name: A, license: unknown }
  b:‹low risk› { license: AI2-ImpACT-LR }
  c: { license: MIT }
derivatives:
  d:‹unknown risk from A› { from: { a:‹unknown risk› modified } }
  e:‹low risk or stricter from “b”› { from: { a:‹unknown risk› modified, b:‹low risk› modified } }
  f: { from: { c: modified } }
`,
    );
  });

  it('say why, and lead to the field that decides', () => {
    const hints = hintsIn(
      'artifacts:\n  a: { name: A, risk: medium }\n  u: {}\nderivatives:\n  b: { name: B, from: { a: modified } }\n  c: { name: C, from: { b: modified, u: modified } }\n',
    );
    const last = hints.find(({ tooltip }) => tooltip.startsWith('C:'));
    assert.equal(
      last?.tooltip,
      'C: medium risk or stricter, as it comes from A (AI2-ImpACT-MR, medium risk) through B. The license of “u” is not known.',
    );
    assert.equal(last.origin && textOf(last.origin.span), 'medium');
  });

  it('lead into other manifests', () => {
    const files = { 'shared.impact.yaml': 'artifacts:\n  a: { name: A, license: AI2-ImpACT-HR }\n' };
    const [hint] = hintsIn('artifacts:\n  b: { manifest: shared.impact.yaml#a }\n', { files });
    assert.equal(hint?.label, 'high risk');
    assert.equal(hint.origin?.span.fragment.uri, 'file:///w/shared.impact.yaml');
    assert.equal(textOf(hint.origin.span), 'AI2-ImpACT-HR');
  });

  it('are those of what is in view', () => {
    const text = 'artifacts:\n  a: { risk: low }\n  b: { risk: low }\n';
    assert.equal(hintsIn(text).length, 2);
    assert.equal(hintsIn(text, {}, 16).length, 1);
  });

  it('are none for an id that nothing defines, and for a distribution', () => {
    assert.equal(hinted('distributions:\n  a: { of: a }\n'), 'distributions:\n  a: { of: a }\n');
  });
});
