import type { Prose } from '../text/prose';
import { relativePath, resolvePath } from '../text/uri';
import { listOf } from '../text/words';
import type { Derivative } from '../manifest/manifest';
import { retainedFrom, type Case } from '../lineage/case';
import { labelOf } from '../lineage/proof';
import { shippedAt } from './read';
import { sourcesText } from '../lineage/sources';
import { attributionText } from './attribution';
import { restrictionList } from './restrictions';

/** Where a notice is written to: the address of its file, and how words are written there. */
export interface Page {
  readonly uri: string;
  readonly prose: Prose;
}

/**
 * The notice that ships with a distribution: whom it is attributed to, the notices that came along, what was changed, and
 * what may not be done with it. Has `\n` for each line break.
 */
export function noticeText(of: Case, page: Page): string {
  return [
    part('Attribution', attributionText(of, page.prose)),
    part('Retained notices', retained(of, page)),
    part('Modifications', modifications(of, page)),
    part('Use-based restrictions', `${restrictionsLead(of, page)}\n\n${restrictionList()}`),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function part(title: string, text: string): string {
  return text === '' ? '' : `## ${title}\n\n${text}`;
}

/** A notice that is shipped as a file of its own is linked; one that is not is given in full. */
function retained(of: Case, page: Page): string {
  const { distribution, files } = of;
  const shipped = distribution.notices.map(({ value }) => resolvePath(distribution.uri, value) ?? value);
  const notices = [...retainedFrom(of).keys()].flatMap((artifact) =>
    artifact.notices.map((notice) => {
      const from = `came with ${page.prose(labelOf(artifact))}`;
      const uri = resolvePath(artifact.uri, notice.value) ?? notice.value;
      const read = shippedAt(files, artifact.uri, notice, 'others');
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
function modifications(of: Case, { prose }: Page): string {
  const steps = new Set(
    of.subjects.flatMap(({ derivative }) => (derivative === undefined ? [] : derivativesIn(of, derivative))),
  );
  return [...steps]
    .flatMap((step) => {
      const changes = step.changes?.value.trim() ?? '';
      const sources = sourcesText(step, of.lineage).map(prose).join(', ');
      return changes === '' ? [] : [`- ${prose(labelOf(step))}, made from ${sources}: ${prose(changes)}`];
    })
    .join('\n');
}

/** The derivative and those that it comes from, as far as something under an ImpACT license is in them. */
function derivativesIn({ lineage }: Case, derivative: Derivative): readonly Derivative[] {
  return lineage
    .closure(derivative)
    .flatMap(({ work }) => (work.kind === 'derivative' && lineage.has(work, 'impact') ? [work] : []));
}

function restrictionsLead({ subjects }: Case, { prose }: Page): string {
  const names = [...new Set(subjects.map(({ work, of }) => (work === undefined ? of.value : labelOf(work))))];
  return `Whoever uses ${listOf(names.map(prose), 'or')}, or anything made from it, is bound by the use-based restrictions of its license (Exhibit A). In summary, they rule out:`;
}

/** A path that is written in the document at `base`, as it is written in the page; an address as it is. */
function pathFrom({ uri: page, prose }: Page, base: string, path: string): string {
  const uri = resolvePath(base, path);
  return prose(uri === undefined ? path : relativePath(page, uri));
}
