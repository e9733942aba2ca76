import assert from 'node:assert/strict';
import { localesOf } from '../../server/src/host/node/locale';
import { chosen, inLanguage, message, speak, t } from '../../server/src/text/l10n';
import { code, say } from '../../server/src/words/markdown';

describe('what is said', () => {
  afterEach(() => {
    speak('en', {});
  });

  it('is English until a language is chosen', () => {
    assert.equal(t`${'dolma'} has ${2} duties.`, 'dolma has 2 duties.');
  });

  it('is said in the order of the language, as text and as Markdown', () => {
    speak('de', { '{0} comes from {1}.': 'Von {1} kommt {0}.', 'A duty': 'Eine Pflicht' });
    assert.equal(t`${'words'} comes from ${'dolma'}.`, 'Von dolma kommt words.');
    assert.equal(say`${code('words')} comes from ${'*'}.`.markdown, 'Von \\* kommt `words`.');
    assert.equal(inLanguage(message`A duty`), 'Eine Pflicht');
  });

  it('stays English where the catalog lacks it', () => {
    speak('de', {});
    assert.equal(t`${'dolma'} is there.`, 'dolma is there.');
    assert.equal(inLanguage('A duty'), 'A duty');
  });

  for (const [wanted, language] of [
    [['de'], 'de'],
    [['de-AT'], 'de'],
    [['DE_DE.UTF-8'], 'de'],
    [['fr', 'de'], 'de'],
    [['en-US', 'de'], undefined],
    [['fr'], undefined],
    [[], undefined],
    [['deu'], undefined],
  ] as const)
    it(`is in ${language ?? 'English'} for ${JSON.stringify(wanted)}`, () => {
      assert.equal(chosen(wanted, ['de']), language);
    });

  for (const [environment, locales] of [
    [{ LANG: 'de_DE.UTF-8' }, ['de_DE.UTF-8']],
    [{ LANG: 'de_DE.UTF-8', LC_ALL: 'C.UTF-8' }, []],
    [{ LANG: 'C', LANGUAGE: 'de' }, []],
    [{ LANG: 'en_US.UTF-8', LANGUAGE: 'de:en' }, ['de', 'en', 'en_US.UTF-8']],
    [{ LANG: '', LC_MESSAGES: 'de_CH' }, ['de_CH']],
    [{}, []],
  ] as const)
    it(`is read from ${JSON.stringify(environment)} on the command line`, () => {
      assert.deepEqual(localesOf({ platform: 'linux', environment }), locales);
    });
});
