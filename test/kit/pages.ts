import { rules } from '../../server/src/rules';

/** What every page of a rule has, in this order. */
export const HEADINGS = ['Why it matters', 'Wrong', 'Right', 'How to silence it'];

/** What a page shows under one of its headings. */
export interface Section {
  readonly manifests: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  /** The day of the check, where it matters. */
  readonly today?: string;
}

/** The fenced blocks of a page by the heading they are under: YAML without a path is a manifest, others are files. */
export function sectionsOf(page: string): ReadonlyMap<string, Section> {
  // A file that is shown may have headings of its own.
  const parts = page.split(new RegExp(`^## (?=(?:${HEADINGS.join('|')})$)`, 'm')).slice(1);
  return new Map(parts.map((part) => [part.split('\n', 1)[0] ?? '', sectionOf(part)]));
}

/** An address in an example stands for a document that somebody has looked at. */
export const LOOKED_AT = 'distribution/review';

/** The rule of a page, and the others that an example names: where it shows a finding of theirs or silences one. */
export function shownIn(id: string, manifest: string, { files = {} }: Partial<Section> = {}): readonly string[] {
  const text = [manifest, ...Object.values(files)].join('\n');
  return rules.map((rule) => rule.id).filter((it) => it === id || text.includes(it));
}

/** What the fenced blocks of some text hold. */
export function sectionOf(part: string): Section {
  const blocks = [...part.matchAll(/^```(\S+)(?: (\S+))?\n([\s\S]*?)^```$/gm)];
  const manifests = blocks
    .filter(([, language, path]) => language === 'yaml' && path === undefined)
    .map(([, , , text]) => text ?? '');
  const files = Object.fromEntries(
    blocks.flatMap(([, , path, text]) => (path === undefined ? [] : [[path, text ?? '']])),
  );
  const [, today] = /^Checked on (\d{4}-\d{2}-\d{2}):$/m.exec(part) ?? [];
  return today === undefined ? { manifests, files } : { manifests, files, today };
}
