/**
 * The languages that the person at this machine reads, best first: what POSIX and gettext have variables for, and what the
 * system is set to where it has none of them.
 */
export function localesOf({
  platform,
  environment,
}: {
  platform: NodeJS.Platform;
  environment: NodeJS.ProcessEnv;
}): readonly string[] {
  const set = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name] ?? '').find((it) => it !== '');
  if (set === undefined) return platform === 'win32' ? [Intl.DateTimeFormat().resolvedOptions().locale] : [];
  // Where the locale is that of machines, this variable means nothing.
  const isMachine = /^(?:C|POSIX)(?:\.|$)/.test(set);
  return isMachine ? [] : [...(environment.LANGUAGE ?? '').split(':').filter((it) => it !== ''), set];
}
