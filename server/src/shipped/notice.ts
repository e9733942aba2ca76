import { addressIn } from '../text/files';
import { relativePath, resolvePath } from '../text/uri';
import { englishListOf } from '../text/words';
import type { Derivative } from '../manifest/manifest';
import { releaseIn, retainedFrom, type Release, type Shipment } from '../lineage/release';
import type { Subject } from '../lineage/subject';
import { labelOf } from '../lineage/proof';
import { retainedAt } from './read';
import { sourcesText } from '../lineage/sources';
import { attributionText } from './attribution';
import { otherNotices } from './other-notices';
import type { Page } from './page';
import { restrictionList } from './restrictions';

/**
 * The notice that ships with a distribution: whom it is attributed to, the notices that came along, what was changed, and
 * what may not be done with it. Has `\n` for each line break.
 */
export function noticeText(shipment: Shipment, page: Page): string {
  const release = releaseIn(shipment);
  return [
    part('Attribution', attributionText(shipment, page.prose)),
    part('Retained notices', release === undefined ? '' : retained(release, page)),
    part('Modifications', modifications(shipment, page)),
    part('Other licenses', otherNotices(shipment, page)),
    ...(release === undefined
      ? []
      : [part('Use-based restrictions', `${restrictionsLead(release, page)}\n\n${restrictionList()}`)]),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function part(title: string, text: string): string {
  return text === '' ? '' : `## ${title}\n\n${text}`;
}

/** A notice that is shipped as a file of its own is linked; one that is not is given in full. */
function retained(release: Release, page: Page): string {
  const { distribution, files } = release;
  const shipped = distribution.notices.map(({ value }) => addressIn(files, distribution.uri, value) ?? value);
  const notices = [...retainedFrom(release).keys()].flatMap((artifact) =>
    artifact.notices.map((notice) => {
      const from = `came with ${page.prose(labelOf(artifact))}`;
      const uri = addressIn(files, artifact.uri, notice.value) ?? notice.value;
      const read = retainedAt(files, artifact.uri, notice);
      if (read.kind !== 'text' || shipped.includes(uri))
        return `- ${pathFrom(page, artifact.uri, notice.value)} ${from}.`;
      return `- This notice ${from}:\n\n${fenced(read.fragment.text)}`;
    }),
  );
  return notices.join('\n');
}

function fenced(text: string): string {
  const lines = text.replace('\uFEFF', '').trimEnd().split(/\r?\n/);
  const ticks = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(ticks + 1);
  return [`${fence}text`, ...lines, fence].map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
}

/** What was done to the originals on the way to what is shared, a line for each step that says so. */
function modifications(shipment: Shipment, { prose }: Page): string {
  const steps = new Set(shipment.subjects.flatMap((subject) => stepsOf(subject, shipment)));
  return [...steps]
    .flatMap((step) => {
      const changes = step.changes?.value.trim() ?? '';
      const sources = sourcesText(step, shipment.lineage).map(prose).join(', ');
      return changes === '' ? [] : [`- ${prose(labelOf(step))}, made from ${sources}: ${prose(changes)}`];
    })
    .join('\n');
}

/** The derivative and those that it comes from, as far as a license wants to know what was changed in them. */
function stepsOf({ derivative, demands }: Subject, { lineage }: Shipment): readonly Derivative[] {
  if (derivative === undefined) return [];
  const isAsked = demands().some((one) => one.kind === 'duty' && one.duty === 'changes');
  return lineage
    .closure(derivative)
    .flatMap(({ work }) => (work.kind === 'derivative' && (isAsked || lineage.has(work, 'impact')) ? [work] : []));
}

function restrictionsLead({ subjects }: Release, { prose }: Page): string {
  const names = [...new Set(subjects.map(({ work, id }) => (work === undefined ? id.value : labelOf(work))))];
  return `Whoever uses ${englishListOf(names.map(prose), 'or')}, or anything made from it, is bound by the use-based restrictions of its license (Exhibit A). In summary, they rule out:`;
}

/** A path that is written in the document at `base`, as it is written in the page; an address as it is. */
function pathFrom({ uri: page, prose }: Page, base: string, path: string): string {
  const uri = resolvePath(base, path);
  return prose(uri === undefined ? path : relativePath(page, uri));
}
