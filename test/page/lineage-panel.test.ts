import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { lineagePage, type PageWords } from '../../client/views/lineage-page';
import { LINEAGE, type LineageParams, type LineageResult } from '../../server/src/lsp/messages';
import { EXAMPLES } from '../kit/examples';
import { Folder, Server } from '../kit/server';
import { THEMES } from './themes';

const ROOT = resolve(__dirname, '../..');
const ORIGIN = 'https://panel.test';
/** Where pictures of the page are left, to be looked at. */
const OUT = join(ROOT, 'out', 'lineage-panel');

const WORDS: PageWords = {
  lineage: 'Lineage',
  search: 'Search',
  risk: 'Risk',
  audience: 'Audience',
  verdict: 'Verdict',
  steps: 'Steps',
  everything: 'Whole workspace',
  any: 'any',
  larger: 'Larger',
  smaller: 'Smaller',
  asTree: 'What each comes from',
  details: 'Details',
  found: '{0} found, with their sources.',
  tooMany: '{0} entries are too many for one picture.',
  risks: [
    ['high', 'high'],
    ['low', 'low'],
  ],
  verdicts: [['forbidden', 'Forbidden']],
};

const HOSTILE = `version: 1
artifacts:
  evil: { name: "<img src=x onerror=alert(1)>", type: data, license: "</text><script>alert(1)</script>" }
derivatives:
  worse: { name: "]]>&lt;&#0;\\u202e", type: model, from: { evil: "<b>trained-on" } }
`;

describe('the page of the lineage panel', function () {
  this.timeout(60_000);
  const folder = new Folder({
    'impact.yaml': readFileSync(join(EXAMPLES, 'broken/high-risk-chain.impact.yaml'), 'utf8'),
    'app/impact.yaml': readFileSync(join(EXAMPLES, 'valid/tulu-wildchat/impact.yaml'), 'utf8'),
    'hostile.impact.yaml': HOSTILE,
  });
  let server: Server;
  let browser: Browser;

  before(async () => {
    const { findBrowser, browserFlags } = (await import(join(ROOT, '.scripts/editor/browser.mjs'))) as BrowserFinder;
    const { executablePath, env } = await findBrowser(() => undefined);
    browser = await chromium.launch({
      executablePath,
      args: [...browserFlags],
      env: definedIn({ ...process.env, ...env }),
    });
    server = await Server.start({ folders: [folder] });
    await server.quiet();
    mkdirSync(OUT, { recursive: true });
  });
  after(async () => {
    server.stop();
    folder.remove();
    await browser.close();
  });

  /** The page as the editor shows it: what it sends is answered as the extension does. */
  async function opened(first: Partial<LineageParams>, theme: keyof typeof THEMES = 'dark'): Promise<Opened> {
    const page = await browser.newPage({ viewport: { width: 900, height: 800 } });
    const faults: string[] = [];
    const heard: { kind: string; key?: string }[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    const html = lineagePage(
      { language: 'en', script: `${ORIGIN}/panel.js`, style: `${ORIGIN}/panel.css`, source: ORIGIN, nonce: 'once' },
      WORDS,
    );
    const colors = Object.entries(THEMES[theme])
      .map(([name, value]) => `--vscode-${name}: ${value};`)
      .join(' ');
    const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
      '/': ['text/html', html],
      '/panel.js': ['text/javascript', readFileSync(join(ROOT, 'dist/lineage-panel.js'), 'utf8')],
      '/panel.css': ['text/css', `${readFileSync(join(ROOT, 'dist/lineage-panel.css'), 'utf8')}\n:root {${colors}}`],
    };
    await page.route('**/*', async (route) => {
      const [contentType, body] = files[new URL(route.request().url()).pathname] ?? [];
      if (contentType === undefined || body === undefined) await route.abort();
      else await route.fulfill({ contentType: `${contentType}; charset=utf-8`, body });
    });
    const start: LineageParams = {
      uri: folder.uriOf('impact.yaml'),
      depth: 2,
      expanded: [],
      all: false,
      filter: {},
      ...first,
    };
    await page.exposeFunction('say', async (message: { kind: string; state?: LineageParams; key?: string }) => {
      heard.push(message);
      if (message.kind === 'open') return;
      const state = message.state ?? start;
      const result = await server.request<LineageResult>(LINEAGE, state);
      const kept = result?.key === undefined ? state : { ...state, key: result.key };
      await page.evaluate(
        (data) => {
          window.postMessage(data, '*');
        },
        { kind: 'picture', state: kept, result },
      );
    });
    await page.addInitScript({ content: EDITOR });
    await page.goto(`${ORIGIN}/`);
    await page.waitForSelector('#picture svg', { timeout: 8000 }).catch((error: unknown) => {
      throw new Error(faults.join('; '), { cause: error });
    });
    return { page, faults, heard };
  }

  interface Opened {
    readonly page: Page;
    readonly faults: readonly string[];
    readonly heard: readonly { readonly kind: string; readonly key?: string }[];
  }

  const labels = (page: Page): Promise<string[]> => page.locator('#picture .node .name').allTextContents();

  it('shows an entry, expands in place, looks for words, and goes to the source', async () => {
    const { page, faults, heard } = await opened({ id: 'demo', depth: 1 });
    assert.deepEqual((await labels(page)).sort(), ['Demo', 'Tuned on Logs', 'site']);
    await page.locator('#picture .more').first().click();
    await page.waitForFunction(() => document.querySelectorAll('#picture .node').length === 4);
    await page.locator('#picture .node', { hasText: 'Demo' }).click();
    assert.match(heard.at(-1)?.key ?? '', /#derivative\/demo$/);
    await page.locator('#words').fill('harbor');
    await page.waitForFunction(() => /2 found/.test(document.querySelector('#counts')?.textContent ?? ''));
    assert.ok((await labels(page)).includes('Harbor Chat 7B'));
    assert.deepEqual(faults, []);
    await page.close();
  });

  it('shows the path that forbids a release to its end, and says why', async () => {
    const { page, faults } = await opened({ id: 'site', depth: 1 });
    assert.deepEqual((await labels(page)).sort(), ['Cleaned Logs', 'Demo', 'Red Team Logs', 'Tuned on Logs', 'site']);
    assert.match((await page.locator('#about').textContent()) ?? '', /site: forbidden.*may not be shared/);
    assert.deepEqual(faults, []);
    await page.close();
  });

  it('is a tree that keys walk through', async () => {
    const { page, heard } = await opened({ id: 'site', depth: 9 });
    const focused = (): Promise<string | null> => page.evaluate(() => document.activeElement?.textContent ?? null);
    await page.locator('#tree [role=treeitem]').first().focus();
    assert.match((await focused()) ?? '', /^ ?site forbidden distribution · public$/);
    await page.keyboard.press('ArrowDown');
    assert.match((await focused()) ?? '', /^ ?Demo high risk /);
    for (const key of ['ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    assert.match((await focused()) ?? '', /^ ?Tuned on Logs high risk embedded · derivative tuned/);
    assert.match((await page.locator('#picture .chosen .name').textContent()) ?? '', /Tuned on Logs/);
    await page.keyboard.press('Enter');
    assert.match(heard.at(-1)?.key ?? '', /#derivative\/tuned$/);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Home');
    assert.match((await focused()) ?? '', /^ ?site/);
    await page.close();
  });

  it('takes no word of a manifest for anything but words', async () => {
    const { page, faults } = await opened({ uri: folder.uriOf('hostile.impact.yaml') });
    assert.equal((await labels(page)).length, 2);
    assert.equal(await page.locator('img, #picture script, #tree b').count(), 0);
    assert.deepEqual(faults, []);
    await page.close();
  });

  for (const theme of ['dark', 'light', 'high contrast'] as const) {
    it(`has nothing that axe objects to (${theme})`, async () => {
      const { page } = await opened({ all: true }, theme);
      await page.screenshot({ path: join(OUT, `${theme.replace(' ', '-')}.png`) });
      await page.evaluate(readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8'));
      const found = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>('axe.run()');
      const faults = found.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 150)).join(' | ')}`,
      );
      assert.deepEqual(faults, []);
      await page.close();
    });
  }
});

/** What the editor gives to a page; as text, since what is compiled for Node does not run there. */
const EDITOR = `(() => {
    let kept;
    window.acquireVsCodeApi = () => ({
      postMessage: (message) => window.say(message),
      getState: () => kept,
      setState: (state) => { kept = state; },
    });
  })();`;

interface BrowserFinder {
  readonly findBrowser: (
    log: (line: string) => void,
  ) => Promise<{ readonly executablePath: string; readonly env: Readonly<Record<string, string>> }>;
  readonly browserFlags: readonly string[];
}

function definedIn(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
