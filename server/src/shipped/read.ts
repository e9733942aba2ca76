import { reachOf } from '../text/address';
import { addressIn, readThrough, type Files } from '../text/files';
import type { Fragment, Located } from '../text/span';
import { documentFault, retainedFault } from '../text/shipped-document';
import { isAddress } from '../text/uri';

/** What a path or an address in a manifest leads to. */
export type Shipped =
  /** Something on the net: it can't be looked at without it. */
  | { readonly kind: 'address'; readonly uri: string }
  /** An address that nobody outside can open. */
  | { readonly kind: 'private'; readonly uri: string }
  /** A file, whole. */
  | { readonly kind: 'text'; readonly uri: string; readonly fragment: Fragment }
  /** Not there, not read yet, no document, too long or not to be followed; a finding of its own tells which. */
  | { readonly kind: 'unreadable'; readonly uri: string | undefined };

/** What a path leads to as seen from the document that it is written in. */
export function shippedAt(files: Files, base: string, path: Located<string>): Shipped {
  return readAt({ files, base }, path, documentFault);
}

/** The same for what others wrote, which may be called and coded in more ways than what is of our making. */
export function retainedAt(files: Files, base: string, path: Located<string>): Shipped {
  return readAt({ files, base }, path, retainedFault);
}

function readAt(
  { files, base }: { readonly files: Files; readonly base: string },
  { value }: Located<string>,
  faultOf: typeof documentFault,
): Shipped {
  if (isAddress(value)) {
    const reach = reachOf(value);
    return { kind: reach === 'public' ? 'address' : reach === 'private' ? 'private' : 'unreadable', uri: value };
  }
  const uri = addressIn(files, base, value);
  const state = uri === undefined ? undefined : readThrough(files, uri);
  if (uri === undefined || state?.kind !== 'text') return { kind: 'unreadable', uri };
  const fault = faultOf(uri, files);
  return fault === undefined ? { kind: 'text', uri, fragment: { uri, text: state.text } } : { kind: 'unreadable', uri };
}
