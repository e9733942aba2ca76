import assert from 'node:assert/strict';
import { contentOf } from '../../client/file-content';
import { decode, undecodedAt } from '../../server/src/text/decode';

const TEXT = 'version: 1\nproject: Wörter 😀\n';
const little = Buffer.from(TEXT, 'utf16le');
const big = Buffer.from(little).swap16();

/** The text of a file that the editor reads for the server. */
function throughEditor(bytes: Uint8Array): string | undefined {
  const told = contentOf(bytes);
  if (told.kind === 'bytes') return decode(Buffer.from(told.base64, 'base64'));
  return told.kind === 'text' ? told.text : undefined;
}

describe('decoding', () => {
  for (const [name, bytes, text] of [
    ['UTF-8', Buffer.from(TEXT), TEXT],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`), `\uFEFF${TEXT}`],
    ['UTF-16 LE with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), little]), `\uFEFF${TEXT}`],
    ['UTF-16 BE with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), big]), `\uFEFF${TEXT}`],
    ['UTF-16 LE without a mark', little, TEXT],
    ['UTF-16 BE without a mark', big, TEXT],
    ['nothing', Buffer.from([]), ''],
    ['one letter', Buffer.from('v'), 'v'],
  ] as const)
    it(`reads ${name}`, () => {
      assert.equal(decode(bytes), text);
      assert.equal(throughEditor(bytes), text);
      assert.equal(undecodedAt(decode(bytes)), -1);
    });

  for (const [name, bytes, at] of [
    ['Latin-1', Buffer.from(TEXT, 'latin1'), 21],
    ['half of a letter of UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), little.subarray(0, 21)]), 11],
    ['half of a pair of UTF-16', Buffer.from([0xff, 0xfe, 0x41, 0, 0x3d, 0xd8, 0x42, 0]), 2],
    ['UTF-32 LE', Buffer.from([0xff, 0xfe, 0, 0, 0x76, 0, 0, 0]), 1],
    ['UTF-32 BE', Buffer.from([0, 0, 0, 0x76, 0, 0, 0, 0x65]), 0],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 0],
    ['a letter and then bytes', Buffer.from([0x76, 0, 0x3d, 0xd8, 0x42]), 1],
  ] as const)
    it(`tells that ${name} can’t be read`, () => {
      assert.equal(undecodedAt(decode(bytes)), at);
      assert.equal(throughEditor(bytes), decode(bytes));
    });

  it('reads what is long alike', () => {
    const bytes = Buffer.from('ä'.repeat(100_000), 'utf16le');
    assert.equal(throughEditor(bytes), decode(bytes));
  });
});
