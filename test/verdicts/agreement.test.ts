import { BINDING, each, itGives, type Change } from '../kit/verdicts';

const says = (text: string): Change => ({ files: { 'TERMS.md': text } });
const at = (address: string): Change => ({ edit: { 'agreement: TERMS.md': `agreement: ${address}` } });
const EXHIBIT = 'the use-based restrictions of Exhibit A of the AI2 ImpACT License for Medium Risk Artifacts';

describe('what counts as an agreement', () => {
  itGives(
    'obligations-missing',
    each(
      [
        '',
        '# Use-based restrictions\n',
        `<!-- ${BINDING} -->\n`,
        `~~${BINDING.trim()}~~\n`,
        `<del>${BINDING.trim()}</del>\n`,
        `<div style="display:none">${BINDING.trim()}</div>\n`,
        `${BINDING}\nDie Nutzungsbeschränkungen gelten nicht.\n`,
        'MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this software, to deal in the Software without restriction.\n',
        'Licensed under the Apache License, Version 2.0.\n',
        'TODO: write the terms\n',
        'Lorem ipsum dolor sit amet.\n',
        `${EXHIBIT} do not bind anybody.\n`,
        `Users need not follow ${EXHIBIT}.\n`,
        'You are free from Exhibit A of the AI2 ImpACT License for Medium Risk Artifacts.\n',
        'This release is not subject to the use-based restrictions of the AI2 ImpACT License.\n',
        `We waive ${EXHIBIT}.\n`,
        'You may use the data for military weapons, nuclear weapons, military surveillance, remote biometric identification by law enforcement, predicting crime, content generation without telling and automated decisions without a human.\n',
        'You agree to the restrictions in Exhibit A of the OpenRAIL-M license.\n',
        'You must not use the data for military weapons or for nuclear weapons.\n',
      ],
      says,
    ),
    'distribution/agreement',
  );
  itGives(
    'needs-review',
    each(
      [
        'Wer diese Daten nutzt, ist an die nutzungsbezogenen Beschränkungen aus Anhang A der AI2-ImpACT-Lizenz gebunden.\n',
        'L’utilisateur s’engage à respecter les restrictions d’usage de la licence.\n',
        '利用者は、ライセンスの附属書Aに定める利用制限に従わなければならない。\n',
        'Please behave well with this data.\n',
      ],
      says,
    ),
    'distribution/review',
  );
  itGives(
    ['needs-review', 'obligations-missing'],
    each(
      [
        `Do ${EXHIBIT} bind you?\n`,
        'We will add the use-based restrictions of Exhibit A of the AI2 ImpACT License later.\n',
        'The use-based restrictions of Exhibit A of the AI2 ImpACT License used to apply.\n',
        `Nobody is bound by ${EXHIBIT}.\n`,
        ...[`It is not true that ${BINDING}`, `- [ ] ${BINDING}`, `Formerly: ${BINDING}`, `If you like, ${BINDING}`],
      ],
      says,
    ),
  );
  itGives(
    'ready',
    each(
      [
        'You shall comply with the use-based restrictions set out in Exhibit A of the AI2 ImpACT License for Medium Risk Artifacts.\n',
        'You **must** comply with the use-based restrictions in *Exhibit A* of the [AI2 ImpACT License](https://x.org) for Medium Risk Artifacts, and pass them on.\n',
        'Whoever uses the data agrees\nto the use-based restrictions of Exhibit A\nof the AI2 ImpACT License\nfor Medium Risk Artifacts.\n',
        'You agree not to use this dataset\n- to build or improve military weapons,\n- to build or improve nuclear weapons,\n- for military surveillance,\n- for real-time remote biometric identification in public places by law enforcement,\n- for predictive policing, predicting crimes, or for law enforcement, immigration or asylum decisions;\n- to generate content without telling people that a machine made it,\n- for automated decisions without a human in the loop.\n',
      ],
      says,
    ),
  );
  itGives(
    'obligations-missing',
    each(
      [
        'http://localhost/x',
        'http://127.0.0.1/x',
        'http://10.0.0.1/t',
        'http://[::1]/x',
        'https://foo.local/x',
        'http://printer.lan/x',
        'https://box.internal/t',
        'http://169.254.1.1/',
        'http://0x7f.1/',
        'http://2130706433/',
        'https://host.home.arpa/x',
        'http://[fe80::1]/',
        'http://100.64.0.1/',
        'reports',
        'impact.yaml',
        '../TERMS.md',
      ],
      at,
    ),
  );
  itGives('needs-review', each(['https://example.org/terms', 'http://8.8.8.8/t'], at));
  itGives(
    ['unknown', 'obligations-missing'],
    each(
      [
        'mailto:a@b.c',
        'ftp://x.org/y',
        's3://bucket/x',
        'file:///etc/passwd',
        '"TODO: ask legal"',
        'https://',
        'http:///x',
        'javascript:alert(1)',
        'TBD',
        '"-"',
        'none',
        '[]',
        '/etc/passwd',
      ],
      at,
    ),
  );
  describe('of several', () => {
    const two = (other: string): Change => ({
      edit: { 'agreement: TERMS.md': 'agreement: [TERMS.md, OTHER.md]' },
      files: { 'OTHER.md': other },
    });
    itGives('ready', { 'one binds and one is another license': two('MIT License\n') });
    itGives('obligations-missing', { 'one takes away what the other carries': two(`${EXHIBIT} do not apply.\n`) });
  });
});
