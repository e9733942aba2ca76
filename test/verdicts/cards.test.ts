import assert from 'node:assert/strict';
import { cardsIn } from '../kit/cards';
import { CREDIT, DAY, judged, releaseWith, type Change } from '../kit/verdicts';

const beside = (text: string): Change => ({ files: { 'README.md': text } });
const named = (text: string): Change => ({
  edit: { '    reports:': '    card: CARD.md\n    reports:' },
  files: { 'CARD.md': text },
});
const RIGHT = `---
license: other
license_name: ai2-impact-license-medium-risk
license_link: TERMS.md
---
# Word Counts

${CREDIT}
`;
const LAXER = RIGHT.replace(/license: other[\s\S]*?---/, 'license: mit\n---');

/** What it comes to, the rules about its card that stand in the way, and whether checking the card finds an error. */
function looked(change: Change): {
  readonly kind: unknown;
  readonly rules: readonly string[];
  readonly fails: boolean;
} {
  const release = releaseWith(change);
  const { verdict } = judged(release);
  const found = cardsIn(release.text, { files: release.files, today: DAY }).flatMap(({ findings }) => findings);
  return {
    kind: verdict?.kind,
    rules: (verdict?.reasons ?? []).map(({ rule }) => rule).filter((rule) => rule.startsWith('card/')),
    fails: found.some(({ severity }) => severity === 'error'),
  };
}

describe('the card of what is released', () => {
  for (const [where, change] of Object.entries({ 'beside the manifest': beside, 'that the manifest names': named })) {
    it(`${where} is no hindrance where it is right`, () => {
      assert.deepEqual(looked(change(RIGHT)), { kind: 'ready', rules: [], fails: false });
    });

    it(`${where} is one where it promises more than may be given`, () => {
      assert.deepEqual(looked(change(LAXER)), { kind: 'obligations-missing', rules: ['card/license'], fails: true });
    });

    it(`${where} is one where its front matter can’t be read`, () => {
      const { kind, fails } = looked(change(RIGHT.replace('license: other', 'license: [other')));
      assert.equal(fails, true);
      assert.notEqual(kind, 'ready');
    });

    it(`${where} is one in any status, whatever is silenced in it`, () => {
      const { edit = {}, files = {} } = change(
        LAXER.replace('---\n#', '---\n<!-- impact-disable-file card/license -- ours -->\n#'),
      );
      const planned = looked({ edit: { ...edit, 'status: released': 'status: planned' }, files });
      assert.deepEqual(planned.rules, ['card/license']);
    });
  }

  it('is no matter of what stays inside', () => {
    const { edit = {}, files = {} } = named(LAXER);
    assert.equal(looked({ edit: { ...edit, 'audience: public': 'audience: internal' }, files }).kind, 'internal');
  });

  it('is no matter of a README that is no card', () => {
    assert.equal(looked(beside('# Word Counts\n\nMIT.\n')).kind, 'ready');
  });
});
