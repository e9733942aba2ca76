import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { join } from 'node:path';
import { cacheFolder } from './cache.mjs';

/**
 * The desktop build of VS Code, downloaded once into the cache.
 *
 * @returns {Promise<string>} its executable
 */
export async function desktopExecutable() {
  const screen = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'];
  if (process.platform === 'linux' && !screen) {
    throw new Error('The desktop build needs a screen. Run this under "xvfb-run -a".');
  }
  try {
    return await downloadAndUnzipVSCode({ cachePath: join(cacheFolder(), 'desktop') });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The desktop build could not be downloaded (${why}). "npm run test:editor" does without it.`);
  }
}
