/**
 * The colors of a picture that stands alone, for a light and a dark ground. A page that a picture is put into has rules of
 * its own for the same classes.
 */
const LIGHT = {
  ground: '#ffffff',
  ink: '#1f2328',
  faint: '#59636e',
  line: '#6e7781',
  none: '#59636e',
  high: '#b42318',
  medium: '#8a5300',
  low: '#1a6b3c',
  unsure: '#6639ba',
  box: '#f6f8fa',
};

const DARK: Readonly<Record<keyof typeof LIGHT, string>> = {
  ground: '#0d1117',
  ink: '#e6edf3',
  faint: '#9198a1',
  line: '#8b949e',
  none: '#9198a1',
  high: '#ff8f85',
  medium: '#e3b341',
  low: '#56d364',
  unsure: '#c297ff',
  box: '#161b22',
};

/** The color of each sign: of risks from green to red, of verdicts as far as they let something out. */
const COLORED: Readonly<Record<string, keyof typeof LIGHT>> = {
  high: 'high',
  medium: 'medium',
  low: 'low',
  none: 'none',
  unsure: 'unsure',
  forbidden: 'high',
  unknown: 'unsure',
  'obligations-missing': 'medium',
  'needs-review': 'medium',
  ready: 'low',
  internal: 'none',
};

function rules(colors: Readonly<Record<keyof typeof LIGHT, string>>): string {
  const { ground, ink, faint, line, high, box } = colors;
  return [
    `.ground{fill:${ground}}`,
    `.name{fill:${ink}}`,
    `.small,.word text{fill:${faint}}`,
    `.box,.more rect{fill:${box}}`,
    `.more rect{stroke:${line}}`,
    `.more text{fill:${ink}}`,
    `.line{stroke:${line}}`,
    `.head{fill:${line}}`,
    `.over{stroke:${box}}`,
    ...Object.entries(COLORED).map(
      ([mark, color]) =>
        `.is-${mark} .box{stroke:${colors[color]}}.is-${mark} .mark,.is-${mark} .state{fill:${colors[color]}}`,
    ),
    `.forbids .line{stroke:${high}}.forbids .head,.word.forbids text{fill:${high}}.node.forbids .box{stroke:${high}}`,
  ].join('');
}

/** What is no matter of colors. */
const SHAPES = [
  'text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif;font-size:11px}',
  '.name{font-size:13px;font-weight:600}',
  '.state{font-size:12px;font-weight:600}',
  '.word text,.more text{text-anchor:middle}',
  '.box{stroke-width:1.25px}',
  '.missing .box{stroke-dasharray:4 3}',
  '.line{fill:none;stroke-width:1.25px}',
  '.measured .line{stroke-dasharray:5 4}',
  '.over{fill:none;stroke-width:1.6px;stroke-linecap:round;stroke-linejoin:round}',
  '.forbids .line{stroke-width:3px}',
  '.node.forbids .box{stroke-width:2.5px}',
  '.word.forbids text{font-weight:600}',
].join('');

export const STYLE = `${SHAPES}${rules(LIGHT)}@media(prefers-color-scheme:dark){${rules(DARK)}}`;
