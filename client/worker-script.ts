/** What the server in a web worker is made of; the last one is begun with. */
export const WORKER_PARTS = ['spdx-license-list', 'formatter', 'server.web'] as const;

/**
 * Puts scripts together that ask for each other by `require('./NAME')`, as they do in Node: a web worker is one script,
 * and what both kinds of server use is shipped once. Each part is run when it is first asked for.
 *
 * @param parts the texts of `WORKER_PARTS`, in that order
 */
export function workerScript(parts: readonly string[]): string {
  const loaders = WORKER_PARTS.map(
    (name, index) => `${JSON.stringify(`./${name}`)}: (module, exports, require) => {\n${parts[index] ?? ''}\n}`,
  );
  const first = JSON.stringify(`./${WORKER_PARTS[WORKER_PARTS.length - 1]}`);
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
