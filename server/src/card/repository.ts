/** A repository of models or data sets on Hugging Face. */
export interface Repository {
  readonly kind: 'model' | 'dataset';
  /** `OWNER/NAME`, or the name alone for some old ones. */
  readonly id: string;
}

/** First names of paths on Hugging Face that lead to no repository. */
const PAGES: readonly string[] = [
  ...['spaces', 'docs', 'blog', 'papers', 'collections', 'posts', 'learn', 'tasks', 'models', 'join', 'login'],
  ...['organizations', 'settings', 'pricing', 'chat', 'api', 'resolve', 'buckets', 'kernels'],
];

/** The repository that an address leads to; nothing for any other page. */
export function repositoryAt(address: string): Repository | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, pathname } = new URL(address);
  if (!/^https?:$/.test(protocol) || !/^(?:www\.)?(?:huggingface\.co|hf\.co)$/.test(hostname)) return undefined;
  const names = pathname.split('/').filter((name) => name !== '');
  const isData = names[0] === 'datasets';
  const [owner, name] = isData ? names.slice(1) : names;
  if (owner === undefined || (!isData && PAGES.includes(owner))) return undefined;
  // A page of an owner alone is no repository of models; data sets without an owner are.
  if (name === undefined && !isData) return undefined;
  return { kind: isData ? 'dataset' : 'model', id: name === undefined ? owner : `${owner}/${name}` };
}

/** The page of a repository. */
export function addressOf({ kind, id }: Repository): string {
  return `https://huggingface.co/${kind === 'dataset' ? 'datasets/' : ''}${id}`;
}

/** Whether two ids are of one repository; Hugging Face leads on from other letters. */
export function isSameId(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
