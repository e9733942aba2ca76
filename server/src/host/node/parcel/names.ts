import type { ParcelLine } from '../../../features/parcel/parcel';

/** The name of an entry of an archive as a path inside of it; nothing where it would lead out of the folder it is unpacked in. */
export function pathInside(name: string): string | undefined {
  if (/^[\\/]|^[a-z]:|\0/i.test(name) || name.split(/[\\/]/).includes('..')) return undefined;
  const names = name.split('/').filter((one) => one !== '' && one !== '.');
  return names.length === 0 ? undefined : names.join('/');
}

/** Where a link at a path leads, as a path in the same archive; nothing where it leads out of it. */
export function linkInside(path: string, target: string): string | undefined {
  if (/^[\\/]|^[a-z]:|\0/i.test(target)) return undefined;
  const led = path.split('/').slice(0, -1);
  for (const name of target.split(/[\\/]/)) {
    if (name === '' || name === '.') continue;
    if (name !== '..') led.push(name);
    else if (led.pop() === undefined) return undefined;
  }
  return led.join('/');
}

export function unsafe(path: string, why: string): ParcelLine {
  return { state: 'unsafe', path, why };
}
