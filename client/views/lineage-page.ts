/** Where the page of a panel finds what it is made of. */
export interface PageParts {
  readonly language: string;
  /** The addresses of its script and its style. */
  readonly script: string;
  readonly style: string;
  /** Where the editor lets a page take files from. */
  readonly source: string;
  /** Another one each time. */
  readonly nonce: string;
}

/** All that the page says of its own accord; what is in the picture comes from the server. */
export interface PageWords {
  readonly lineage: string;
  readonly search: string;
  readonly risk: string;
  readonly audience: string;
  readonly verdict: string;
  readonly steps: string;
  readonly everything: string;
  readonly any: string;
  readonly larger: string;
  readonly smaller: string;
  readonly asTree: string;
  readonly details: string;
  /** With {0} for the number of entries. */
  readonly found: string;
  readonly tooMany: string;
  readonly risks: readonly (readonly [value: string, words: string])[];
  readonly verdicts: readonly (readonly [value: string, words: string])[];
}

/** The page: nothing in it runs but the one script, and nothing comes from anywhere but the extension. */
export function lineagePage({ language, script, style, source, nonce }: PageParts, words: PageWords): string {
  const option = ([value, said]: readonly [string, string]): string =>
    `<option value="${escaped(value)}">${escaped(said)}</option>`;
  const select = (id: string, label: string, options: readonly (readonly [string, string])[]): string =>
    `<label>${escaped(label)} <select id="${id}">${options.map(option).join('')}</select></label>`;
  const any = ['', words.any] as const;
  const steps = ['1', '2', '3', '5', '9'].map((number) => [number, number] as const);
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escaped(style)}">
<title>${escaped(words.lineage)}</title>
</head>
<body>
<header>
<label>${escaped(words.search)} <input id="words" type="search"></label>
${select('tier', words.risk, [any, ...words.risks])}
${select('audience', words.audience, [any])}
${select('verdict', words.verdict, [any, ...words.verdicts])}
${select('depth', words.steps, steps)}
<label><input id="all" type="checkbox"> ${escaped(words.everything)}</label>
<button id="smaller" type="button" aria-label="${escaped(words.smaller)}">−</button>
<button id="larger" type="button" aria-label="${escaped(words.larger)}">+</button>
</header>
<main>
<h1 id="title">${escaped(words.lineage)}</h1>
<p id="counts" role="status" data-found="${escaped(words.found)}" data-too-many="${escaped(words.tooMany)}"></p>
<div id="picture" role="img" tabindex="0" aria-label="${escaped(words.lineage)}"></div>
<section id="about" aria-live="polite" aria-label="${escaped(words.details)}" tabindex="0"></section>
<h2>${escaped(words.asTree)}</h2>
<ul id="tree" role="tree" aria-label="${escaped(words.asTree)}"></ul>
</main>
<script nonce="${nonce}" src="${escaped(script)}"></script>
</body>
</html>
`;
}

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (char) => `&#${String(char.charCodeAt(0))};`);
}
