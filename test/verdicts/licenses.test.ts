import { each, itGives, type Change } from '../kit/verdicts';

const under = (license: string): Change => ({ edit: { 'license: AI2-ImpACT-MR': `license: ${license}` } });
const RULE = 'coverage/unknown-license';

/** Spellings of the license for medium risk that are seen, or could be. */
const MEDIUM = [
  ...['LicenseRef-AI2-ImpACTMR', 'LicenseRef-ImpACT-MR', 'ImpACT MR', 'ImpACT Medium Risk', 'IMPACT_MR', 'ImpACTMR'],
  ...['AI2 ImpACT License for Medium Risk Artifacts', 'ai2-impact-license-medium-risk', '"ImpACT MR (gated)"'],
  ...['ImpACT-MR-2.0', 'MR Agreement', 'LicenseRef-impact-medium', '"Medium risk (ImpACT)"', '"medium risk, ImpACT"'],
  ...['AI2-ImpACT-MR-1.0', 'AI2 Impact MR', 'ImpACT License - Medium Risk', 'DocumentRef-foo:LicenseRef-ImpACT-MR'],
  ...['ＩｍｐＡＣＴ-MR', 'AI2‑ImpACT‑MR', 'Impact (MR)', 'AI2_ImpACT_MR', 'AI2ImpACTMR'],
];

/** Of these no tier is clear, or the words may be plain English. */
const UNCLEAR = ['medium risk, ImpACT'];

describe('words for a license', () => {
  itGives('unknown', each(MEDIUM, under), RULE);
  itGives(
    'forbidden',
    each(
      MEDIUM.filter((text) => !UNCLEAR.some((one) => text.includes(one))).map((text) =>
        text.replace('MR', 'HR').replace('Medium', 'High').replace('medium', 'high'),
      ),
      under,
    ),
    RULE,
  );
  itGives(
    'unknown',
    each(
      ['ImpACT', 'AI2 ImpACT', 'ai2-impact', 'LicenseRef-ImpACT', 'impact license', 'AI2-ImpACT-XR', '"ImpACT LR/MR"'],
      under,
    ),
    RULE,
  );
  itGives(
    'unknown',
    each(
      [
        ...['unknown', 'other', 'none', 'NOASSERTION', 'tbd', 'proprietary', 'LicenseRef-unknown', 'LicenseRef-TODO'],
        ...['LicenseRef-scancode-unknown', 'cc', 'bsd', 'gpl', 'openrail', '"???"', '"-"', 'LicenseRef-none', 'n/a'],
        ...['LicenseRef-other', 'LicenseRef-scancode-proprietary-license', 'LicenseRef-noassertion', 'UNLICENSED'],
        ...['"see LICENSE"', 'custom', 'all rights reserved', 'license', 'DocumentRef-x:LicenseRef-unknown', 'todo'],
        ...['AI2-ImpACT-MR WITH Classpath-exception-2.0', 'AI2-ImpACT-MR+', 'AI2-ImpACT-MR WITH foo', '(AI2-ImpACT-MR'],
      ],
      under,
    ),
    RULE,
  );
  itGives('needs-review', each(['LicenseRef-Acme-Terms', 'LicenseRef-MyCorp-Data-1.0'], under), 'distribution/review');
  itGives(
    ['forbidden', 'unknown'],
    each(
      [
        ...['AI2-ImpACT-HR AND MIT', 'MIT AND AI2-ImpACT-HR', '"MIT, AI2-ImpACT-HR"', 'MIT + AI2-ImpACT-HR'],
        ...['AI2-ImpACT-HR; MIT', 'AI2-ImpACT-HR / MIT', 'AI2-ImpACT-HR, llama2', '[MIT, AI2-ImpACT-HR]'],
        'MIT AND (Apache-2.0 OR AI2-ImpACT-HR) AND AI2-ImpACT-HR',
      ],
      under,
    ),
  );
  itGives('forbidden', each(['CC-BY-ND-4.0', 'CC-BY-NC-ND-4.0'], under), 'terms/no-derivatives');
  itGives(
    ['needs-review', 'unknown', 'obligations-missing', 'forbidden'],
    each(
      [
        ...['CC-BY-SA-4.0', 'CC-BY-SA-3.0', 'CC-BY-NC-SA-4.0', 'CC-BY-NC-SA-3.0', 'GFDL-1.3-only', 'GPL-3.0-only'],
        ...['GPL-2.0-or-later', 'AGPL-3.0-only', 'LGPL-3.0-only', 'OSL-3.0', 'EUPL-1.2', 'LGPLLR', 'MS-RL', 'OFL-1.1'],
        ...['CDLA-Sharing-1.0', 'ODbL-1.0', 'MPL-2.0'],
      ],
      (license) => ({
        edit: {
          'derivatives:': `  other:\n    name: Other\n    type: data\n    license: ${license}\nderivatives:`,
          'words: modified': 'words: modified\n      other: incorporated',
        },
      }),
    ),
    'lineage/share-alike',
  );
});
