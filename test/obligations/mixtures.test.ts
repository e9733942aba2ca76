import assert from 'node:assert/strict';
import { verdictOf, type Verdict } from '../../server/src/analysis/verdict';
import { openNotes } from '../../server/src/features/hover/distribution';
import { analyzed } from '../kit/check';
import { EXAMPLES_DAY, exampleFiles } from '../kit/examples';

/** The real mixtures among the examples: how each ends, as the facts about them say. */
describe('mixtures of licenses', () => {
  const files = exampleFiles();
  const at = (name: string): ReturnType<typeof analyzed> => {
    const path = `mixtures/${name}.impact.yaml`;
    return analyzed(files[path] ?? assert.fail(path), { path, files, today: EXAMPLES_DAY });
  };
  const verdict = (name: string, id: string): Verdict => {
    const analysis = at(name);
    return verdictOf(analysis, analysis.context.manifest.distributions.get(id) ?? assert.fail(id));
  };
  const missing = ({ obligations }: Verdict): readonly string[] =>
    obligations.flatMap((one) => {
      if (one.state === 'met') return [];
      return one.kind === 'terms' ? `${one.duty} of ${one.terms.id}` : one.kind;
    });
  const told = ({ reasons }: Verdict): readonly string[] =>
    reasons.map(({ verdict: kind, rule, review }) => [kind, rule, review?.subject ?? ''].join(' ').trim());

  it('Tulu 2 as GGUF: two texts and two notices are missing, the notice of modification, and the report', () => {
    const found = verdict('tulu-gguf', 'hub');
    assert.equal(found.kind, 'obligations-missing');
    assert.deepEqual(missing(found), [
      'agreement',
      'attribution',
      'notices',
      'report',
      'license-text of LicenseRef-Llama-2',
      'notice-text of LicenseRef-Llama-2',
    ]);
    assert.deepEqual(told(found), []);
  });

  it('VALUEFLOW: BY-SA against BY-NC-SA, and both against what flows down', () => {
    const found = verdict('valueflow', 'hub');
    assert.equal(found.kind, 'obligations-missing');
    assert.deepEqual(told(found), [
      'needs-review terms/non-commercial conflict:value-net',
      'needs-review terms/same-license conflict:social-chemistry',
      'needs-review lineage/share-alike conflict:social-chemistry',
      'needs-review lineage/share-alike conflict:value-net',
    ]);
  });

  it('LMSYS-Chat-1M beside low risk data: the prompts are forbidden, the answers alone are not', () => {
    const chats = verdict('lmsys-chat-synth', 'chats');
    assert.equal(chats.kind, 'forbidden');
    assert.deepEqual(told(chats), ['forbidden terms/no-redistribution']);
    assert.deepEqual(missing(chats), ['agreement', 'attribution']);
    const answers = verdict('lmsys-chat-synth', 'answers');
    assert.equal(answers.kind, 'obligations-missing');
    assert.deepEqual(missing(answers), [
      'license-text of LicenseRef-Llama-3.1',
      'notice-text of LicenseRef-Llama-3.1',
      'display of LicenseRef-Llama-3.1',
    ]);
  });

  it('CoCoNot: two places contradict each other, so it is unknown, and no review settles that', () => {
    const found = verdict('coconot', 'mirror');
    assert.equal(found.kind, 'unknown');
    assert.deepEqual(told(found), ['unknown coverage/catalog']);
  });

  it('EstopianMaid: nothing of ImpACT is owed, the tag drops two licenses, and some parts are unknown', () => {
    const found = verdict('estopian-maid', 'hub');
    assert.equal(found.kind, 'unknown');
    assert.deepEqual(missing(found), [
      'license-text of LicenseRef-Llama-2',
      'notice-text of LicenseRef-Llama-2',
      'attribution of CC-BY-NC-4.0',
      'license-text of CC-BY-NC-4.0',
      'license-text of Apache-2.0',
    ]);
    assert.deepEqual(told(found), [
      'unknown coverage/unknown-license',
      'obligations-missing lineage/outbound-license',
      'obligations-missing lineage/outbound-license',
      'needs-review terms/non-commercial conflict:estopia',
    ]);
  });

  it('the preference mixture: what is open is said to be open, and what is not binds', () => {
    const hub = verdict('preference-mixture', 'hub');
    assert.deepEqual(told(hub), ['needs-review lineage/share-alike conflict:mpt']);
    assert.match(
      hub.reasons[0]?.message ?? '',
      /whether what a model puts out is a derivative of it is open; if it is,/,
    );
    assert.deepEqual(
      openNotes(at('preference-mixture'), hub)
        .map(({ plain }) => plain)
        .join(' ')
        .match(/is not said/g),
      ['is not said'],
    );
    // Gemma’s own words say that outputs are free; a model that learned from them is bound.
    assert.ok(missing(hub).every((one) => !one.includes('Gemma')));
    const weights = verdict('preference-mixture', 'weights');
    assert.deepEqual(
      missing(weights).filter((one) => /Gemma|display|naming/.test(one)),
      [
        'license-text of LicenseRef-Gemma',
        'notice-text of LicenseRef-Gemma',
        'flow-down of LicenseRef-Gemma',
        'display of LicenseRef-Llama-3.1',
        'naming of LicenseRef-Llama-3.1',
        'display of LicenseRef-Qwen-2024',
      ],
    );
    assert.deepEqual(told(weights), [
      'needs-review terms/no-derivatives conflict:tulu-2',
      'needs-review terms/no-derivatives conflict:llama-3',
      'needs-review lineage/share-alike conflict:mpt',
    ]);
  });
});
