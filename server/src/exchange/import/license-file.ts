import { recognizeLicense } from '../../license/aliases';
import { otherLicenses } from '../../license/other-licenses';
import { licenseTitle, spdxIds } from '../../license/spdx-ids';
import { t } from '../../text/l10n';
import { copyrightFacts, type Reader } from '../facts';

/** A license text or a notice that came with an artifact, known by its title and by nothing else. */
export const licenseFile: Reader = ({ path, name, text }) => {
  if (!/^(?:licen[cs]e|copying|notice|unlicense)(?:[-_.].*)?$/i.test(name)) return undefined;
  const from = t`${path}, its title`;
  const notice = { key: 'notices' as const, value: path, from: t`it came with it and must be kept` };
  const license = titledLicense(text);
  const copyright = copyrightFacts(text.slice(0, HEAD), t`${path}, its copyright line`);
  if (license !== undefined)
    return [{ facts: [{ key: 'license', value: license, from }, ...copyright, notice], notes: [] }];
  if (/^notice/i.test(name)) return [{ facts: [...copyright, notice], notes: [] }];
  return [
    {
      facts: [...copyright, notice],
      notes: [t`${path} has no title that names a license, so a person has to read it.`],
    },
  ];
};

/** As far into a text its title and its holders reach. */
const HEAD = 1500;

/** The license that the first lines of a text name in full; a text that only speaks of one is titled otherwise. */
export function titledLicense(text: string): string | undefined {
  const lines = text
    .slice(0, HEAD)
    .split(/\r\n|\n|\r/)
    .map((line) =>
      line
        .replace(/[#*=>_]/g, ' ')
        .trim()
        .replace(/^-|-$/g, '')
        .trim(),
    )
    .filter((line) => line !== '');
  const titles = [1, 2, 3].map((count) => lines.slice(0, count).join(' '));
  for (const title of titles) {
    const impact = recognizeLicense(title);
    if (impact !== undefined && 'canonical' in impact) return impact.canonical;
  }
  const known = new Map([
    ...spdxIds().flatMap((id): readonly (readonly [string, string])[] => {
      const title = licenseTitle(id);
      const names = title === undefined || /only$|or later$/i.test(title) ? [] : [title, id];
      return names.map((name) => [folded(name), id] as const);
    }),
    ...otherLicenses().flatMap(({ id, name, isSpdx }) =>
      isSpdx ? [] : [[folded(name.split(' (')[0] ?? name), id] as const],
    ),
  ]);
  return titles.map((title) => known.get(folded(title))).find((id) => id !== undefined);
}

/** A title without what differs between its spellings: dates, marks, and words that say nothing. */
function folded(title: string): string {
  const words = title
    .toLowerCase()
    .replace(/"new" or "revised"|"simplified"/g, ' ')
    .split(/[^a-z0-9.]+/)
    .filter((word) => word !== '');
  // “Version 2.0, January 2004”: what begins with the month, and the day before it, is the date.
  const month = words.findIndex((word) => MONTHS.includes(word));
  const isDay = month > 0 && /^\d{1,2}$/.test(words[month - 1] ?? '') && !/^version$/.test(words[month - 2] ?? '');
  const undated = month === -1 ? words : words.slice(0, isDay ? month - 1 : month);
  return undated
    .filter((word) => !SILENT.includes(word))
    .map((word) => word.replace(/^v(?=\d)/, ''))
    .join('');
}

const MONTHS: readonly string[] = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'],
  ...['november', 'december'],
];
const SILENT: readonly string[] = [
  ...[
    'the',
    'legal',
    'code',
    'version',
    'license',
    'licence',
    'public',
    'international',
    'universal',
    'agreement',
    'creative',
    'commons',
  ],
];
