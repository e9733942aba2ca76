/**
 * The well-known license whose own text a file holds, by its usual name; nothing for any other text, also for one that
 * goes on to quote a license. Such a text says what its authors wrote: nothing is ever added to it.
 */
export function knownLicenseText(text: string): string | undefined {
  const words = text
    .slice(0, LONGEST)
    .replace(/[\s#*_>=-]+/g, ' ')
    .toLowerCase();
  const head = words.slice(0, HEAD);
  return TEXTS.find(({ begins, says = [] }) => head.includes(begins) && says.every((part) => words.includes(part)))
    ?.name;
}

/** The longest of them is that of the GPL. */
const LONGEST = 64 * 1024;

/** How far into a text its title and the names of its holders reach. */
const HEAD = 1500;

/** Words of a license that nobody writes who only speaks of it. */
const TEXTS: readonly { readonly name: string; readonly begins: string; readonly says?: readonly string[] }[] = [
  { name: 'MIT License', begins: 'permission is hereby granted, free of charge, to any person obtaining a copy' },
  { name: 'Boost License', begins: 'permission is hereby granted, free of charge, to any person or organization' },
  {
    name: 'Apache License',
    begins: 'apache license',
    says: ['terms and conditions for use, reproduction, and distribution'],
  },
  { name: 'BSD License', begins: 'redistribution and use in source and binary forms' },
  { name: 'ISC License', begins: 'permission to use, copy, modify, and/or distribute this software for any purpose' },
  { name: 'ISC License', begins: 'permission to use, copy, modify, and distribute this software for any purpose' },
  { name: 'Unlicense', begins: 'free and unencumbered software released into the public domain' },
  { name: 'zlib License', begins: 'permission is granted to anyone to use this software for any purpose' },
  { name: 'WTFPL', begins: 'do what the fuck you want to public license' },
  {
    name: 'GNU license',
    begins: 'everyone is permitted to copy and distribute verbatim copies of this license document',
  },
  { name: 'Mozilla Public License', begins: 'mozilla public license', says: ['1. definitions'] },
  { name: 'Eclipse Public License', begins: 'eclipse public license', says: ['any use, reproduction or distribution'] },
  { name: 'CDDL', begins: 'common development and distribution license', says: ['1. definitions'] },
  { name: 'European Union Public Licence', begins: 'european union public licence', says: ['the licensor'] },
  { name: 'Creative Commons license', begins: 'creative commons', says: ['by exercising the licensed rights'] },
  {
    name: 'Creative Commons license',
    begins: 'creative commons',
    says: ['by exercising any rights to the work provided'],
  },
  { name: 'CC0 deed', begins: 'cc0 1.0 universal', says: ['statement of purpose'] },
  { name: 'Open Data Commons license', begins: 'open data commons', says: ['the licensor', 'database'] },
  { name: 'Open Data Commons license', begins: 'odc attribution license', says: ['the licensor', 'database'] },
  { name: 'CDLA', begins: 'community data license agreement', says: ['data provider'] },
  { name: 'SIL Open Font License', begins: 'sil open font license', says: ['permission is hereby granted'] },
  { name: 'Llama license', begins: 'community license agreement', says: ['llama', 'by clicking'] },
  { name: 'RAIL license', begins: 'rail', says: ['section i: preamble'] },
];
