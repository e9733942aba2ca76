import { t } from '../text/l10n';
import type { Host } from './console';

/** Writes a file that a person or a build server has named, whether it is there or not. */
export function writeNamed(uri: string, textFrom: (before: string) => string, host: Host): readonly string[] {
  const state = host.read(uri, [uri]);
  const before = state.kind === 'text' ? state.text : undefined;
  const text = textFrom(before ?? '');
  // What would be the same is not written, so that nobody who watches files is told of it.
  const reason = text === before ? undefined : host.write([{ uri, text, before }])?.reason;
  return reason === undefined ? [] : [t`${host.pathOf(uri)} was not written: ${reason}`];
}
