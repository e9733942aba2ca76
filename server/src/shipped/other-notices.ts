import type { OtherLicense } from '../license/other-license';
import { displaysOf, holdsText, shippedText } from '../license/shipped-license';
import type { Demand, Duty } from '../lineage/demand';
import { labelOf } from '../lineage/proof';
import type { Shipment } from '../lineage/release';
import { originalOf } from '../lineage/subject';
import type { Artifact, Work } from '../manifest/manifest';
import { outsideSections } from '../text/marked-section';
import { relativePath } from '../text/uri';
import type { Page } from './page';
import { shippedAt } from './read';

/** All that one license asks for what is shared. */
interface Asking {
  readonly terms: OtherLicense;
  readonly artifacts: Set<Artifact>;
  readonly duties: Set<Duty>;
  readonly works: Set<Work>;
}

/**
 * What licenses other than the ImpACT ones want to be said: who is credited and under which license, notices word for
 * word, what has to be displayed, and where the texts are that ship. Nothing is told but what the manifest and the
 * licenses say.
 */
export function otherNotices(shipment: Shipment, page: Page): string {
  return askingOf(shipment)
    .map((asking) => {
      const { terms, artifacts, works, duties } = asking;
      const displays = duties.has('display') ? [...works].flatMap((work) => displaysOf(terms, work).slice(0, 1)) : [];
      return [
        `### ${page.prose(titleOf(terms))}`,
        [...artifacts].map((artifact) => credit(artifact, terms, page)).join('\n'),
        ...(duties.has('notice-text') && terms.notice !== undefined
          ? [`\`\`\`text\n${terms.notice.text}\n\`\`\``]
          : []),
        ...[...new Set(displays)].map(page.prose),
        ...textPlaces(shipment, terms, page),
      ].join('\n\n');
    })
    .join('\n\n');
}

/** “Llama 2 Community License (LicenseRef-Llama-2)”; the id alone where the name is that of all versions. */
function titleOf({ id, name }: OtherLicense): string {
  return name.includes('all versions') ? id : `${name.split(' (')[0] ?? name} (${id})`;
}

/** The licenses that ask for something, in the order in which they are met. */
function askingOf({ subjects, manifests }: Shipment): readonly Asking[] {
  const found = new Map<string, Asking>();
  for (const { work, demands } of subjects) {
    if (work === undefined) continue;
    for (const demand of demands().filter(isDuty)) {
      const { terms, artifact, duty } = demand;
      const asking = found.get(terms.id) ?? { terms, artifacts: new Set(), duties: new Set(), works: new Set() };
      asking.artifacts.add(artifact);
      asking.duties.add(duty);
      asking.works.add(originalOf(manifests, work));
      found.set(terms.id, asking);
    }
  }
  return [...found.values()];
}

function isDuty(demand: { readonly kind: string }): demand is Extract<Demand, { readonly kind: 'duty' }> {
  return demand.kind === 'duty';
}

/** “- Kit by Example Lab, https://example.org/kit, is under CC-BY-4.0, https://creativecommons.org/licenses/by/4.0/.” */
function credit(artifact: Artifact, { id, isSpdx }: OtherLicense, { prose }: Page): string {
  const by = artifact.licensor === undefined ? '' : ` by ${prose(artifact.licensor.value)}`;
  const year = artifact.year === undefined || artifact.licensor === undefined ? '' : `, ${String(artifact.year.value)}`;
  const source = artifact.source === undefined ? '' : `, <${artifact.source.value}>,`;
  const text = isSpdx ? `, <${addressOf(id)}>` : '';
  return `- ${prose(labelOf(artifact))}${by}${year}${source} is under ${prose(id)}${text}.`;
}

/** Where the text of a license of SPDX can be read. */
function addressOf(id: string): string {
  const [, letters, version] = /^CC-(BY[A-Z-]*)-(\d\.\d)$/.exec(id) ?? [];
  return letters === undefined || version === undefined
    ? `https://spdx.org/licenses/${id}.html`
    : `https://creativecommons.org/licenses/${letters.toLowerCase()}/${version}/`;
}

/** The files beside the page that hold the text of a license. */
function textPlaces({ distribution, files }: Shipment, terms: OtherLicense, page: Page): readonly string[] {
  if (terms.shipText !== 'text' && terms.shipText !== 'agreement') return [];
  const holders = [...distribution.agreements, ...distribution.notices].flatMap((path) => {
    const shipped = shippedAt(files, distribution.uri, path);
    if (shipped.kind !== 'text' || shipped.uri === page.uri) return [];
    return holdsText(shippedText(outsideSections(shipped.fragment.text)), terms)
      ? [page.prose(relativePath(page.uri, shipped.uri))]
      : [];
  });
  return holders.length === 0 ? [] : [`Its text: ${[...new Set(holders)].join(', ')}`];
}
