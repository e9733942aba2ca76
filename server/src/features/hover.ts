import type { Analysis } from '../analysis/analyze';
import { isTier } from '../license/tier';
import { workOf, type Distribution, type Work } from '../manifest/manifest';
import { targetOf } from '../manifest/manifests';
import { unquoted } from '../manifest/mentions';
import { placeAt, type Place } from '../syntax/locate';
import { code, say, type LinkTo, type Markdown } from '../words/markdown';
import type { Span } from '../text/span';
import { aboutDate } from './hover/date';
import { aboutDistribution } from './hover/distribution';
import { aboutField } from './hover/field';
import { aboutLicense } from './hover/license';
import { aboutOutbound } from './hover/outbound';
import { aboutRelation } from './hover/relation';
import { aboutRule } from './hover/rule';
import { aboutTier } from './hover/tier';
import { aboutUse } from './hover/use';
import { aboutWork } from '../words/work';

export interface Hover {
  /** The words it is about. */
  readonly span: Span;
  readonly content: Markdown;
}

/**
 * What is to be known about the key, value or id at an offset of the text; nothing where there is none of them, and in a
 * document that is no manifest.
 */
export function hoverAt(analysis: Analysis, offset: number, linkTo: LinkTo = () => undefined): Hover | undefined {
  if (analysis.context.document.kind !== 'manifest') return undefined;
  const place = placeAt(analysis.tree, offset);
  if (place === undefined) return aboutRule(analysis, offset);
  const content = place.on === 'key' ? aboutKey(analysis, place, linkTo) : aboutValue(analysis, place, linkTo);
  return content && { span: unquoted(place.span), content };
}

function aboutKey(analysis: Analysis, { path }: Place, linkTo: LinkTo): Markdown | undefined {
  const { artifacts, derivatives, distributions } = analysis.context.manifest;
  const [section = '', id = '', field, source] = path.map(String);
  if (path.length === 2) {
    const entry = new Map<string, ReadonlyMap<string, Work | Distribution>>([
      ['artifacts', artifacts],
      ['derivatives', derivatives],
      ['distributions', distributions],
    ])
      .get(section)
      ?.get(id);
    if (entry !== undefined)
      return entry.kind === 'distribution'
        ? aboutDistribution(analysis, entry, linkTo)
        : aboutWork(analysis, entry, linkTo);
  }
  if (section === 'derivatives' && field === 'from' && source !== undefined) return aboutId(analysis, source, linkTo);
  return aboutField(analysis, path);
}

function aboutValue(analysis: Analysis, place: Place, linkTo: LinkTo): Markdown | undefined {
  const { path, node } = place;
  const value = node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
  const special = value === undefined ? undefined : aboutText(analysis, place, { value, linkTo });
  return special ?? aboutField(analysis, path, node);
}

/** What the manifest and the licenses say of a value, where that is more than the format says of its field. */
function aboutText(
  analysis: Analysis,
  place: Place,
  { value, linkTo }: { readonly value: string; readonly linkTo: LinkTo },
): Markdown | undefined {
  const { path, span } = place;
  const [section = '', id = '', field = '', source = ''] = path.map(String);
  const artifact = analysis.context.manifest.artifacts.get(id);
  const derivative = analysis.context.manifest.derivatives.get(id);
  switch (`${section}.${field}`) {
    case 'artifacts.license':
      return aboutLicense(value);
    case 'derivatives.license':
      return derivative && aboutOutbound(analysis, derivative, value);
    case 'artifacts.risk':
    case 'derivatives.risk':
      return isTier(value) ? aboutTier(value) : undefined;
    case 'artifacts.manifest': {
      const target = artifact && targetOf(analysis.context.manifests, artifact);
      return target && aboutWork(analysis, target, linkTo);
    }
    case 'derivatives.from':
      return derivative && aboutRelation(analysis, derivative, { sourceId: source, name: value });
    case 'artifacts.uses':
    case 'derivatives.uses':
    case 'distributions.uses': {
      const distribution = section === 'distributions' ? analysis.context.manifest.distributions.get(id) : undefined;
      const owner = distribution ?? (section === 'artifacts' ? artifact : derivative);
      const use = owner?.uses.find((it) => it.use.span === span);
      return owner && use && aboutUse(analysis, owner, use);
    }
    case 'distributions.of':
    case 'breaches.of':
      return aboutId(analysis, value, linkTo);
    default:
      return aboutDate(analysis, place, value);
  }
}

function aboutId(analysis: Analysis, id: string, linkTo: LinkTo): Markdown {
  const work = workOf(analysis.context.manifest, id);
  return work === undefined ? say`Nothing in this manifest has the id ${code(id)}.` : aboutWork(analysis, work, linkTo);
}
