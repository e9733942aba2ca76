import { holdsText, namesLicense, says, shippedText, type ShippedText } from '../../license/shipped-license';
import type { OtherLicense } from '../../license/other-license';
import type { Artifact, Distribution, Work } from '../../manifest/manifest';
import { shippedAt, type Shipped } from '../../shipped/read';
import type { Files } from '../../text/files';
import type { Located, Span } from '../../text/span';
import type { Duty } from '../../lineage/demand';
import type { Evidence } from '../obligation';

/** A text that ships, with where it is. */
interface Placed extends Evidence {
  readonly text: ShippedText;
}

/** All that a distribution ships beside its subjects, read once. */
export interface Shipping {
  readonly agreements: readonly Placed[];
  /** Agreements, attribution, notices and the cards of what is shared. */
  readonly all: readonly Placed[];
  /** The addresses among them, which nobody has looked at here. */
  readonly addresses: readonly Located<string>[];
}

/** How a duty stands: an address that was not looked at may hold what is owed. */
export type Standing =
  | { readonly kind: 'met'; readonly evidence?: Evidence }
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-looked-at'; readonly at: Span };

export function shippingOf(distribution: Distribution, works: readonly Work[], files: Files): Shipping {
  const { agreements, attribution, notices, uri } = distribution;
  const read = (base: string, paths: readonly Located<string>[]): readonly Read[] =>
    paths.map((path) => ({ path, shipped: shippedAt(files, base, path) }));
  const terms = read(uri, agreements);
  const others = read(uri, [...notices, ...(attribution?.kind === 'file' ? [attribution.file] : [])]);
  const cards = works.flatMap((work) =>
    work.kind === 'derivative' && work.card !== undefined ? read(work.uri, [work.card]) : [],
  );
  const inline = attribution?.kind === 'text' ? attribution.text : undefined;
  const all = [...terms, ...others, ...cards];
  return {
    agreements: placed(terms),
    all: [
      ...placed(all),
      ...(inline === undefined ? [] : [{ uri, span: inline.span, text: shippedText(inline.value) }]),
    ],
    addresses: all.flatMap(({ shipped, path }) => (shipped.kind === 'address' ? [path] : [])),
  };
}

interface Read {
  readonly path: Located<string>;
  readonly shipped: Shipped;
}

/** Those that can be read, each file once. */
function placed(read: readonly Read[]): readonly Placed[] {
  const texts = read.flatMap(({ shipped }) => (shipped.kind === 'text' ? [shipped] : []));
  return [...new Map(texts.map((one) => [one.uri, one])).values()].map(({ uri, fragment }) => ({
    uri,
    text: shippedText(fragment.text),
  }));
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
      return saidIn(work, work.kind === 'artifact' ? work.name : work.changes);
    case 'naming':
      return saidIn(work, work.name?.value.startsWith(terms.naming?.prefix ?? '') === true ? work.name : undefined);
    case 'same-license':
      return saidIn(work, work.license);
    default: {
      const texts = duty === 'flow-down' ? shipping.agreements : shipping.all;
      const holder = texts.find(({ text }) => meets(owing, text)) ?? spreadIn(owing, texts);
      const [address] = shipping.addresses;
      if (holder !== undefined) return { kind: 'met', evidence: evidenceOf(holder) };
      return address === undefined ? { kind: 'missing' } : { kind: 'not-looked-at', at: address.span };
    }
  }
}

/** What the manifest itself says of a work. */
function saidIn({ uri }: Work, value: Located<string> | undefined): Standing {
  return value === undefined ? { kind: 'missing' } : { kind: 'met', evidence: { uri, span: value.span } };
}

function evidenceOf({ uri, span }: Placed): Evidence {
  return span === undefined ? { uri } : { uri, span };
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
function spreadIn({ duty, artifact, terms }: Owing, texts: readonly Placed[]): Placed | undefined {
  if (duty !== 'attribution' || !texts.some(({ text }) => namesLicense(text, terms))) return undefined;
  return texts.find(({ text }) => isCredited(text, artifact));
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
