import { t } from '../text/l10n';
/** Licenses that carry no use restrictions, by a name or by words that no other text has. */
const NAMES: readonly (readonly [string, RegExp])[] = [
  [t`the MIT license`, /\bMIT\b(?! (?:Press|Media|CSAIL))|\bPermission is hereby granted, free of charge/],
  [t`the Apache license`, /\bApache[\s-](?:(?:Software )?Licen[cs]e|(?:v|version )?[12]\b)/i],
  [
    t`a BSD license`,
    /\b(?:\d-clause\s+|new\s+|simplified\s+)?BSD\b|\bRedistribution and use in source and binary forms\b/,
  ],
  [t`the ISC license`, /\bISC\b|\bPermission to use, copy, modify, and\/or distribute\b/],
  ['CC0', /\bCC0\b|\bCC[- ]?Zero\b/i],
  [t`a Creative Commons license`, /\bCC[- ]BY\b|\bCreative\s+Commons\b/i],
  [
    t`a license of the GPL family`,
    /\b[AL]?GPL(?:v?\d|\b)|\bGNU\s+(?:Lesser\s+|Affero\s+)?(?:General\s+)?Public\s+Licen[cs]e/i,
  ],
  [t`the Mozilla Public License`, /\bMPL[- ]?\d|\bMozilla\s+Public\s+Licen[cs]e/i],
  [t`the Unlicense`, /\bUnlicense\b|\bfree and unencumbered software\b/i],
  [t`an Open Data Commons license`, /\bODC[- ](?:By|PDDL|ODbL)|\bODbL\b|\bPDDL\b|\bOpen\s+Data\s+Commons\b/i],
  [t`a Community Data License Agreement`, /\bCDLA\b|\bCommunity\s+Data\s+License\s+Agreement\b/i],
  [t`the EUPL`, /\bEUPL\b|\bEuropean\s+Union\s+Public\s+Licen[cs]e/i],
  [t`the Eclipse Public License`, /\bEPL[- ]?\d|\bEclipse\s+Public\s+Licen[cs]e/i],
  [t`the Artistic License`, /\bArtistic\s+Licen[cs]e/i],
  [t`the Boost license`, /\bBoost\s+Software\s+Licen[cs]e|\bBSL-1\.0\b/i],
  [t`the zlib license`, /\bzlib\s+licen[cs]e/i],
  [t`the WTFPL`, /\bWTFPL\b/i],
  [t`the SIL Open Font License`, /\bSIL\s+Open\s+Font\s+Licen[cs]e|\bOFL[- ]1\b/i],
  [t`the public domain`, /\b(?:in|to|into)\s+the\s+public\s+domain\b/i],
];

/** The license without use restrictions that a sentence names, as part of a sentence; nothing where it names none. */
export function permissiveIn(sentence: string): string | undefined {
  return NAMES.find(([, pattern]) => pattern.test(sentence))?.[0];
}

/** Where the texts of such licenses are published, and the parts of an address that tell which one it is. */
const PLACES: readonly (readonly [string, RegExp])[] = [
  [t`a Creative Commons license`, /^\/\/(?:www\.)?creativecommons\.org\/(?:licenses|publicdomain)\//],
  [t`the Apache license`, /^\/\/(?:www\.)?apache\.org\/licenses\//],
  [t`a license of the GPL family`, /^\/\/(?:www\.)?(?:gnu\.org|fsf\.org)\/.*licen[cs]es?/],
  [t`an Open Data Commons license`, /^\/\/(?:www\.)?opendatacommons\.org\/licenses\//],
  [t`a Community Data License Agreement`, /^\/\/(?:www\.)?cdla\.(?:dev|io)\b/],
  [t`the Mozilla Public License`, /^\/\/(?:www\.)?mozilla\.org\/.*mpl/i],
  [t`the Unlicense`, /^\/\/(?:www\.)?unlicense\.org/],
  [
    t`a license without use restrictions`,
    /^\/\/(?:www\.)?(?:opensource\.org\/licen[cs]es?\/|choosealicense\.com\/licenses\/|spdx\.org\/licenses\/|mit-license\.org|opensource\.com)/,
  ],
];

/** The license whose published text is at an address, in the spelling of `sameDocument`. */
export function permissiveAt(document: string): string | undefined {
  return PLACES.find(([, pattern]) => pattern.test(document))?.[0];
}
