/** What the server in a web worker is made of: its files by the names that they ask for each other by, the first one first. */
export const WORKER_PARTS: Readonly<Record<string, string>> = {
  server: 'server.web.js',
  protocol: 'protocol.web.js',
  engine: 'engine.js',
  formatter: 'formatter.js',
  'spdx-license-list': 'spdx-license-list.js',
  markdown: 'markdown.js',
  addresses: 'addresses.js',
  'other-licenses': 'other-licenses.js',
  agreements: 'agreements.js',
  'license-texts': 'license-texts.js',
  'lineage-picture': 'lineage-picture.js',
  exchange: 'exchange.js',
  'language-de': 'language-de.js',
};

/**
 * Puts scripts together that ask for each other by `require('./NAME')`, as they do in Node: a web worker is one script,
 * and what both kinds of server use is shipped once. Each part is run when it is first asked for.
 *
 * @param parts the texts of the files of `WORKER_PARTS`, in that order
 */
export function workerScript(parts: readonly string[]): string {
  const names = Object.keys(WORKER_PARTS);
  const loaders = names.map(
    (name, index) => `${JSON.stringify(`./${name}`)}: (module, exports, require) => {\n${parts[index] ?? ''}\n}`,
  );
  const first = JSON.stringify(`./${names[0] ?? ''}`);
  return `(() => {
const loaders = {${loaders.join(',\n')}};
const loaded = {};
const require = (name) => {
  if (loaded[name]) return loaded[name].exports;
  const module = (loaded[name] = { exports: {} });
  loaders[name](module, module.exports, require);
  return module.exports;
};
require(${first});
})();
`;
}
