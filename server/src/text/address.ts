/** Who can open an address. */
export type Reach = 'public' | 'file' | 'private';

/**
 * Whether people outside can open an address: not one of a file on a disk, of this machine, or of a private network
 * (RFC 1918, RFC 4193, link-local addresses, names without a dot and those under `.local`, `.internal` and
 * `.localhost`). An address that can't be read is taken for public, since nothing is known against it.
 */
export function reachOf(address: string): Reach {
  if (/^file:/i.test(address)) return 'file';
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return 'public';
  return isPrivateHost(new URL(address).hostname.replace(/\.$/, '')) ? 'private' : 'public';
}

const PRIVATE_NAMES = ['localhost', 'local', 'internal'];

function isPrivateHost(host: string): boolean {
  if (host.startsWith('[')) return /^\[(?:::1?|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]$/.test(host);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host))
    return /^(?:0|10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\./.test(host);
  return !host.includes('.') || PRIVATE_NAMES.includes(host.slice(host.lastIndexOf('.') + 1));
}

/** Whether an address is one that a browser opens and nothing else does. */
export function isWebPage(address: string): boolean {
  return /^https?:\/\/[^\s\p{Cc}]+$/iu.test(address) && URL.canParse(address);
}
