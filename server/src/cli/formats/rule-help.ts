import { docsUrl } from '../../findings/docs';

/** What services show beside a finding. */
export interface RuleHelp {
  /** What it finds and why that matters, in a paragraph. */
  readonly description: string;
  readonly markdown: string;
  /** The same without markup. */
  readonly text: string;
}

/** GitHub shows no more of a description. */
const LONGEST = 1024;

/** The page of a rule in the shape that services ask for; where the page is missing, what the rule says of itself. */
export function ruleHelp(rule: string, why: string, page: string | undefined): RuleHelp {
  const markdown = (page ?? why).replace(/^# .*\n+/, '').replace(LINK, (_, label: string, path: string) => {
    return `[${label}](${new URL(path, docsUrl(rule)).href})`;
  });
  const matters = /^## Why it matters\n+([\s\S]*?)(?=\n\n|\n## )/m.exec(markdown)?.[1] ?? '';
  const [finds = why] = markdown.split('\n\n', 1);
  const description = plainText(`${finds}\n\n${matters}`).replace(/\s+/g, ' ').trim();
  return { description: sentencesOf(description), markdown: markdown.trim(), text: plainText(markdown).trim() };
}

/** Links to other pages, which only lead somewhere beside this one. */
const LINK = /\[([^[\]]*)\]\((?![a-z]+:)([^)\s]+)\)/g;

/** Whole sentences, as many as are shown. */
function sentencesOf(text: string): string {
  if (text.length <= LONGEST) return text;
  return text.slice(0, text.lastIndexOf('. ', LONGEST - 1) + 1);
}

/** The words of a page. What stands in a block of code stays as it is. */
function plainText(markdown: string): string {
  const parts = markdown.split(/^```.*\n([\s\S]*?)^```$/m);
  return parts.map((part, index) => (index % 2 === 1 ? part : withoutMarkup(part))).join('');
}

function withoutMarkup(text: string): string {
  return text
    .replace(/^#+ (.*)$/gm, '$1')
    .replace(/\[([^[\]]*)\]\([^)\s]+\)/g, '$1')
    .replace(/[`*]/g, '');
}
