import { readLicense, type Reading } from './reading';

/** More different texts than any real workspace has. */
const MOST = 5_000;

/** The license texts that have been read, each once: thousands of entries say the same. */
export class Licenses {
  private readonly known = new Map<string, Reading>();

  read(text: string): Reading {
    const before = this.known.get(text);
    if (before !== undefined) return before;
    const reading = readLicense(text);
    if (this.known.size >= MOST) this.known.clear();
    this.known.set(text, reading);
    return reading;
  }
}
