import { t } from '../../text/l10n';
import { canI, formsOf, sharingText, sharingWord, sharingWords, type Sharing } from '../../features/can-i';
import { AUDIENCES } from '../../license/can-i';
import { labelOf } from '../../lineage/proof';
import { originalOf } from '../../lineage/subject';
import { workOf } from '../../manifest/manifest';
import { whole } from '../../words/markdown';
import { riskLabel } from '../../words/risk-label';
import type { ManifestView } from '../documents/view';
import type { Handler } from '../handler';
import { manifestsInTurn } from '../in-turn';
import { guarded } from '../log';
import {
  SHAREABLES,
  SHARING,
  type ShareableWork,
  type SharingAnswer,
  type SharingParams,
  type SharingResult,
} from '../messages';

/** “May I share this?” for clients that ask it: what can be asked about, and what `impact can-i` answers. */
export const sharing: Handler = (setup) => {
  const { connection, store, log } = setup;
  connection.onRequest(
    SHAREABLES,
    guarded<unknown, readonly ShareableWork[]>(log, t`What can be shared`, async (_params, token) => {
      const works: ShareableWork[] = [];
      for await (const view of manifestsInTurn(setup, token)) works.push(...worksIn(view));
      return works;
    }),
  );
  connection.onRequest(
    SHARING,
    guarded<SharingParams, SharingResult>(log, t`The answer`, ({ uri, id }) => {
      const view = store.manifest(uri);
      const work = view && workOf(view.analysis.context.manifest, id);
      if (view === undefined || work === undefined) return null;
      const answers = formsOf(view.analysis, work).flatMap((form) =>
        AUDIENCES.map((audience) => answerOf(canI(view.analysis, work, { form, audience }), view)),
      );
      return { name: labelOf(work), answers };
    }),
  );
};

/** Everything in a manifest that can be given to somebody, what was made from something before what was obtained. */
function worksIn({ uri, analysis }: ManifestView): readonly ShareableWork[] {
  const { manifest, manifests, lineage } = analysis.context;
  return [...manifest.derivatives.values(), ...manifest.artifacts.values()].map((work) => {
    const risk = riskLabel(lineage, work);
    const { kind } = originalOf(manifests, work);
    return { uri, id: work.id.value, name: labelOf(work), kind, ...(risk === undefined ? {} : { risk }) };
  });
}

function answerOf(answer: Sharing, { places }: ManifestView): SharingAnswer {
  const { form, audience, verdict, proof } = answer;
  const { sentence, others, conditions, open } = sharingWords(answer);
  return {
    ...{ form, audience, verdict, word: sharingWord(answer), sentence: sentence.plain },
    proof: proof.map(({ message, span }) => ({ message, ...placed(places.location(span)) })),
    others: others.map(({ message, remedy }) => ({ message, remedy })),
    ...{ conditions, open },
    markdown: sharingText(
      answer,
      proof.map(({ message }) => whole(message)),
    ).markdown,
  };
}

function placed(place: SharingAnswer['proof'][number]['place']): Pick<SharingAnswer['proof'][number], 'place'> {
  return place === undefined ? {} : { place };
}
