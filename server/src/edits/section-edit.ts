import type { Edit } from '../text/edit';
import { placeSection, type MarkFault, sectionName, type SectionKind } from '../text/marked-section';
import { span, type Span } from '../text/span';
import { resolvePath } from '../text/uri';
import { sectionBody } from '../shipped/section';
import type { Release } from '../lineage/release';
import { barrierAt, type Barrier } from './write-target';

/** What is to be done so that a file holds a section as it should be. */
export type SectionEdit =
  | { readonly kind: 'same' }
  | { readonly kind: 'edit'; readonly edit: Edit }
  | { readonly kind: 'broken'; readonly fault: MarkFault; readonly at: Span }
  /** There is no such file, so one may be made. */
  | { readonly kind: 'absent'; readonly uri: string }
  | { readonly kind: 'unreadable' }
  /** Nothing of ours may be written there. */
  | ({ readonly kind: 'barred' } & Barrier);

/** How the file at a path, as the distribution writes it, is brought to hold a section. */
export function editSection(kind: SectionKind, release: Release, path: string): SectionEdit {
  const uri = resolvePath(release.distribution.uri, path);
  const state = uri === undefined ? undefined : release.files.read(uri);
  if (uri === undefined || state === undefined) return { kind: 'unreadable' };
  if (state.kind !== 'text' && state.kind !== 'absent') return { kind: 'unreadable' };
  const barrier = barrierAt(uri, release);
  if (barrier !== undefined) return { kind: 'barred', ...barrier };
  if (state.kind === 'absent') return { kind: 'absent', uri };
  const fragment = { uri, text: state.text };
  const placed = placeSection(state.text, sectionName(kind, release.distribution), sectionBody(kind, release, uri));
  if (placed.kind === 'same') return placed;
  if (placed.kind === 'broken')
    return { kind: 'broken', fault: placed.fault, at: span(fragment, placed.at.start, placed.at.end) };
  const { start, end, newText } = placed.edit;
  return { kind: 'edit', edit: { span: span(fragment, start, end), newText } };
}
