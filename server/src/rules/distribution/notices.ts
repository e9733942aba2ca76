import type { Fix, Report } from '../../findings/finding';
import type { Artifact, Distribution } from '../../manifest/manifest';
import { namePaths } from '../../edits/name-paths';
import { shipmentOf } from '../../lineage/release';
import type { NoticesOwed } from '../../obligations/obligation';
import { labelOf, reasonText, relatedOf, relatedOfAll } from '../../lineage/proof';
import { writeSection } from '../../edits/section-fix';
import { severityFor } from '../../obligations/severity';
import { entryOf } from '../../syntax/tree';
import { t } from '../../text/l10n';
import { isAddress, relativePath, resolvePath } from '../../text/uri';
import type { Located } from '../../text/span';
import { listOf } from '../../text/words';
import type { Context, Rule } from '../rule';
import { onSections } from '../section-rule';

const messages = {
  noPlace: (id: string, reason: string) =>
    t`“${id}” has no “notices”, which is where the notice of modification goes: ${reason}.`,
  noneRetained: (id: string, notices: string, reason: string) =>
    t`“${id}” has no “notices”, though ${notices} must be retained: ${reason}.`,
  addIt: t`Add “notices” with the path of each file that ships them.`,
  notShipped: (notice: string, name: string, reason: string) =>
    t`The notices do not include ${notice}, which came with ${name} and must be retained: ${reason}.`,
  untold: (path: string, names: string, reason: string) =>
    t`${path} does not say what was changed in ${names}: ${reason}.`,
  tellIt: t`Ship “changes” in a notice of your own; leave what came with an artifact unchanged.`,
  empty: (notice: string, name: string, reason: string) =>
    t`${notice}, which came with ${name} and must be retained, is empty: ${reason}.`,
  fetchIt: t`Put what came with the artifact into it, or name the file that contains it.`,
  hidden: (path: string, reason: string) =>
    t`${path} is an address of a private network or of this machine, where nobody outside your organization can read the notices: ${reason}.`,
  publish: t`Ship the notices as files, or give an address that everyone can open.`,
  shipIt: (notice: string) => t`List ${notice} in “notices”, or copy its text into a file that is listed there.`,
};

const titles = {
  add: (paths: readonly string[]) => t`Add “notices: ${paths.join(', ')}”`,
  list: (path: string) => t`List ${path} in “notices”`,
};

type Retained = NoticesOwed & Required<Pick<NoticesOwed, 'retained'>>;

/** A distribution that does not ship the notices that came with an artifact, or has no place for its own. */
export const notices: Rule = {
  id: 'distribution/notices',
  description: 'The notices that came with an artifact are not shipped.',
  why: 'Finds notices of upstream artifacts that are not shipped, since all of them must be retained.',
  severity: 'warning',
  *distribution(distribution, context) {
    const { assessments } = context;
    const severity = severityFor(distribution, 'obligation');
    if (severity === undefined) return;
    const owed = assessments.get(distribution).obligations.filter((it) => it.kind === 'notices');
    const absent = owed.filter(({ faults }) => faults.some(({ kind }) => kind === 'absent'));
    const [first] = absent;
    if (first !== undefined)
      yield { ...noneThere(distribution, { first, retained: absent.filter(isRetained) }, context), severity };
    for (const one of owed.filter(isRetained)) {
      if (one.faults.some(({ kind }) => kind === 'not-shipped'))
        yield { ...notShipped(distribution, one, context), severity };
    }
    for (const report of wrongThere(distribution, owed, context)) yield { ...report, severity };
    yield* onSections('notice', distribution, context);
  },
};

/** What is there and says something else, or nothing; each file once. */
function* wrongThere(
  distribution: Distribution,
  owed: readonly NoticesOwed[],
  context: Context,
): Iterable<Omit<Report, 'severity'>> {
  const told = new Set<string>();
  for (const { faults, path: pathTo, subjects, retained } of owed) {
    for (const fault of faults) {
      if (fault.kind !== 'untold' && fault.kind !== 'empty' && fault.kind !== 'private') continue;
      const { value, span } = fault.at;
      if (told.has(`${fault.kind} ${value}`)) continue;
      told.add(`${fault.kind} ${value}`);
      const path = pathTo();
      const reason = reasonText(path);
      const related = relatedOf(path, { distribution, id: subjects[0].id });
      if (fault.kind === 'untold') {
        const names = listOf(fault.derivatives.map(labelOf), 'and');
        const message = messages.untold(value, names, reason);
        yield { span, message, remedy: messages.tellIt, related, fixes: () => writeNotice(distribution, context) };
      } else if (fault.kind === 'private') {
        yield { span, message: messages.hidden(value, reason), remedy: messages.publish, related };
      } else {
        const name = retained === undefined ? '' : labelOf(retained.artifact);
        // An entry of another manifest is marked where it is shared.
        const at = span.fragment.uri === context.uri ? span : subjects[0].id.span;
        yield { span: at, message: messages.empty(value, name, reason), remedy: messages.fetchIt, related };
      }
    }
  }
}

function isRetained(owed: NoticesOwed): owed is Retained {
  return owed.retained !== undefined;
}

/** The first one is the place for the notice of modification, where one is owed. */
function noneThere(
  distribution: Distribution,
  { first, retained }: { readonly first: NoticesOwed; readonly retained: readonly Retained[] },
  context: Context,
): Report {
  const path = first.path();
  const id = distribution.id.value;
  const kept = listOf(
    retained.map(({ retained: { artifact, notice } }) => t`${notice.value} of ${labelOf(artifact)}`),
    'and',
  );
  const reason = reasonText(path);
  const related = relatedOfAll(
    [first, ...retained].map((owed) => ({ path: owed.path(), shared: { distribution, id: owed.subjects[0].id } })),
  );
  return {
    span: distribution.id.span,
    message: kept === '' ? messages.noPlace(id, reason) : messages.noneRetained(id, kept, reason),
    remedy: messages.addIt,
    related,
    fixes: () => addNotices(distribution, { retained, ownIsOwed: !isRetained(first) }, context),
  };
}

function notShipped(
  distribution: Distribution,
  { retained, path: pathTo, subjects }: Retained,
  context: Context,
): Report {
  const { artifact, notice } = retained;
  const path = pathTo();
  const written = entryOf(distribution.entry.value, 'notices');
  return {
    span: written?.value.span ?? distribution.id.span,
    message: messages.notShipped(notice.value, labelOf(artifact), reasonText(path)),
    remedy: messages.shipIt(notice.value),
    related: [
      ...relatedOf(path, { distribution, id: subjects[0].id }),
      { span: notice.span, message: t`${labelOf(artifact)} came with this notice.` },
    ],
    fixes: () => {
      const shipped = pathFrom(distribution, artifact, notice);
      return [...named(titles.list(shipped), distribution, [shipped]), ...writeNotice(distribution, context)];
    },
  };
}

/** The path of a notice as seen from the distribution, which may be in another manifest than the artifact. */
function pathFrom(distribution: Distribution, artifact: Artifact, notice: Located<string>): string {
  const uri = isAddress(notice.value) ? undefined : resolvePath(artifact.uri, notice.value);
  return uri === undefined || artifact.uri === distribution.uri ? notice.value : relativePath(distribution.uri, uri);
}

/** That they are shipped is for a person to say, so none of these is safe. */
function addNotices(
  distribution: Distribution,
  { retained, ownIsOwed }: { readonly retained: readonly Retained[]; readonly ownIsOwed: boolean },
  context: Context,
): readonly Fix[] {
  const known = retained.map(({ retained: { artifact, notice } }) => pathFrom(distribution, artifact, notice));
  const paths = [...new Set([...known, ...(ownIsOwed ? ['NOTICE.md'] : [])])];
  return [...named(titles.add(paths), distribution, paths), ...writeNotice(distribution, context)];
}

function named(title: string, distribution: Distribution, paths: readonly string[]): readonly Fix[] {
  const edit = namePaths(distribution, 'notices', paths);
  return edit === undefined ? [] : [{ title, edits: [edit], safe: false }];
}

/** The notice as it is generated, with all that has to be retained in it. */
function writeNotice(distribution: Distribution, context: Context): readonly Fix[] {
  const release = shipmentOf(distribution, context);
  const written = release === undefined ? undefined : writeSection('notice', release);
  return written?.kind === 'fix' ? [written.fix] : [];
}
