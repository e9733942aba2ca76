import type { Analysis } from '../../analysis/analyze';
import { worksOf } from '../../lineage/lineage';
import { typeOf } from '../../lineage/type-of';
import type { Slot } from '../../syntax/slot';
import { isAddress, resolvePath } from '../../text/uri';
import type { Candidate } from './item';
import { isManifestName } from '../../manifest/manifest-files';

/** The files and folders that a path can go on to, as far as the host lists them. */
export function pathCandidates({ uri, context }: Analysis, slot: Slot): readonly Candidate[] {
  if (isAddress(slot.typed)) return [];
  const folder = slot.typed.slice(0, slot.typed.lastIndexOf('/') + 1);
  const target = resolvePath(uri, folder === '' ? '.' : folder);
  const names = target === undefined ? [] : (context.files.list?.(target.replace(/\/$/, '')) ?? []);
  return names
    .filter((name) => !name.startsWith('.') && name !== 'node_modules/' && resolvePath(uri, folder + name) !== uri)
    .map((name) => ({ value: folder + name, label: name, kind: name.endsWith('/') ? 'folder' : 'file' }));
}

/** The manifests that an entry can be taken from; behind a `#`, the entries of that one. */
export function manifestCandidates(analysis: Analysis, slot: Slot): readonly Candidate[] {
  const mark = slot.typed.lastIndexOf('#');
  if (mark === -1) {
    return pathCandidates(analysis, slot).filter(
      ({ kind, value }) => kind === 'folder' || isManifestName(value.slice(value.lastIndexOf('/') + 1)),
    );
  }
  const { manifests, lineage } = analysis.context;
  const path = slot.typed.slice(0, mark);
  const target = resolvePath(analysis.uri, path);
  const other = target === undefined ? undefined : manifests.at(target);
  return (other === undefined ? [] : worksOf(other)).map((work) => ({
    value: `${path}#${work.id.value}`,
    label: work.id.value,
    kind: 'id',
    detail: [work.name?.value, typeOf(work, lineage)?.value].filter((fact) => fact !== undefined).join(', '),
  }));
}
