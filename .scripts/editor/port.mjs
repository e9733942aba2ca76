import { createServer } from 'node:net';

/**
 * Whether a port of the loopback address can be listened on. Asked before anything is built, so that nobody waits
 * minutes for the answer.
 *
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function isFree(port) {
  return new Promise((settle, fail) => {
    const probe = createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') settle(false);
      else fail(error);
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => settle(true)));
  });
}
