import { holdsText, namesLicense, says, shippedText, type ShippedText } from '../../license/shipped-license';
import type { OtherLicense } from '../../license/other-license';
import type { Artifact, Distribution, Work } from '../../manifest/manifest';
import { shippedAt } from '../../shipped/read';
import type { Files } from '../../text/files';
import type { Located } from '../../text/span';
import type { Duty } from './demand';

/** All that a distribution ships beside its subjects, read once. */
export interface Shipping {
  readonly agreements: readonly ShippedText[];
  /** Agreements, attribution, notices and the cards of what is shared. */
  readonly all: readonly ShippedText[];
  /** The addresses among them, which nobody has looked at here. */
  readonly addresses: readonly Located<string>[];
}

/** How a duty stands: an address that was not looked at may hold what is owed. */
export type Standing = 'met' | 'missing' | 'not-looked-at';

export function shippingOf(distribution: Distribution, works: readonly Work[], files: Files): Shipping {
  const { agreements, attribution, notices, uri } = distribution;
  const read = (base: string, paths: readonly Located<string>[]): readonly Read[] =>
    paths.map((path) => {
      const shipped = shippedAt(files, base, path);
      return {
        path,
        kind: shipped.kind,
        text: shipped.kind === 'text' ? shippedText(shipped.fragment.text) : undefined,
      };
    });
  const terms = read(uri, agreements);
  const others = read(uri, [...notices, ...(attribution?.kind === 'file' ? [attribution.file] : [])]);
  const cards = works.flatMap((work) =>
    work.kind === 'derivative' && work.card !== undefined ? read(work.uri, [work.card]) : [],
  );
  const inline = attribution?.kind === 'text' ? [shippedText(attribution.text.value)] : [];
  const all = [...terms, ...others, ...cards];
  return {
    agreements: terms.flatMap(({ text }) => text ?? []),
    all: [...all.flatMap(({ text }) => text ?? []), ...inline],
    addresses: all.flatMap(({ kind, path }) => (kind === 'address' ? [path] : [])),
  };
}

interface Read {
  readonly path: Located<string>;
  readonly kind: string;
  readonly text: ShippedText | undefined;
}

/** What a duty is about. */
export interface Owing {
  readonly duty: Duty;
  readonly artifact: Artifact;
  readonly terms: OtherLicense;
  /** What is shared. */
  readonly work: Work;
}

/** Whether what ships meets a duty. */
export function standingOf(owing: Owing, shipping: Shipping): Standing {
  const { duty, work, terms } = owing;
  switch (duty) {
    case 'changes':
      return work.kind === 'artifact' || work.changes !== undefined ? 'met' : 'missing';
    case 'naming':
      return work.name?.value.startsWith(terms.naming?.prefix ?? '') === true ? 'met' : 'missing';
    case 'same-license':
      return work.kind === 'artifact' || work.license !== undefined ? 'met' : 'missing';
    default: {
      const texts = duty === 'flow-down' ? shipping.agreements : shipping.all;
      if (texts.some((text) => meets(owing, text)) || isSpread(owing, texts)) return 'met';
      return shipping.addresses.length > 0 ? 'not-looked-at' : 'missing';
    }
  }
}

function meets({ duty, terms, artifact, work }: Owing, text: ShippedText): boolean {
  switch (duty) {
    case 'license-text':
      return holdsText(text, terms);
    case 'notice-text':
      return says(text, terms.notice?.text ?? '');
    case 'display':
      return displaysOf(terms, work).some((display) => says(text, display));
    case 'flow-down':
      return carriesPolicy(text, terms);
    default:
      return isCredited(text, artifact) && namesLicense(text, terms);
  }
}

/** A credit may stand in one file and the license that it is under in another. */
function isSpread({ duty, artifact, terms }: Owing, texts: readonly ShippedText[]): boolean {
  return (
    duty === 'attribution' &&
    texts.some((text) => isCredited(text, artifact)) &&
    texts.some((text) => namesLicense(text, terms))
  );
}

function isCredited(text: ShippedText, { name, id }: Artifact): boolean {
  return says(text, name?.value ?? id.value);
}

/** The words that have to be displayed, with the name of what is shared filled in. */
export function displaysOf({ display }: OtherLicense, work: Work): readonly string[] {
  if (display === undefined) return [];
  const filled = display.text.replace(/^\[[^\]]*\]/, work.name?.value ?? '');
  return [filled, ...(display.alternative === undefined ? [] : [display.alternative])];
}

/** Terms carry the restrictions of another license where they hold its text, or name it together with its restrictions. */
function carriesPolicy(text: ShippedText, terms: OtherLicense): boolean {
  if (holdsText(text, terms)) return true;
  const [maker = ''] = terms.name.split(/[\s(]/);
  const isNamed = namesLicense(text, terms) || says(text, maker);
  return isNamed && POLICIES.some((policy) => says(text, policy));
}

/** What licenses call the list of restrictions that has to reach recipients. */
const POLICIES: readonly string[] = [
  ...['attachment a', 'use restrictions', 'use-based restrictions', 'prohibited use policy', 'acceptable use policy'],
  ...['c-uda', 'computational use of data agreement', 'open use of data agreement'],
];
