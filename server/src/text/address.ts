import type { IPv4, IPv6 } from 'ipaddr.js';

/** Who can open an address; `none` where it is no address of the web. */
export type Reach = 'public' | 'file' | 'private' | 'none';

/**
 * Whether people outside can open an address: not one of a file on a disk, of this machine, or of a private network. An
 * address of the web is `http://` or `https://` with a host; anything else leads nowhere that can be told.
 */
export function reachOf(address: string): Reach {
  if (/^file:/i.test(address)) return 'file';
  const host = hostOf(address);
  if (host === undefined) return 'none';
  return isPrivateHost(host) ? 'private' : 'public';
}

/**
 * An address in one spelling, by which two can be told to lead to one document: scheme and host in lower case, without a
 * port that is the default, a fragment, or a slash at the end. Nothing for what is no address of the web.
 */
export function sameDocument(address: string): string | undefined {
  if (hostOf(address) === undefined) return undefined;
  const { host, pathname, search } = new URL(address);
  // Both schemes lead to the one document of a site.
  return `//${host.replace(/\.(?=:|$)/, '')}${pathname.replace(/(?<!\/)\/{1,9}$/, '')}${search}`;
}

/** A host of plain names, which the URL standard leaves as it is; one that ends in a number is an address. */
const PLAIN_HOST = /^https?:\/\/((?:(?!xn--)[a-z\d-]+\.)+(?!xn--)[a-z][a-z\d-]*)(?:[/?#]|$)/;

/** The host of an address of the web, without the dot of the root and in the one spelling of the URL standard. */
function hostOf(address: string): string | undefined {
  const plain = PLAIN_HOST.exec(address)?.[1];
  if (plain !== undefined) return plain;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const host = new URL(address).hostname.replace(/\.$/, '');
  return host === '' ? undefined : host;
}

/** Names that lead nowhere outside of a network: RFC 6761, 6762 and 8375, ICANN’s `.internal`, and those in use for it. */
const PRIVATE_NAMES = /(?:^|\.)(?:localhost|localdomain|local|lan|internal|intranet|corp|home|home\.arpa)$/;

function isPrivateHost(host: string): boolean {
  // The URL standard writes each address in one way; to try a name as one is slow.
  const bare = /^(?:\[.*\]|[\d.]+)$/.test(host) ? host.replace(/^\[(.*)\]$/, '$1') : undefined;
  if (bare !== undefined && numbers().isValid(bare)) return !isPublicAddress(numbers().parse(bare));
  return !host.includes('.') || PRIVATE_NAMES.test(host);
}

/** A bundle of its own, since hardly anybody writes an address in numbers. */
function numbers(): typeof import('ipaddr.js') {
  return require('ipaddr.js') as typeof import('ipaddr.js');
}

/** Ranges of the special-purpose registries that can be reached from everywhere. */
const REACHED = ['unicast', 'as112', 'as112v6', 'amt'];

function isPublicAddress(address: IPv4 | IPv6): boolean {
  if (address.kind() === 'ipv4') return REACHED.includes(address.range());
  const parts = (address as IPv6).parts;
  const inside = inIPv6(parts);
  if (inside !== undefined) return REACHED.includes(inside.range());
  // All that is given out for the whole net begins with these three bits.
  return (parts[0] ?? 0) >> 13 === 1 && REACHED.includes(address.range());
}

/** The IPv4 address that an IPv6 address carries: mapped, compatible, translated (RFC 6052) or of 6to4. */
function inIPv6(parts: readonly number[]): IPv4 | undefined {
  const [first = 0, second = 0, third = 0, , , sixth = 0, seventh = 0, eighth = 0] = parts;
  const head = parts.slice(0, 5);
  const ipv4 = (high: number, low: number): IPv4 => new (numbers().IPv4)([high >> 8, high & 255, low >> 8, low & 255]);
  if (first === 0x2002) return ipv4(second, third);
  if (head.every((part) => part === 0) && (sixth === 0xffff || (sixth === 0 && (seventh !== 0 || eighth > 1))))
    return ipv4(seventh, eighth);
  return first === 0x64 && second === 0xff9b && parts.slice(2, 6).every((part) => part === 0)
    ? ipv4(seventh, eighth)
    : undefined;
}

/** Whether an address is one that a browser opens and nothing else does. */
export function isWebPage(address: string): boolean {
  return /^https?:\/\/[^\s\p{Cc}]+$/iu.test(address) && URL.canParse(address);
}
