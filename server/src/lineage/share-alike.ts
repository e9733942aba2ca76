import type { OtherLicense } from '../license/other-license';
import { termsOf } from '../license/other-licenses';
import { shareAlikeIn, type ShareAlike, type ShareAlikeDoubt } from '../license/share-alike';
import type { Artifact, Work } from '../manifest/manifest';
import type { Manifests } from '../manifest/manifests';
import { artifactLicense } from './artifact-license';
import type { Lineage, Path } from './lineage';
import { originsOf, type Way } from './ways';

/** Something under such a license that a work comes from. */
export interface FreeSource {
  readonly artifact: Artifact;
  readonly free: ShareAlike;
  /** What has to be answered before its license binds the work at all. */
  readonly doubt?: ShareAlikeDoubt;
  readonly path: () => Path;
}

/**
 * What a work comes from under licenses that want no further restrictions, nearer ones first. Left out is what its license
 * itself lets go: a model that learned from data under CDLA-Sharing-1.0.
 */
export function shareAlikesOf(work: Work, lineage: Lineage, manifests: Manifests): readonly FreeSource[] {
  return originsOf(work, lineage, manifests).flatMap(({ artifact, ways }): readonly FreeSource[] => {
    const reading = artifactLicense(artifact).reading;
    const [free] = reading === undefined ? [] : shareAlikeIn(reading);
    if (free === undefined) return [];
    const [way] = ways;
    const base = { artifact, free, path: way.path };
    switch (standing(free, way)) {
      case 'bound':
        return [base];
      case 'free':
        return [];
      case 'open':
        return [{ ...base, doubt: way.distance === 'outputs' ? 'outputs' : 'trained-model' }];
    }
  });
}

function standing({ terms: { trainedModel } }: ShareAlike, { distance, learned }: Way): 'bound' | 'open' | 'free' {
  if (distance !== 'trained' && distance !== 'outputs') return 'bound';
  if (trainedModel.startsWith('open')) return 'open';
  return trainedModel.startsWith('covered') && learned ? 'bound' : 'free';
}

/** What a work under an ImpACT license comes from besides, and of which it is disputed whether restrictions may be added. */
export function disputedIn(work: Work, lineage: Lineage, manifests: Manifests): readonly OtherLicense[] {
  if (!lineage.has(work, 'impact')) return [];
  const all = originsOf(work, lineage, manifests).flatMap(({ artifact, ways: [way] }) => {
    const isOpen = way.distance === 'trained' || way.distance === 'outputs';
    return isOpen ? [] : (artifactLicense(artifact).reading?.applies ?? []);
  });
  const terms = all.flatMap((part) => (part.kind === 'license' ? (termsOf(part.id) ?? []) : []));
  return [...new Map(terms.map((one) => [one.id, one])).values()].filter(
    ({ impactClash }) => impactClash === 'disputed',
  );
}
