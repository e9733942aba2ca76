import type { Fix } from '../findings/finding';
import type { Release } from '../lineage/release';
import { findSection, sectionName } from '../text/marked-section';
import { resolvePath } from '../text/uri';
import { writeSection } from './section-fix';

/**
 * Writes all sentences of a distribution whose attribution is in a file as a section of that file, or of a new one where
 * that is the work of others. It may be applied unseen only where such a section is there already: everything else in a
 * file belongs to whoever wrote it.
 */
export function writeAttributionSection(release: Release): Fix | undefined {
  const { attribution, uri } = release.distribution;
  if (attribution?.kind !== 'file') return undefined;
  const path = attribution.file.value;
  const target = resolvePath(uri, path);
  const state = target === undefined ? undefined : release.files.read(target);
  const text = state?.kind === 'text' ? state.text : '';
  const isMarked = (kind: 'notice' | 'attribution'): boolean =>
    findSection(text, sectionName(kind, release.distribution)).kind === 'found';
  const written = isMarked('notice') ? writeSection('notice', release, path) : writeSection('attribution', release);
  if (written.kind !== 'fix') return undefined;
  const isOursAlready = written.path === path && (isMarked('notice') || isMarked('attribution'));
  return { ...written.fix, safe: isOursAlready, ...(isOursAlready && { preferred: true }) };
}
