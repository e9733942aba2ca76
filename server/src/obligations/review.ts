import { shippedAt } from '../shipped/read';
import { fnv1a } from '../text/hash';
import type { Files } from '../text/files';
import type { Located } from '../text/span';
import type { Review, ReviewReason } from './obligation';

/** What is named as evidence, and in which document it is written. */
export interface Named {
  readonly files: Files;
  readonly base: string;
  readonly paths: readonly Located<string>[];
}

/** What a person has to look at: all that is named, at the place of what can’t be told. */
export function reviewOf(
  what: Review['what'],
  named: Named,
  { at, why }: { readonly at: Located<string>; readonly why: ReviewReason },
): Review {
  return { what, value: valueOf(named), at: at.span, why };
}

/** An address as it is, a file by its path and a short checksum; joined by “, ”. */
function valueOf({ files, base, paths }: Named): string {
  return paths
    .map((path) => {
      const shipped = shippedAt(files, base, path);
      return shipped.kind === 'text' ? `${path.value} ${fnv1a(shipped.fragment.text)}` : path.value;
    })
    .join(', ');
}
