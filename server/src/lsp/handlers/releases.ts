import { dueIn, inOrder } from '../../features/due';
import { verdictsOf } from '../../features/verdicts';
import { t } from '../../text/l10n';
import { Settling } from '../debounce';
import type { ManifestView } from '../documents/view';
import type { Handler } from '../handler';
import { manifestsInTurn } from '../in-turn';
import { contained, guarded } from '../log';
import {
  RELEASES,
  RELEASES_CHANGED,
  WATCH_RELEASES,
  type DueItem,
  type EvidencePlace,
  type Release,
  type ReleasesResult,
  type WatchReleasesParams,
} from '../messages';
import { notReadIn } from '../not-read';
import type { Span } from '../../text/span';

/** So many days ahead are told. */
const WITHIN = 30;

/** What all distributions come to, manifest after manifest, giving way to messages; told to be out of date while it is shown. */
export const releases: Handler = (setup) => {
  const { connection, store, log, host } = setup;
  connection.onRequest(
    RELEASES,
    guarded<unknown, ReleasesResult>(log, t`The releases`, async (_params, token) => {
      const distributions: Release[] = [];
      const due: DueItem[] = [];
      let manifests = 0;
      for await (const view of manifestsInTurn(setup, token)) {
        manifests += 1;
        distributions.push(...releasesIn(view));
        due.push(...dueItems(view));
      }
      const ordered = inOrder(due.map((item) => ({ item, day: item.day }))).map(({ item }) => item);
      return { manifests, distributions, due: ordered, ...notReadIn(store) };
    }),
  );
  let isShown = false;
  const settling = new Settling(host.later, () => {
    if (isShown) void connection.sendNotification(RELEASES_CHANGED);
  });
  connection.onNotification(
    WATCH_RELEASES,
    contained<WatchReleasesParams>(log, t`Showing releases`, ({ visible }) => {
      isShown = visible;
    }),
  );
  store.subscribe({
    changed: () => {
      if (isShown) settling.touch();
    },
  });
};

function releasesIn(view: ManifestView): readonly Release[] {
  return verdictsOf(view.analysis)
    .filter(({ status }) => status !== 'withdrawn')
    .flatMap(({ distribution: id, shares, audience, status, verdict, passes, missing, span }): readonly Release[] => {
      const range = view.places.range(span);
      if (range === undefined) return [];
      const points = missing.map(({ message, remedy, span: at }) => ({
        message,
        ...(remedy === undefined ? {} : { remedy }),
        ...placeOf(at, view),
      }));
      const to = audience === undefined ? {} : { audience };
      return [{ uri: view.uri, id, range, shares, ...to, status, verdict, passes, missing: points }];
    });
}

function dueItems(view: ManifestView): readonly DueItem[] {
  return dueIn(view.analysis, WITHIN).map(({ span, day, ...rest }) => ({
    ...rest,
    ...(day === undefined ? {} : { day }),
    ...placeOf(span, view),
  }));
}

function placeOf(span: Span, { uri, places }: ManifestView): EvidencePlace {
  return places.location(span) ?? { uri };
}
