import assert from 'node:assert/strict';
import { workspaceSymbols } from '../../server/src/features/workspace-symbols';
import { build } from '../../server/src/manifest/build';
import { parse } from '../../server/src/syntax/parse';
import { textOf } from '../../server/src/text/span';

const manifests = [
  'project: Words\nartifacts:\n  dolma: { name: Dolma, type: data }\ndistributions:\n  web: { of: dolma }\n',
  'derivatives:\n  "tuned-chat": { name: Harbor Chat, type: model }\n',
].map((text, index) => {
  const uri = `file:///w/${String(index)}/impact.yaml`;
  return build(uri, parse(uri, text).root);
});

function found(query: string): readonly string[] {
  return workspaceSymbols(manifests, query).map(
    ({ name, kind, container, span }) => `${kind} ${name} in ${container} at ${textOf(span)}`,
  );
}

describe('workspace symbols', () => {
  it('are all entries of all manifests', () => {
    assert.deepEqual(found(''), [
      'data dolma (Dolma) in Words at dolma',
      'distribution web in Words at web',
      'model tuned-chat (Harbor Chat) in impact.yaml at tuned-chat',
    ]);
  });

  it('are those that hold the letters in their order, in the id or in the name', () => {
    assert.deepEqual(found('DLM'), ['data dolma (Dolma) in Words at dolma']);
    assert.deepEqual(found('har chat'), ['model tuned-chat (Harbor Chat) in impact.yaml at tuned-chat']);
    assert.deepEqual(found('tahcx'), []);
  });

  it('are never too many', () => {
    const uri = 'file:///w/impact.yaml';
    const entries = Array.from({ length: 600 }, (_, index) => `  a${String(index)}: {}\n`).join('');
    const many = build(uri, parse(uri, `artifacts:\n${entries}`).root);
    assert.equal(workspaceSymbols([many], '').length, 500);
    assert.equal(workspaceSymbols([many], 'a599').length, 1);
  });
});
