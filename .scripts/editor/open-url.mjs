import { spawn } from 'node:child_process';

/**
 * Asks the system to show an address in the person's browser. Where there is
 * none, nothing happens: the address has been printed anyway.
 *
 * @param {string} url
 */
export function openUrl(url) {
  const [command, ...args] = opener(url);
  if (command === undefined) return;
  const child = spawn(command, args, { detached: true, stdio: 'ignore' });
  child.on('error', () => {});
  child.unref();
}

/** @param {string} url @returns {string[]} nothing where no browser can be seen */
function opener(url) {
  if (process.env['CI'] !== undefined) return [];
  if (process.platform === 'darwin') return ['open', url];
  // The empty argument is the window's title, which `start` would else take the address for.
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '""', url.replaceAll('&', '^&')];
  const screen = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'];
  return screen ? ['xdg-open', url] : [];
}
