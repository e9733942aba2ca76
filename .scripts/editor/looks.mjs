/**
 * How an editor looks on pictures.
 *
 * @typedef {object} Look
 * @property {Readonly<Record<string, unknown>>} settings
 * @property {string} [locale] the editor's display language, where it is not English
 */

/** Nothing on a picture but what it is about. */
const plain = {
  'editor.minimap.enabled': false,
  'editor.fontSize': 14,
  'editor.hover.above': false,
  'editor.hover.delay': 100,
  'editor.occurrencesHighlight': 'off',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'editor.cursorBlinking': 'solid',
  'workbench.activityBar.location': 'hidden',
  'window.menuBarVisibility': 'hidden',
  'breadcrumbs.enabled': false,
  'editor.stickyScroll.enabled': false,
};

const inTheme = (/** @type {string} */ theme) => ({ settings: { ...plain, 'workbench.colorTheme': theme } });

/** @type {Readonly<Record<string, Look>>} */
export const looks = {
  dark: inTheme('Default Dark Modern'),
  light: inTheme('Default Light Modern'),
  'high-contrast': inTheme('Default High Contrast'),
  'high-contrast-light': inTheme('Default High Contrast Light'),
  german: { ...inTheme('Default Light Modern'), locale: 'de' },
};
