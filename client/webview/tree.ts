import type { LineageNode, LineageResult } from '../../server/src/lsp/messages';

type Picture = NonNullable<LineageResult>;

/** What a tree does besides being walked through. */
export interface TreeActions {
  readonly select: (key: string) => void;
  readonly open: (key: string) => void;
  readonly expand: (key: string) => void;
}

/**
 * The picture as a tree, for who hears it or walks through it by keys: distributions first, and below each entry what it
 * comes from. What several come from is below each of them.
 */
export class LineageTree {
  private groups = 0;
  private nodes = new Map<string, LineageNode>();
  private sources = new Map<string, readonly { readonly node: string; readonly word: string | undefined }[]>();

  constructor(
    private readonly root: HTMLElement,
    private readonly actions: TreeActions,
  ) {
    root.addEventListener('keydown', (event) => {
      if (this.handleKey(event)) event.preventDefault();
    });
    root.addEventListener('click', ({ target }) => {
      const item = target instanceof Element ? target.closest<HTMLElement>('[role=treeitem]') : null;
      if (item === null) return;
      this.focus(item);
      if (target instanceof Element && target.closest('.twist') !== null) this.toggle(item);
      else this.actions.open(item.dataset['key'] ?? '');
    });
    root.addEventListener('focusin', ({ target }) => {
      const key = target instanceof HTMLElement ? target.dataset['key'] : undefined;
      if (key !== undefined) this.actions.select(key);
    });
  }

  show({ nodes, edges }: Picture): void {
    const hadFocus = this.root.contains(document.activeElement);
    const at = this.current?.dataset['path'];
    const open = new Set([...this.items].filter(isOpen).map((item) => item.dataset['path'] ?? ''));
    const isFirst = this.nodes.size === 0;
    this.nodes = new Map(nodes.map((node) => [node.node, node]));
    this.sources = new Map(
      nodes.map(({ node }) => [
        node,
        edges.filter(({ to }) => to === node).map(({ from, word }) => ({ node: from, word })),
      ]),
    );
    const used = new Set(edges.map(({ from }) => from));
    const tops = nodes.filter(({ node, kind }) => kind === 'distribution' || !used.has(node));
    const roots = tops.length > 0 ? tops : nodes.slice(0, 1);
    this.root.replaceChildren(...roots.map(({ node }) => this.itemOf(node, { path: [], word: undefined })));
    for (const item of [...this.items]) if (isFirst || open.has(item.dataset['path'] ?? '')) this.open(item, open);
    const again = [...this.items].find((item) => item.dataset['path'] === at) ?? this.items[0];
    if (again === undefined) return;
    again.tabIndex = 0;
    if (hadFocus) again.focus();
  }

  /** Marks the items of an entry that was chosen elsewhere. */
  mark(key: string | undefined): void {
    for (const item of this.items) item.setAttribute('aria-selected', String(item.dataset['key'] === key));
  }

  private get items(): readonly HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('[role=treeitem]')];
  }

  private get current(): HTMLElement | undefined {
    return this.items.find(({ tabIndex }) => tabIndex === 0);
  }

  private itemOf(
    name: string,
    { path, word }: { readonly path: readonly string[]; readonly word: string | undefined },
  ): HTMLElement {
    const node = this.nodes.get(name);
    const item = document.createElement('div');
    item.className = 'row';
    item.setAttribute('role', 'treeitem');
    item.setAttribute('aria-selected', 'false');
    item.setAttribute('aria-level', String(path.length + 1));
    item.tabIndex = -1;
    item.dataset['key'] = node?.key ?? '';
    item.dataset['path'] = [...path, node?.key ?? ''].join('\n');
    const below = (this.sources.get(name) ?? []).filter(
      (source) => !path.includes(this.nodes.get(source.node)?.key ?? ''),
    );
    const twist = document.createElement('span');
    twist.className = 'twist';
    twist.setAttribute('aria-hidden', 'true');
    const words = [node?.name ?? '', node?.state ?? '', whatOf(node, word)];
    item.append(twist, ...['label', 'state', 'what'].flatMap((kind, index) => [' ', spanOf(kind, words[index] ?? '')]));
    if (below.length > 0) item.setAttribute('aria-expanded', 'false');
    const entry = document.createElement('li');
    entry.setAttribute('role', 'none');
    entry.append(item);
    return entry;
  }

  private toggle(item: HTMLElement): void {
    if (isOpen(item)) this.close(item);
    else this.open(item);
  }

  /** Makes what is below an item, which may be without end in a circle, only when it is asked for. */
  private open(item: HTMLElement, deeper: ReadonlySet<string> = new Set()): void {
    if (item.getAttribute('aria-expanded') !== 'false') return;
    const path = (item.dataset['path'] ?? '').split('\n');
    const name = [...this.nodes.values()].find(({ key }) => key === item.dataset['key'])?.node ?? '';
    const group = document.createElement('ul');
    group.setAttribute('role', 'group');
    this.groups++;
    group.id = `group-${String(this.groups)}`;
    item.setAttribute('aria-owns', group.id);
    const sources = (this.sources.get(name) ?? []).filter(
      ({ node }) => !path.includes(this.nodes.get(node)?.key ?? ''),
    );
    group.append(...sources.map(({ node, word }) => this.itemOf(node, { path, word })));
    item.after(group);
    item.setAttribute('aria-expanded', 'true');
    for (const child of childrenOf(item)) if (deeper.has(child.dataset['path'] ?? '')) this.open(child, deeper);
  }

  private close(item: HTMLElement): void {
    item.parentElement?.querySelector(':scope > ul')?.remove();
    item.removeAttribute('aria-owns');
    item.setAttribute('aria-expanded', 'false');
  }

  private focus(item: HTMLElement | undefined): void {
    if (item === undefined) return;
    for (const other of this.items) other.tabIndex = -1;
    item.tabIndex = 0;
    item.focus();
  }

  /** The keys of a tree as everywhere; plus shows what is not in the picture yet. */
  private handleKey({ key }: KeyboardEvent): boolean {
    const items = this.items;
    const { current } = this;
    if (current === undefined) return false;
    const index = items.indexOf(current);
    switch (key) {
      case 'ArrowDown':
        this.focus(items[index + 1]);
        return true;
      case 'ArrowUp':
        this.focus(items[index - 1]);
        return true;
      case 'Home':
        this.focus(items[0]);
        return true;
      case 'End':
        this.focus(items.at(-1));
        return true;
      case 'ArrowRight':
        if (isOpen(current)) this.focus(childrenOf(current)[0]);
        else this.open(current);
        return true;
      case 'ArrowLeft':
        if (isOpen(current)) this.close(current);
        else this.focus(parentOf(current));
        return true;
      case 'Enter':
      case ' ':
        this.actions.open(current.dataset['key'] ?? '');
        return true;
      case '+':
        this.actions.expand(current.dataset['key'] ?? '');
        return true;
      default:
        return false;
    }
  }
}

function isOpen(item: HTMLElement): boolean {
  return item.getAttribute('aria-expanded') === 'true';
}

function childrenOf(item: HTMLElement): readonly HTMLElement[] {
  return [...(item.parentElement?.querySelectorAll<HTMLElement>(':scope > ul > li > [role=treeitem]') ?? [])];
}

function parentOf(item: HTMLElement): HTMLElement | undefined {
  const entry = item.parentElement?.parentElement?.closest('li');
  return entry?.querySelector<HTMLElement>(':scope > [role=treeitem]') ?? undefined;
}

function spanOf(kind: string, words: string): HTMLElement {
  const span = document.createElement('span');
  span.className = kind;
  span.textContent = words;
  return span;
}

function whatOf(node: LineageNode | undefined, word: string | undefined): string {
  const hidden = node === undefined || node.hidden === 0 ? undefined : `+${String(node.hidden)}`;
  return [word, node?.what, hidden].filter((part) => part !== undefined).join(' · ');
}
