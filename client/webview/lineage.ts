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
function start(editor: Editor): void {
  const picture = element('picture', HTMLElement);
  const about = element('about', HTMLElement);
  const counts = element('counts', HTMLElement);
  const words = element('words', HTMLInputElement);
  const tier = element('tier', HTMLSelectElement);
  const audience = element('audience', HTMLSelectElement);
  const verdict = element('verdict', HTMLSelectElement);
  const depth = element('depth', HTMLSelectElement);
  const all = element('all', HTMLInputElement);
  let state = editor.getState();
  let shown: NonNullable<LineageResult> | undefined;
  let zoom = 1;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = (change: Partial<LineageState>): void => {
    if (state === undefined) return;
    state = { ...state, width: picture.clientWidth, ...change };
    editor.setState(state);
    editor.postMessage({ kind: 'ask', state });
  };
  const nodeOf = (key: string): LineageNode | undefined => shown?.nodes.find((node) => node.key === key);
  const expand = (key: string): void => {
    if (state !== undefined && (nodeOf(key)?.hidden ?? 0) > 0) ask({ expanded: [...state.expanded, key] });
  };
  const open = (key: string): void => {
    editor.postMessage({ kind: 'open', key });
  };
  const explain = (node: LineageNode | undefined): void => {
    for (const it of picture.querySelectorAll('.chosen')) it.classList.remove('chosen');
    if (node === undefined) return;
    picture.querySelector(`[data-node="${node.node}"]`)?.classList.add('chosen');
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
    about.replaceChildren(title, what, proof);
  };
  const tree = new LineageTree(element('tree', HTMLElement), {
    select: (key) => {
      explain(nodeOf(key));
      tree.mark(key);
    },
    open,
    expand,
  });

  const scale = (): void => {
    const svg = picture.querySelector('svg');
    const [, , width = 0, height = 0] = (svg?.getAttribute('viewBox') ?? '').split(' ').map(Number);
    svg?.setAttribute('width', String(Math.round(width * zoom)));
    svg?.setAttribute('height', String(Math.round(height * zoom)));
  };
  const draw = ({ svg }: NonNullable<LineageResult>): void => {
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
    scale();
    picture.scrollTo(place);
  };
  const fillAudiences = (audiences: readonly string[]): void => {
    const [any] = audience.options;
    const chosen = state?.filter.audience ?? '';
    const named = audiences.map((it) => new Option(it, it));
    audience.replaceChildren(...(any === undefined ? [] : [any]), ...named);
    audience.value = chosen;
  };
  const show = (message: ToPanel): void => {
    state = message.state;
    editor.setState(state);
    document.body.dataset['shows'] = message.kind;
    if (message.kind === 'problem') {
      counts.textContent = message.message;
      return;
    }
    const { result } = message;
    shown = result;
    document.title = result.title;
    element('title', HTMLElement).textContent = result.title;
    draw(result);
    tree.show(result);
    fillAudiences(result.audiences);
    if (document.activeElement !== words) words.value = state.filter.words ?? '';
    tier.value = state.filter.tier ?? '';
    verdict.value = state.filter.verdict ?? '';
    depth.value = String(state.depth);
    all.checked = state.all;
    const { tooMany = '', found = '' } = counts.dataset;
    const sum = result.svg === null ? tooMany.replace('{0}', String(result.shown)) : result.counts;
    counts.textContent = result.found === undefined ? sum : `${found.replace('{0}', String(result.found))} ${sum}`;
    const middle = nodeOf(result.key ?? '');
    explain(middle);
    tree.mark(middle?.key);
    picture.setAttribute('aria-label', `${result.title}. ${sum}`);
  };

  const nodeUnder = (target: EventTarget | null): LineageNode | undefined => {
    const name = target instanceof Element ? target.closest('[data-node]')?.getAttribute('data-node') : undefined;
    return shown?.nodes.find(({ node }) => node === name);
  };
  picture.addEventListener('mouseover', ({ target }) => {
    const node = nodeUnder(target);
    if (node !== undefined) explain(node);
  });
  picture.addEventListener('click', ({ target }) => {
    const node = nodeUnder(target);
    if (node === undefined) return;
    if (target instanceof Element && target.closest('.more') !== null) expand(node.key);
    else open(node.key);
  });
  const filtered = (): void => {
    const chosen = <V extends string>(value: string): V | undefined => (value === '' ? undefined : (value as V));
    const filter = {
      words: chosen(words.value),
      tier: chosen(tier.value),
      audience: chosen(audience.value),
      verdict: chosen(verdict.value),
    };
    ask({ filter: Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) });
  };
  words.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(filtered, PAUSE);
  });
  for (const select of [tier, audience, verdict]) select.addEventListener('change', filtered);
  depth.addEventListener('change', () => {
    ask({ depth: Number(depth.value), expanded: [] });
  });
  all.addEventListener('change', () => {
    ask({ all: all.checked });
  });
  for (const [id, factor] of [
    ['larger', 1.25],
    ['smaller', 0.8],
  ] as const)
    element(id, HTMLButtonElement).addEventListener('click', () => {
      zoom = Math.min(4, Math.max(0.2, zoom * factor));
      scale();
    });
  window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
    show(data);
  });
  const width = picture.clientWidth;
  editor.postMessage({ kind: 'ready', width, ...(state === undefined ? {} : { state: { ...state, width } }) });
}

start(acquireVsCodeApi());
