import { addressOf } from '../../card/repository';

/** Where a package URL leads, as far as that is known here. */
export interface PackagePlace {
  readonly address: string;
  readonly revision?: string;
}

/** The repository that `pkg:huggingface/OWNER/NAME@REVISION` stands for. It names models; data sets have none there. */
export function placeOfPurl(purl: string | undefined): PackagePlace | undefined {
  const match = /^pkg:huggingface\/([^@?#]+)(?:@([^?#]+))?/i.exec(purl ?? '');
  const [, path, revision] = match ?? [];
  if (path === undefined) return undefined;
  const isData = path.startsWith('datasets/');
  const id = decoded(isData ? path.slice('datasets/'.length) : path);
  const address = addressOf({ kind: isData ? 'dataset' : 'model', id });
  return revision === undefined ? { address } : { address, revision: decoded(revision) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that begins no escape stands for itself.
    return text;
  }
}
