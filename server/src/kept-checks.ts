import { join } from 'node:path';
import { version } from '../../package.json';
import { machineAnswers } from './host/node/answers';
import { keptCheck } from './host/node/kept/kept-check';
import { sayIfUnwritten } from './host/node/unwritten';

/**
 * Says what the check that this process was started with has said before, where all that it depends on is as it was. A
 * bundle of its own, since nothing else has to be loaded then. Tells whether it has.
 */
export async function answered(args: readonly string[], program: string): Promise<boolean> {
  const call = { args, folder: process.cwd(), version, program };
  const kept = await keptCheck(call, machineAnswers(join(program, '../docs/rules')));
  if (kept === undefined) return false;
  sayIfUnwritten();
  for (const [stream, text] of kept.said) (stream === 'out' ? process.stdout : process.stderr).write(text);
  process.exitCode = kept.code;
  return true;
}
