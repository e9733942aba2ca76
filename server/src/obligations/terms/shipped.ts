import {
  displaysOf,
  holdsText,
  linksTo,
  namesLicense,
  shippedText,
  type ShippedText,
} from '../../license/shipped-license';
import type { OtherLicense } from '../../license/other-license';
import type { Artifact, Distribution, Work } from '../../manifest/manifest';
import { shippedAt, type Shipped as At } from '../../shipped/read';
import { outsideSections } from '../../text/marked-section';
import type { Files } from '../../text/files';
import { fnv1a } from '../../text/hash';
import { blocksOf, type Block } from '../../text/markdown';
import { t } from '../../text/l10n';
import { once } from '../../text/once';
import { says } from '../../text/said';
import { span, type Fragment, type Located, type Span } from '../../text/span';
import type { Duty } from '../../lineage/demand';
import type { Evidence, ReviewReason } from '../obligation';
import { isCredited, isNamedIn, lackingIn } from './credit';

/** A text that ships, with where it is. */
interface Placed extends Evidence {
  /** As the manifest names it; what stands in the manifest itself by a short checksum. */
  readonly path: Located<string>;
  readonly text: ShippedText;
  /** What of it may be the text of a license: nothing that was generated here. */
  readonly given: ShippedText;
}

/** A text of terms. */
interface Terms {
  /** As the manifest names it. */
  readonly path: Located<string>;
  readonly fragment: Fragment;
  /** What a reader sees of it; looked at where a license wants its restrictions in there. */
  readonly blocks: () => readonly Block[];
}

/** All that a distribution ships beside its subjects, read once: by the first license that asks for something to ship. */
export type Shipping = () => Shipped;

interface Shipped {
  readonly files: Files;
  readonly agreements: readonly Terms[];
  /** Agreements, attribution, notices and the cards of what is shared. */
  readonly all: readonly Placed[];
  /** The addresses among them, which nobody has looked at here. */
  readonly addresses: readonly Located<string>[];
}

/** How a duty stands: an address that was not looked at may hold what is owed. */
export type Standing =
  | { readonly kind: 'met'; readonly evidence?: Evidence }
  | { readonly kind: 'missing' }
  /** The words of that file may meet it: only a person can tell. */
  | {
      readonly kind: 'unclear';
      readonly at: Located<string>;
      readonly why: Exclude<ReviewReason, 'address'>;
      /** What is not found there, as nouns. */
      readonly lacking?: readonly string[];
    }
  | { readonly kind: 'not-looked-at'; readonly at: Span };

export function shippingOf(distribution: Distribution, works: readonly Work[], files: Files): Shipping {
  return once(() => shippedWith(distribution, works, files));
}

function shippedWith(distribution: Distribution, works: readonly Work[], files: Files): Shipped {
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
    files,
    agreements: terms.flatMap(({ path, shipped }) =>
      shipped.kind === 'text'
        ? [{ path, fragment: shipped.fragment, blocks: once(() => blocksOf(shipped.fragment.text)) }]
        : [],
    ),
    all: [
      ...placed(all),
      ...(inline === undefined
        ? []
        : [
            {
              uri,
              span: inline.span,
              path: named(inline),
              text: shippedText(inline.value),
              given: shippedText(inline.value),
            },
          ]),
    ],
    addresses: all.flatMap(({ shipped, path }) => (shipped.kind === 'address' ? [path] : [])),
  };
}

function named({ value, span: at }: Located<string>): Located<string> {
  // eslint-disable-next-line house/in-catalog -- the name of a field, and a checksum
  return { value: `attribution ${fnv1a(value)}`, span: at };
}

interface Read {
  readonly path: Located<string>;
  readonly shipped: At;
}

/** Those that can be read, each file once. */
function placed(read: readonly Read[]): readonly Placed[] {
  const texts = read.flatMap(({ shipped, path }) => (shipped.kind === 'text' ? [{ ...shipped, path }] : []));
  return [...new Map(texts.map((one) => [one.uri, one])).values()].map(({ uri, fragment, path }) => ({
    uri,
    path,
    text: shippedText(fragment.text),
    given: shippedText(outsideSections(fragment.text)),
  }));
}

/** What a duty is about. */
export interface Owing {
  readonly duty: Duty;
  readonly artifact: Artifact;
  readonly terms: OtherLicense;
  /** What is shared. */
  readonly work: Work;
  /** Whether it is a changed form of the artifact. */
  readonly isChanged: boolean;
}

/** Whether what ships meets a duty. */
export function standingOf(owing: Owing, shipping: Shipping): Standing {
  const { duty, work, terms } = owing;
  switch (duty) {
    case 'changes':
      return saidIn(work, work.kind === 'artifact' ? work.name : work.changes);
    case 'attribution':
      return creditIn(owing, shipping);
    case 'naming':
      return saidIn(work, work.name?.value.startsWith(terms.naming?.prefix ?? '') === true ? work.name : undefined);
    case 'same-license':
      return saidIn(work, work.license);
    case 'flow-down':
      return flowing(terms, shipping);
    default: {
      const holder = shipping().all.find((one) => meets(duty, owing, one));
      if (holder !== undefined) return { kind: 'met', evidence: evidenceOf(holder) };
      return (duty === 'license-text' ? namedIn(owing, shipping) : undefined) ?? notLookedAt(shipping);
    }
  }
}

function notLookedAt(shipping: Shipping): Standing {
  const [address] = shipping().addresses;
  return address === undefined ? { kind: 'missing' } : { kind: 'not-looked-at', at: address.span };
}

/** Whether the terms hold recipients to the restrictions of a license; what one text takes back is not carried by another. */
function flowing(terms: OtherLicense, shipping: Shipping): Standing {
  const read = shipping().agreements.map((one) => {
    const { readPolicy } = require('../../license/agreements') as typeof import('../../license/agreements');
    return { ...one, reading: readPolicy(one.blocks(), terms) };
  });
  if (read.some(({ reading }) => reading.kind === 'denies')) return { kind: 'missing' };
  const unclear: Standing[] = [];
  for (const { path, fragment, reading } of read) {
    if (reading.kind === 'binds')
      return {
        kind: 'met',
        evidence: { uri: fragment.uri, span: span(fragment, reading.at.start, reading.at.end) },
      };
    if (reading.kind === 'unclear') unclear.push({ kind: 'unclear', at: path, why: reading.why });
  }
  return unclear[0] ?? notLookedAt(shipping);
}

/** What the manifest itself says of a work. */
function saidIn({ uri }: Work, value: Located<string> | undefined): Standing {
  return value === undefined ? { kind: 'missing' } : { kind: 'met', evidence: { uri, span: value.span } };
}

function evidenceOf({ uri, span }: Placed): Evidence {
  return span === undefined ? { uri } : { uri, span };
}

function meets(
  duty: 'license-text' | 'notice-text' | 'display',
  { terms, work }: Owing,
  { text, given }: Placed,
): boolean {
  switch (duty) {
    case 'license-text':
      return holdsText(given, terms) || (terms.shipText === 'text-or-uri' && linksTo(text, terms));
    case 'notice-text':
      return says(text, terms.notice?.text ?? '', 'shown');
    case 'display':
      return displaysOf(terms, work).some((display) => says(text, display, 'shown'));
  }
}

/** Where a license wants its text or its address to ship, and no more than its name does. */
function namedIn({ terms }: Owing, shipping: Shipping): Standing | undefined {
  const holder =
    terms.shipText === 'text-or-uri' ? shipping().all.find(({ text }) => namesLicense(text, terms)) : undefined;
  return holder && { kind: 'unclear', at: holder.path, why: 'parts', lacking: [t`the address of ${terms.id}`] };
}

/** A credit may stand in one file and the license that it is under in another. */
function creditIn(owing: Owing, shipping: Shipping): Standing {
  const { all } = shipping();
  const texts = all.map(({ text }) => text);
  const holder =
    all.find(({ text }) => isCredited([text], owing)) ?? all.find(({ text }) => isNamedIn(text, owing.artifact));
  if (holder === undefined || !isCredited(texts, owing)) return notLookedAt(shipping);
  const lacking = lackingIn(texts, owing);
  if (lacking.length === 0) return { kind: 'met', evidence: evidenceOf(holder) };
  return { kind: 'unclear', at: holder.path, why: 'parts', lacking };
}
