import assert from 'node:assert/strict';
import fc from 'fast-check';
import { reachOf, sameDocument } from '../../server/src/text/address';

describe('who can open an address', () => {
  for (const address of [
    'https://huggingface.co/datasets/allenai/dolma',
    'http://example.org:8080/report.md',
    'https://8.8.8.8/report',
    'https://172.32.0.1/report',
    'https://192.167.1.1/report',
    'https://[2606:4700::1111]/report',
    'https://localhost.example.org/report',
    'https://[64:ff9b::808:808]/report',
  ]) {
    it(`is everyone for ${address}`, () => {
      assert.equal(reachOf(address), 'public');
    });
  }

  for (const address of [
    'http://localhost/report',
    'http://LOCALHOST:8000/report',
    'http://app.localhost/report',
    'http://localhost./report',
    'http://127.0.0.1/report',
    'http://2130706433/report',
    'http://0.0.0.0:3000/report',
    'http://10.1.2.3/report',
    'http://172.16.0.1/report',
    'http://172.31.255.1/report',
    'http://192.168.1.5/report',
    'http://169.254.1.1/report',
    'http://[::1]/report',
    'http://[fd12:3456::1]/report',
    'http://[fe80::1]/report',
    'http://wiki/report',
    'https://nas.local/report',
    'https://docs.corp.internal/report',
    'http://nas.lan/report',
    'http://nas.home.arpa/report',
    'http://[::ffff:127.0.0.1]/report',
    'http://[::127.0.0.1]/report',
    'http://[::]/report',
    'http://[64:ff9b::7f00:1]/report',
    'http://[2002:7f00:1::]/report',
    'http://[2001:db8::1]/report',
    'http://[fec0::1]/report',
    'http://[ff02::1]/report',
    'http://0x7f000001/report',
    'http://0177.0.0.1/report',
    'http://127.1/report',
    'http://100.64.0.1/report',
    'http://192.0.2.1/report',
    'http://198.18.0.1/report',
    'http://224.0.0.1/report',
    'http://255.255.255.255/report',
  ]) {
    it(`is nobody outside for ${address}`, () => {
      assert.equal(reachOf(address), 'private');
    });
  }

  for (const address of [
    'doi:10.5281/zenodo.1234',
    'https://',
    'http:/x',
    'mailto:a@b.org',
    's3://b/r',
    'TODO: x',
    'reports/a.md',
    '',
  ]) {
    it(`is not to be told for ${address === '' ? 'nothing' : address}`, () => {
      assert.equal(reachOf(address), 'none');
    });
  }

  for (const address of ['file:///home/me/report.md', 'FILE:///C:/report.md', 'file://server/report.md']) {
    it(`is who sits at the disk for ${address}`, () => {
      assert.equal(reachOf(address), 'file');
    });
  }
});

describe('a host', () => {
  const label = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('a', 'example', 'org', 'a-b', '1', '0x1f', '127', '4u', 'xn--mnchen-3ya') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', '-', 'xn--', 'xn--a', 'xn--99999', 'A', 'ü', '_', 'a b', '%61', '%', '*'),
    },
  );
  const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
  const rest = fc.constantFrom('', '/', '/a b', '?q', '#f', ':80', ':99999', '\\x', '@b.org/', '/\n', '\t', '.', './x');

  it('is one where the URL standard has it for one', () => {
    fc.assert(
      fc.property(host, rest, (name, more) => {
        const address = `https://${name}${more}`;
        const isHost = URL.canParse(address) && new URL(address).hostname.replace(/\.$/, '') !== '';
        assert.equal(reachOf(address) !== 'none', isHost, address);
      }),
    );
  });
});

describe('a document under several spellings of its address', () => {
  it('is one', () => {
    const spellings = [
      'https://example.org/r',
      'https://EXAMPLE.org/r/',
      'https://example.org:443/r#top',
      'http://example.org:80/r',
      'https://example.org./r',
    ];
    assert.equal(new Set(spellings.map(sameDocument)).size, 1);
    for (const other of ['https://example.org/R', 'https://example.org/r?v=2', 'https://example.org:8443/r'])
      assert.notEqual(sameDocument(other), sameDocument('https://example.org/r'), other);
    assert.equal(sameDocument('reports/r.md'), undefined);
  });
});
