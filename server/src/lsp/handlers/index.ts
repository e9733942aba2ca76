import type { Handler } from '../handler';
import { diagnostics } from './diagnostics';

/** Every feature that the server has. */
export const handlers: readonly Handler[] = [diagnostics];
