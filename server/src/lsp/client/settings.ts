import type { Options } from '../../analysis/options';
import { parseDate } from '../../text/dates';
import { severitiesIn } from '../../workspace/config';

/** What a person may set in the editor, under `impact`. The settings of package.json describe each. */
export interface Settings {
  /** By rule id; they win over those of `impact.config.yaml`. */
  readonly rules: Options['severities'];
  /** The day of the check, YYYY-MM-DD; today where it is not set. */
  readonly today: string | undefined;
  readonly codeLens: boolean;
  /** Where the risk is shown behind an id. */
  readonly inlayHints: 'definitions' | 'all' | 'off';
  readonly semanticTokens: boolean;
  readonly format: boolean;
  /** In millions of characters; larger files are not checked, and say so. */
  readonly maxFileSize: number;
  /** Whether manifests that are not open are checked too. */
  readonly scope: 'openFiles' | 'workspace';
}

export const DEFAULTS: Settings = {
  rules: {},
  today: undefined,
  codeLens: true,
  inlayHints: 'definitions',
  semanticTokens: true,
  format: true,
  maxFileSize: 10,
  scope: 'workspace',
};

/** Takes from `value` what it sets and what is of the right type; everything else stays as in `before`. */
export function settingsFrom(value: unknown, before: Settings = DEFAULTS): Settings {
  const today = field(value, 'today');
  const size = field(value, 'maxFileSize');
  const scope = field(field(value, 'diagnostics'), 'scope');
  return {
    rules: { ...before.rules, ...severitiesIn(field(value, 'rules')) },
    today: typeof today === 'string' ? parseDate(today) : before.today,
    codeLens: flag(field(value, 'codeLens'), before.codeLens),
    inlayHints: hintsIn(field(value, 'inlayHints')) ?? before.inlayHints,
    semanticTokens: flag(field(value, 'semanticTokens'), before.semanticTokens),
    format: flag(field(value, 'format'), before.format),
    maxFileSize: typeof size === 'number' && size > 0 ? size : before.maxFileSize,
    scope: scope === 'openFiles' || scope === 'workspace' ? scope : before.scope,
  };
}

/** `{ show: 'all' }`, as settings are written, or just `'all'`. */
function hintsIn(value: unknown): Settings['inlayHints'] | undefined {
  const show = typeof value === 'string' ? value : field(value, 'show');
  return show === 'definitions' || show === 'all' || show === 'off' ? show : undefined;
}

/** `{ enabled: true }`, as settings are written, or just `true`. */
function flag(value: unknown, before: boolean): boolean {
  const enabled = typeof value === 'boolean' ? value : field(value, 'enabled');
  return typeof enabled === 'boolean' ? enabled : before;
}

/** A field of what a client sent, which may be anything; own fields alone. */
function field(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}
