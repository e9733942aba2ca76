import type { LineageNode, LineageResult } from '../../server/src/lsp/messages';
import type { FromPanel, LineageState, ToPanel } from './messages';
import { LineageTree } from './tree';

/** What the editor gives to the page of a panel. */
interface Editor {
  postMessage(message: FromPanel): void;
  getState(): LineageState | undefined;
  setState(state: LineageState): void;
}
declare function acquireVsCodeApi(): Editor;

/** How long it stays quiet after typing words to look for, in milliseconds. */
const PAUSE = 250;

function element<E extends HTMLElement>(id: string, kind: new () => E): E {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new TypeError(`the page has ${id}`);
  return found;
}

/** Shows what the extension sends, and asks it for more. All that it keeps is what is shown. */
class LineagePage {
  private readonly picture = element('picture', HTMLElement);
  private readonly about = element('about', HTMLElement);
  private readonly counts = element('counts', HTMLElement);
  private readonly words = element('words', HTMLInputElement);
  private readonly tier = element('tier', HTMLSelectElement);
  private readonly audience = element('audience', HTMLSelectElement);
  private readonly verdict = element('verdict', HTMLSelectElement);
  private readonly depth = element('depth', HTMLSelectElement);
  private readonly all = element('all', HTMLInputElement);
  private readonly tree = new LineageTree(element('tree', HTMLElement), {
    select: (key) => {
      this.choose(this.nodeOf(key));
    },
    open: (key) => {
      this.editor.postMessage({ kind: 'open', key });
    },
    expand: (key) => {
      this.expand(key);
    },
  });
  private state: LineageState | undefined;
  private shown: NonNullable<LineageResult> | undefined;
  private zoom = 1;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly editor: Editor) {
    this.state = editor.getState();
  }

  begin(): void {
    this.listenToPicture();
    this.listenToFilters();
    for (const [id, factor] of [
      ['larger', 1.25],
      ['smaller', 0.8],
    ] as const)
      element(id, HTMLButtonElement).addEventListener('click', () => {
        this.zoom = Math.min(4, Math.max(0.2, this.zoom * factor));
        this.scale();
      });
    window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
      this.show(data);
    });
    const width = this.picture.clientWidth;
    const kept = this.state === undefined ? {} : { state: { ...this.state, width } };
    this.editor.postMessage({ kind: 'ready', width, ...kept });
  }

  private listenToPicture(): void {
    const { picture } = this;
    picture.addEventListener('mouseover', ({ target }) => {
      const node = this.nodeUnder(target);
      if (node !== undefined) this.explain(node);
    });
    picture.addEventListener('click', ({ target }) => {
      const node = this.nodeUnder(target);
      if (node === undefined) return;
      if (target instanceof Element && target.closest('.more') !== null) this.expand(node.key);
      else this.editor.postMessage({ kind: 'open', key: node.key });
    });
  }

  private listenToFilters(): void {
    const { words, depth, all } = this;
    words.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.filter();
      }, PAUSE);
    });
    for (const select of [this.tier, this.audience, this.verdict])
      select.addEventListener('change', () => {
        this.filter();
      });
    depth.addEventListener('change', () => {
      this.ask({ depth: Number(depth.value), expanded: [] });
    });
    all.addEventListener('change', () => {
      this.ask({ all: all.checked });
    });
  }

  private ask(change: Partial<LineageState>): void {
    if (this.state === undefined) return;
    this.state = { ...this.state, width: this.picture.clientWidth, ...change };
    this.editor.setState(this.state);
    this.editor.postMessage({ kind: 'ask', state: this.state });
  }

  private filter(): void {
    const { words, tier, audience, verdict } = this;
    const chosen = { words: words.value, tier: tier.value, audience: audience.value, verdict: verdict.value };
    this.ask({ filter: Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== '')) });
  }

  private expand(key: string): void {
    const { state } = this;
    if (state !== undefined && (this.nodeOf(key)?.hidden ?? 0) > 0) this.ask({ expanded: [...state.expanded, key] });
  }

  private nodeOf(key: string): LineageNode | undefined {
    return this.shown?.nodes.find((node) => node.key === key);
  }

  private nodeUnder(target: EventTarget | null): LineageNode | undefined {
    const name = target instanceof Element ? target.closest('[data-node]')?.getAttribute('data-node') : undefined;
    return this.shown?.nodes.find(({ node }) => node === name);
  }

  private choose(node: LineageNode | undefined): void {
    this.explain(node);
    this.tree.mark(node?.key);
  }

  private explain(node: LineageNode | undefined): void {
    for (const it of this.picture.querySelectorAll('.chosen')) it.classList.remove('chosen');
    if (node === undefined) return;
    this.picture.querySelector(`[data-node="${node.node}"]`)?.classList.add('chosen');
    const title = document.createElement('strong');
    title.textContent = `${node.name}: ${node.state}`;
    const what = document.createElement('span');
    what.textContent = `${node.what} · ${node.file}:${String(node.line)}`;
    const proof = document.createElement('ul');
    proof.append(
      ...node.proof.map((line) => {
        const item = document.createElement('li');
        item.textContent = line;
        return item;
      }),
    );
    this.about.replaceChildren(title, what, proof);
  }

  private show(message: ToPanel): void {
    this.state = message.state;
    this.editor.setState(message.state);
    document.body.dataset['shows'] = message.kind;
    if (message.kind === 'problem') {
      this.counts.textContent = message.message;
      return;
    }
    const { result } = message;
    this.shown = result;
    document.title = result.title;
    element('title', HTMLElement).textContent = result.title;
    this.draw(result);
    this.tree.show(result);
    this.fillIn(message.state, result.audiences);
    const { tooMany = '', found = '' } = this.counts.dataset;
    const sum = result.svg === null ? tooMany.replace('{0}', String(result.shown)) : result.counts;
    const looked = result.found === undefined ? '' : `${found.replace('{0}', String(result.found))} `;
    this.counts.textContent = `${looked}${sum}`;
    this.picture.setAttribute('aria-label', `${result.title}. ${sum}`);
    this.choose(this.nodeOf(result.key ?? ''));
  }

  /** What is asked for, in what it is asked with; words that are being typed stay. */
  private fillIn({ filter, depth, all }: LineageState, audiences: readonly string[]): void {
    const [any] = this.audience.options;
    this.audience.replaceChildren(...(any === undefined ? [] : [any]), ...audiences.map((it) => new Option(it, it)));
    if (document.activeElement !== this.words) this.words.value = filter.words ?? '';
    this.tier.value = filter.tier ?? '';
    this.audience.value = filter.audience ?? '';
    this.verdict.value = filter.verdict ?? '';
    this.depth.value = String(depth);
    this.all.checked = all;
  }

  private draw({ svg }: NonNullable<LineageResult>): void {
    const { picture } = this;
    const place = { left: picture.scrollLeft, top: picture.scrollTop };
    if (svg === null) {
      picture.replaceChildren();
      return;
    }
    // It is read as XML, in which nothing runs, and only drawn.
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    const own = document.importNode(parsed, true);
    own.setAttribute('aria-hidden', 'true');
    for (const title of own.querySelectorAll('title')) title.remove();
    picture.replaceChildren(own);
    this.scale();
    picture.scrollTo(place);
  }

  private scale(): void {
    const svg = this.picture.querySelector('svg');
    const [, , width = 0, height = 0] = (svg?.getAttribute('viewBox') ?? '').split(' ').map(Number);
    svg?.setAttribute('width', String(Math.round(width * this.zoom)));
    svg?.setAttribute('height', String(Math.round(height * this.zoom)));
  }
}

new LineagePage(acquireVsCodeApi()).begin();
