import { inlayHints as hintsIn, type InlayHint } from '../../features/inlay-hints';
import { t } from '../../text/l10n';
import { byKind } from '../documents/view';
import type { Handler } from '../handler';
import { guarded } from '../log';

/** The effective risk after each id, with a way to what sets it. */
export const inlayHints: Handler = ({ connection, store, log }) => {
  connection.languages.inlayHint.on(
    guarded(log, t`Inlay hints`, ({ textDocument, range }) => {
      return byKind(store.view(textDocument.uri), {
        manifest: (view) => {
          const where = view.settings.inlayHints;
          if (where === 'off') return null;
          const { places, analysis } = view;
          const label = ({ label: risk, origin }: InlayHint): string | { value: string }[] => {
            if (origin === undefined) return risk;
            const location = places.location(origin.span);
            return [{ value: t`${risk} from ` }, { value: origin.label, ...(location && { location }) }];
          };
          const within = { start: places.offsetAt(range.start), end: places.offsetAt(range.end) };
          return hintsIn(analysis, within, where).map((hint) => {
            const position = places.between(hint.at, hint.at).start;
            return { position, label: label(hint), tooltip: hint.tooltip, paddingLeft: true };
          });
        },
      });
    }),
  );
};
