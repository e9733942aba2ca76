import * as nodeModule from 'node:module';

/**
 * Has compiled code kept from one start to the next, of what is loaded from here on, where Node can: that is why the
 * programs proper are bundles of their own.
 */
export function keepCompiled(): void {
  if ('enableCompileCache' in nodeModule) (nodeModule.enableCompileCache as () => void)();
}

/** The V8 of Node 20 optimizes a function after 132 kB of its bytecode have run; this is more than twice as much. */
const BUDGET = 300_000;

/**
 * Has functions optimized later in old versions of Node, which spend a quarter of a check of a thousand manifests on that,
 * and half of the first edits. Newer ones wait by themselves.
 */
export function optimizeLater(): void {
  if (Number.parseInt(process.versions.node) >= 22) return;
  const { setFlagsFromString } = require('node:v8') as typeof import('node:v8');
  setFlagsFromString(`--interrupt-budget=${String(BUDGET)}`);
}
