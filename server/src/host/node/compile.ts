import * as nodeModule from 'node:module';
import { setFlagsFromString } from 'node:v8';

/** The V8 of Node 20 optimizes after 132 kB of bytecode has run; this is more than twice as much. */
const BUDGET = 300_000;

/**
 * How what is loaded from here on is compiled, which is why the programs proper are bundles of their own. Newer versions of
 * Node keep compiled code from one start to the next. Older ones optimize so early that a check of a thousand manifests
 * spends a quarter of its time on that; newer ones wait by themselves.
 */
export function compileWell(): void {
  if ('enableCompileCache' in nodeModule) (nodeModule.enableCompileCache as () => void)();
  if (Number.parseInt(process.versions.node) < 22) setFlagsFromString(`--interrupt-budget=${String(BUDGET)}`);
}
