import { validateManifest } from '../../server/src/schema/validate';
import { artifact, distribution, inArtifact, inDerivative, inDistribution, table } from './kit';

describe('the values of a manifest', () => {
  describe('tells a bad value', () => {
    table(validateManifest, [
      [
        'near a right one',
        inDistribution('of: words, audience: publik'),
        'distributions > github > audience value bad-value: “audience” is “publik”; it must be internal, third-party or public. Did you mean “public”? => public',
      ],
      [
        'near no right one',
        inDistribution(`${distribution}, status: draft`),
        'distributions > github > status value bad-value: “status” is “draft”; it must be planned, released or withdrawn.',
      ],
      [
        'in other letters',
        inArtifact('name: Dolma, type: data, risk: Medium'),
        'artifacts > dolma > risk value bad-value: “risk” is “Medium”; it must be low, medium or high. Did you mean “medium”? => medium',
      ],
      [
        'that begins like a right one',
        inDerivative('name: Words, type: app, from: {dolma: embedded}'),
        'derivatives > words > type value bad-value: “type” is “app”; it must be data, model or application. Did you mean “application”? => application',
      ],
      [
        'of a relation',
        inDerivative('name: Words, type: data, from: {dolma: modify}'),
        'derivatives > words > from > dolma value bad-value: The relation to “dolma” is “modify”; it must be modified, incorporated, trained-on, weights-modified, fine-tuned, distilled, generated, embedded, combined or evaluated-on. Did you mean “modified”? => modified',
      ],
      ...[
        ['trained_on', ' Did you mean “trained-on”? => trained-on'],
        ['finetuned', ' Did you mean “fine-tuned”? => fine-tuned'],
        ['incorperated', ' Did you mean “incorporated”? => incorporated'],
        ['photographed from afar', ''],
      ].map(
        ([relation = '', hint = '']) =>
          [
            `of a relation, such as ${relation}`,
            inDerivative(`name: Words, type: data, from: {dolma: ${relation}}`),
            `derivatives > words > from > dolma value bad-value: The relation to “dolma” is “${relation}”; it must be modified, incorporated, trained-on, weights-modified, fine-tuned, distilled, generated, embedded, combined or evaluated-on.${hint}`,
          ] as const,
      ),
      [
        'where there is none',
        inDistribution('of: words, audience: '),
        'distributions > github > audience key bad-value: “audience” has no value; it must be internal, third-party or public.',
      ],
      [
        'where there is only white space',
        inArtifact('name: " ", type: data, license: MIT'),
        'artifacts > dolma > name value bad-value: “name” is empty; it must be text.',
      ],
      [
        'of a derivative from nothing',
        inDerivative('name: Words, type: data, from: {}'),
        'derivatives > words > from value bad-value: “from” is empty; it must be a map from each source to its relation, such as “dolma: incorporated”.',
      ],
      [
        'of a distribution of nothing',
        inDistribution('of: [], audience: public'),
        'distributions > github > of value bad-value: “of” is empty; it must be an id or a list of ids.',
      ],
      [
        'of an item that is empty',
        inDistribution('of: [words, ], audience: public, notices: [a, ""]'),
        'distributions > github > notices > 1 value bad-value: Item 2 of “notices” is empty; it must be a path or URL.',
      ],
      [
        'of a day that the calendar lacks',
        inArtifact(`${artifact}, acquired: 2023-02-29`),
        'artifacts > dolma > acquired value bad-value: “acquired” is “2023-02-29”, which is not a date in the calendar.',
      ],
      [
        'of a date in another form',
        inArtifact(`${artifact}, acquired: 2023/8/1`),
        'artifacts > dolma > acquired value bad-value: “acquired” is “2023/8/1”; write the date as YYYY-MM-DD. Did you mean “2023-08-01”? => 2023-08-01',
      ],
      [
        'of a date with a time',
        inArtifact(`${artifact}, acquired: "2023-08-01T10:00:00Z"`),
        'artifacts > dolma > acquired value bad-value: “acquired” is “2023-08-01T10:00:00Z”; write the date as YYYY-MM-DD. Did you mean “2023-08-01”? => 2023-08-01',
      ],
      [
        'of a date that could be read in two ways',
        inArtifact(`${artifact}, acquired: 01/02/2023`),
        'artifacts > dolma > acquired value bad-value: “acquired” is “01/02/2023”; write the date as YYYY-MM-DD.',
      ],
      [
        'of a year out of range',
        inArtifact(`${artifact}, year: 23`),
        'artifacts > dolma > year value bad-value: “year” is 23; it must be a whole number such as 2023.',
      ],
    ]);
  });

  describe('tells a key that is no id', () => {
    table(validateManifest, [
      [
        'with the nearest id',
        `{version: 1, artifacts: {My Données: {${artifact}}}}`,
        'artifacts > My Données key bad-id: “My Données” is not an id: use lower-case letters, digits, “.”, “_” and “-” only, beginning with a letter or a digit. Did you mean “my-donnees”? => my-donnees',
      ],
      [
        'without one that is taken',
        `{version: 1, artifacts: {dolma: {${artifact}}, Dolma: {${artifact}}}}`,
        'artifacts > Dolma key bad-id: “Dolma” is not an id: use lower-case letters, digits, “.”, “_” and “-” only, beginning with a letter or a digit.',
      ],
      [
        'without one where nothing is left',
        `{version: 1, distributions: {"??": {${distribution}}}}`,
        'distributions > ?? key bad-id: “??” is not an id: use lower-case letters, digits, “.”, “_” and “-” only, beginning with a letter or a digit.',
      ],
    ]);
  });
});
