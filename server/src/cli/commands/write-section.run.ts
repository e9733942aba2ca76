import { textsToShip, writeDocument, writeLicenseTexts, type Writing } from '../../features/write';
import { t } from '../../text/l10n';
import type { SectionKind } from '../../text/marked-section';
import { shipmentOf } from '../../lineage/release';
import { sectionBody } from '../../shipped/section';
import { failed } from '../failed';
import type { Host } from '../console';
import { printable } from '../formats/printable';
import type { ExitCode } from '../command';
import { writtenLines } from '../written-lines';
import { openManifest, type Session } from '../session';
import { untilWritten } from '../workspace';

/** What a person asks to have written. */
export interface WriteOptions {
  readonly check?: true;
  /** Whether the texts of licenses are put beside the manifest first. */
  readonly withTexts?: true;
  readonly manifest?: string;
}

/** What is to be written, and for which distribution. */
export interface Order extends WriteOptions {
  readonly id: string | undefined;
  readonly path: string | undefined;
}

/** Writes a section for one distribution or for all that owe it; each is looked at after the one before is written. */
export async function write(kind: SectionKind, order: Order, host: Host): Promise<ExitCode> {
  const where = { manifest: order.manifest, id: order.id, sections: ['distributions'] } as const;
  const first = await openManifest(where, host);
  if (typeof first === 'string') return failed(first, host);
  const ids = order.id === undefined ? owing(kind, first) : [order.id];
  if (ids.length === 0)
    host.print(t`Nothing that is shared outside your organization requires it, so nothing is owed.\n`);
  const codes: ExitCode[] = [];
  for (const id of ids) {
    const makers = [
      // First, as the notice says where they are.
      ...(order.withTexts === true ? [({ analysis }: Session) => writeLicenseTexts(analysis, id)] : []),
      ({ analysis }: Session) => writeDocument(analysis, kind, { id, path: order.path }),
    ];
    for (const make of makers) {
      const code = await untilWritten(async (isLast) => {
        const session = await openManifest({ ...where, id }, host);
        if (typeof session === 'string') return failed(session, host);
        const writing = make(session);
        return writing === undefined ? 0 : finish(writing, session, { isCheck: order.check === true, isLast, host });
      });
      codes.push(code === 'stale' ? 2 : code);
    }
    if (order.withTexts === true && order.check !== true) await tellTexts(id, where, host);
  }
  return codes.includes(2) ? 2 : codes.includes(1) ? 1 : 0;
}

/** Tells which texts a person has to add, as they are not kept here or have a line for the holder of the copyright. */
async function tellTexts(id: string, where: Parameters<typeof openManifest>[0], host: Host): Promise<void> {
  const session = await openManifest({ ...where, id }, host);
  if (typeof session === 'string') return;
  const texts = textsToShip(session.analysis, id);
  if (texts.length === 0) return;
  const lines = texts.map((text) => `- ${printable(text)}\n`).join('');
  host.print(t`Still to be added next to it and named in “notices” of “${printable(id)}”, word for word:\n${lines}`);
}

/**
 * Writes what was made, or says why there is nothing to write, and tells how it ended. Where somebody else has written
 * meanwhile, it is to be made again, unless that is the last time.
 */
export function finish(
  writing: Writing,
  session: Session,
  { isCheck, isLast, host }: { readonly isCheck: boolean; readonly isLast: boolean; readonly host: Host },
): ExitCode | 'stale' {
  switch (writing.kind) {
    case 'problem':
      return failed(writing.message, host);
    case 'exists':
      return failed(t`${writing.path} already exists: --force replaces it.`, host);
    case 'same':
      host.print(`${printable(t`${writing.path} is up to date.`)}\n`);
      return 0;
    case 'fix': {
      if (isCheck) {
        host.print(`${printable(t`${writing.path} is ${writing.isNew ? t`not there yet` : t`not up to date`}.`)}\n`);
        return 1;
      }
      const written = session.apply(writing.fix);
      if (written.kind === 'stale' && !isLast) return 'stale';
      if (written.kind !== 'written') return failed(written.message, host);
      host.print(writtenLines(written.changes, host));
      return 0;
    }
  }
}

function owing(kind: SectionKind, { analysis: { context, uri } }: Session): readonly string[] {
  return [...context.manifest.distributions.values()]
    .filter((distribution) => {
      const shipment = shipmentOf(distribution, context);
      return shipment !== undefined && sectionBody(kind, shipment, uri) !== '';
    })
    .map(({ id }) => id.value);
}
