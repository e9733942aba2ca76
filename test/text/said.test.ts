import assert from 'node:assert/strict';
import { saidText, says } from '../../server/src/text/said';
import { growsWithSize } from '../kit/growth';

const DISPLAY = 'Built with Llama';
const LICENSE = 'CC-BY-4.0';

/** Texts that hold the words and do not say them. */
const UNSAID: Readonly<Record<string, readonly string[]>> = {
  [DISPLAY]: [
    'This is not Built with Llama.',
    'This model isn’t “Built with Llama”.',
    'It was never Built with Llama, whatever you read.',
    'No longer Built with Llama.',
    'Not Built\nwith Llama.',
    'It is not true that this model is Built with Llama.',
    'Untrue: Built with Llama.',
    'It would be wrong to say “Built with Llama” here.',
    'Do not write “Built with Llama” on it.',
    'We don’t display “Built with Llama”.',
    'Neither Built with Llama nor with Qwen.',
    'Is it Built with Llama?',
    'Built with Llama?',
    '~~Built with Llama~~',
    '<del>Built with Llama</del>',
    '<s class="x">Built with Llama</s>',
    '<span style="display: none">Built with Llama</span>',
    '<p hidden>Built with Llama</p>',
    '<!-- Built with Llama -->',
    'TODO: Built with Llama',
    '- [ ] Built with Llama',
    'Built with Llama was removed from this card.',
    'The line “Built with Llama” has been removed.',
    'Without “Built with Llama”.',
    '> This is not\n> Built with Llama.',
    '- This is not\n  Built with Llama.',
    '| Built with Llama | no |',
    'Not displayed here:\n\n- Built with Llama\n- Built with Qwen',
    '## Not used\n\nBuilt with Llama.',
    '```python\nprint("Built with Llama")\n```',
    'If you distribute it, you shall prominently display “Built with Llama” on a related website.',
    'Sie müssen „Built with Llama“ anzeigen.',
    'Dies ist nicht „Built with Llama“.',
    '„Built with Llama“ trifft nicht zu.',
    'Es ist falsch, dass es „Built with Llama“ ist.',
    'Ohne „Built with Llama“.',
    'Ist es Built with Llama?',
    'Gemäß § 5 ist dies nicht Built with Llama.',
  ],
  [LICENSE]: [
    'Kit is not licensed under CC-BY-4.0.',
    'Kit isn’t available under CC BY 4.0 any more.',
    'Kit is no longer under CC-BY-4.0.',
    'Kit was formerly licensed under CC-BY-4.0.',
    'CC-BY-4.0 does not apply to Kit.',
    'We do not license Kit under CC-BY-4.0.',
    'You may not say that Kit is licensed under CC-BY-4.0.',
    'Kit is under MIT rather than CC-BY-4.0.',
    'Contrary to its card, Kit is under CC-BY-4.0.',
    'Kit steht nicht unter CC-BY-4.0.',
    'Kit steht unter keiner Lizenz, auch nicht CC-BY-4.0.',
  ],
};

/** Texts that say them, beside words that look like the contrary. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  [DISPLAY]: [
    'Built with Llama',
    '**Built with Llama.**',
    'This model is Built with Llama and not affiliated with Meta.',
    'This is not a product of Meta. Built with Llama.',
    'Why Llama? Built with Llama.',
    '# Words\n\nBuilt with Llama. You must not remove this line.',
    'Built with Llama – without any warranty.',
    '[Built with Llama](https://example.org)',
    '![Built with Llama](badge.svg)',
    '## No warranty\n\nNone.\n\n## License\n\nBuilt with Llama',
    '- [x] Built with Llama',
    '| License | Built with Llama |',
    '```text\nBuilt with Llama\n```',
    'As the license requires: Built with Llama.',
    'Not for commercial use. Built with Llama.',
    'Not included:\n\n- raw data\n\nBuilt with Llama',
    'Dieses Modell ist „Built with Llama“; keine Gewähr.',
  ],
  [LICENSE]: [
    'Kit by Jane Doe, CC-BY-4.0, not modified.',
    'Kit is licensed under CC-BY-4.0 and comes without warranty.',
    'Kit is under CC-BY-4.0; no changes were made.',
    'Kit by Jane Doe is used under CC-BY-4.0. Jane does not endorse this work.',
    'You may not sell it; Kit is under CC-BY-4.0.',
    'We did not change Kit (CC-BY-4.0).',
    'Kit, originally released under CC-BY-4.0 by Jane.',
    'Whether or not you changed it: Kit is under CC-BY-4.0.',
    'False positives were removed from Kit, which is under CC-BY-4.0.',
    'This is not legal advice: Kit is under CC-BY-4.0.',
    'Kit steht unter CC-BY-4.0 und wurde nicht verändert.',
    'Kit steht nicht nur im Netz, sondern auch unter CC-BY-4.0.',
    'Kit No. 5 by A. Doe Inc. is under CC-BY-4.0.',
    'Kit is under CC-BY-4.0, and without § 5 of the old terms.',
  ],
};

describe('what a text says', () => {
  it('is nothing that it takes back, asks, hides or only asks others to say', () => {
    const wrong = Object.entries(UNSAID).flatMap(([words, texts]) =>
      texts.filter((text) => says(saidText(text), words, 'shown')),
    );
    assert.deepEqual(wrong, []);
  });

  it('is not lost by a negation of something else', () => {
    const lost = Object.entries(SAID).flatMap(([words, texts]) =>
      texts.filter((text) => !says(saidText(text), words, 'shown')),
    );
    assert.deepEqual(lost, []);
  });

  it('is its words whatever these hold of negations themselves', () => {
    assert.ok(
      says(saidText('# Notice\n\nDropped rows that are not English. No others.'), 'Dropped rows that are not English.'),
    );
  });

  it('is found in time that grows with the text @slow', () => {
    growsWithSize((size) => {
      const text = 'It is not Built with Llama, '.repeat(size);
      return () => says(saidText(text), DISPLAY);
    }, 2000);
  });
});
