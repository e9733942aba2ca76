import assert from 'node:assert/strict';
import { reachOf } from '../../server/src/text/address';

describe('who can open an address', () => {
  for (const address of [
    'https://huggingface.co/datasets/allenai/dolma',
    'http://example.org:8080/report.md',
    'https://8.8.8.8/report',
    'https://172.32.0.1/report',
    'https://192.167.1.1/report',
    'https://[2606:4700::1111]/report',
    'https://localhost.example.org/report',
    'doi:10.5281/zenodo.1234',
    'https://',
    'reports/word-counts.data.md',
    '',
  ]) {
    it(`is everyone for ${address === '' ? 'nothing' : address}`, () => {
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
  ]) {
    it(`is nobody outside for ${address}`, () => {
      assert.equal(reachOf(address), 'private');
    });
  }

  for (const address of ['file:///home/me/report.md', 'FILE:///C:/report.md', 'file://server/report.md']) {
    it(`is who sits at the disk for ${address}`, () => {
      assert.equal(reachOf(address), 'file');
    });
  }
});
