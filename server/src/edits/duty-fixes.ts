import type { Fix } from '../findings/finding';
import { shipmentOf, type Surroundings } from '../lineage/release';
import type { Distribution } from '../manifest/manifest';
import type { TermsOwed } from '../obligations/obligation';
import { replaceValue } from '../syntax/insert';
import { t } from '../text/l10n';
import { addChanges } from './add-changes';
import { addField, DERIVATIVE } from './add-field';
import { licenseTextsFix } from './license-text-fix';
import { writeSection } from './section-fix';

/** What clears a duty of another license that is not met. None is safe: what is shipped and said is for its author to say. */
export function fixesForDuty(owed: TermsOwed, distribution: Distribution, surroundings: Surroundings): readonly Fix[] {
  const section = (kind: 'notice' | 'terms'): readonly Fix[] => {
    const shipment = shipmentOf(distribution, surroundings);
    const written = shipment && writeSection(kind, shipment);
    return written?.kind === 'fix' ? [written.fix] : [];
  };
  switch (owed.duty) {
    case 'attribution':
    case 'notice-text':
    case 'display':
      return section('notice');
    case 'license-text':
      return owed.terms.shipText === 'text-or-uri' ? section('notice') : textFix(owed, distribution, surroundings);
    case 'flow-down':
      return section('terms');
    case 'naming':
      return nameFix(owed, distribution);
    case 'same-license':
      return sameLicenseFix(owed, distribution);
    case 'changes':
      return changesFix(owed, distribution, surroundings);
  }
}

/** How it was made only its author can say; what it was made from is written already. */
function changesFix({ work }: TermsOwed, { uri }: Distribution, { lineage }: Surroundings): readonly Fix[] {
  return work.kind === 'derivative' && work.uri === uri && work.changes === undefined ? addChanges(work, lineage) : [];
}

function textFix({ terms }: TermsOwed, distribution: Distribution, surroundings: Surroundings): readonly Fix[] {
  const text = licenseTextsFix([terms], distribution, surroundings);
  return text === undefined ? [] : [text.fix];
}

/** The same name behind the word that it has to begin with. */
function nameFix({ terms, work }: TermsOwed, { uri }: Distribution): readonly Fix[] {
  const prefix = terms.naming?.prefix;
  if (prefix === undefined || work.name === undefined || work.uri !== uri) return [];
  const name = `${prefix} ${work.name.value}`;
  return [{ title: t`Change the name to “${name}”`, edits: [replaceValue(work.name.span, name)], safe: false }];
}

function sameLicenseFix({ terms, work }: TermsOwed, { uri }: Distribution): readonly Fix[] {
  const map = work.entry.value;
  if (work.kind !== 'derivative' || work.uri !== uri || map.kind !== 'map') return [];
  const edit = addField(map, DERIVATIVE, { key: 'license', value: terms.id });
  return [{ title: t`Release it under ${terms.id}`, edits: [edit], safe: false }];
}
