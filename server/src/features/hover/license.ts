import { recognizeLicense } from '../../license/aliases';
import { forbidsFurtherRestrictions } from '../../license/share-alike';
import { parseLicense } from '../../license/spdx';
import { licenseTitle } from '../../license/spdx-ids';
import { openPoint } from '../../license/terms';
import { blocks, bold, code, join, say, type Markdown } from '../../words/markdown';
import { aboutTier } from './tier';

/** What the license of an artifact is; nothing for words that are no license. */
export function aboutLicense(text: string): Markdown | undefined {
  const parsed = parseLicense(text);
  switch (parsed.kind) {
    case 'impact':
      return blocks(
        aboutTier(parsed.tier),
        parsed.expression === undefined
          ? undefined
          : say`The other licenses in ${code(parsed.expression)} apply as well.`,
      );
    case 'unknown':
      return say`The license is ${bold('not known')}. Whether this may be distributed can only be told once it is named.`;
    case 'ref':
      return say`${code(parsed.id)} is a license that SPDX does not list. What it permits is not checked here.`;
    case 'spdx':
      return blocks(
        join([...new Set(parsed.ids)].map(named), ', '),
        say`Not an ImpACT license; what it permits is not checked here.`,
        forbidsFurtherRestrictions(parsed.expression) ? openPoint('share-alike')?.sentence : undefined,
      );
    case 'invalid': {
      const recognized = recognizeLicense(text);
      return recognized !== undefined && 'lostTier' in recognized
        ? say`An ImpACT license, but which of the three is not said: low, medium or high risk.`
        : undefined;
    }
  }
}

function named(id: string): Markdown {
  const title = licenseTitle(id);
  return title === undefined ? code(id) : say`${bold(title)} (${code(id)})`;
}
