import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { itHolds } from '../kit/runs';
import { anyRelease, judged, type Texts } from '../kit/verdicts';

/** How a manifest can be written without saying anything else. */
interface Layout {
  readonly flow: boolean;
  readonly quotes: 'PLAIN' | 'QUOTE_DOUBLE' | 'QUOTE_SINGLE';
  readonly indent: number;
  readonly lineWidth: number;
  readonly reversed: boolean;
  readonly comments: boolean;
  readonly crlf: boolean;
  readonly mark: boolean;
  readonly json: boolean;
}

const anyLayout: fc.Arbitrary<Layout> = fc.record({
  flow: fc.boolean(),
  quotes: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'),
  indent: fc.constantFrom(1, 2, 4),
  lineWidth: fc.constantFrom(0, 30, 80),
  reversed: fc.boolean(),
  comments: fc.boolean(),
  crlf: fc.boolean(),
  mark: fc.boolean(),
  json: fc.boolean(),
});

function laidOut(text: string, layout: Layout): string {
  const plain: unknown = parse(text, { schema: 'failsafe' });
  const data = typed(layout.reversed ? reversed(plain) : plain);
  const { flow, quotes, indent, lineWidth } = layout;
  const written = layout.json
    ? JSON.stringify(data, undefined, indent)
    : stringify(data, {
        collectionStyle: flow ? 'flow' : 'block',
        defaultStringType: quotes,
        defaultKeyType: 'PLAIN',
        indent,
        lineWidth,
        aliasDuplicateObjects: false,
      });
  const commented =
    layout.comments && !layout.json ? `# ready\n${written.replace(/\n/, '\n# verdict: ready\n')}` : written;
  const broken = layout.crlf ? commented.replaceAll('\n', '\r\n') : commented;
  return layout.mark ? `\ufeff${broken}` : broken;
}

/** The last key first, at every level. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

/** Numbers and truth values as such, which the plainest schema reads as words. */
function typed(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((inner) => typed(inner));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, typed(inner, name)]));
  return (key === 'version' || key === 'year') && typeof value === 'string' ? Number(value) : value;
}

function told({ text, files }: Texts): unknown {
  const { verdict, rules } = judged({ text, files });
  return {
    kind: verdict?.kind,
    reasons: verdict?.reasons.map(({ rule, message }) => `${rule}: ${message}`).sort(),
    owed: verdict?.obligations.map(({ kind, state }) => `${kind}: ${state}`),
    rules: [...rules].sort(),
  };
}

describe('the same facts in another layout', () => {
  itHolds('come to the same', { quick: 4, slow: 400 }, (numRuns) => {
    fc.assert(
      fc.property(anyRelease, anyLayout, ({ text, files }, layout) => {
        const twin = laidOut(text, layout);
        assert.deepEqual(told({ text: twin, files }), told({ text, files }), `\n${twin}`);
      }),
      { numRuns },
    );
  });
});
