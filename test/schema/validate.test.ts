import { validateManifest } from '../../server/src/schema/validate';
import { artifact, derivative, distribution, inArtifact, inBreaches, inDerivative, inDistribution, table } from './kit';

describe('the structure of a manifest', () => {
  describe('is right', () => {
    table(validateManifest, [
      ['when it is empty', ''],
      ['with a version alone', 'version: 1'],
      [
        'with sections that are still empty',
        '{version: 1, artifacts: , derivatives: {}, distributions: , breaches: []}',
      ],
      ['whatever the version is, which another rule looks at', '{version: [2]}'],
      ['without a version, which another rule misses', '{artifacts: {}}'],
      ['with a misspelled version, which another rule misses', '{verison: 1, artifacts: {}}'],
      [
        'with extensions at any place',
        `{version: 1, x-a: 1, contact: {x-b: 2}, artifacts: {dolma: {${artifact}, x-d: {e: 4}}}}`,
      ],
      ['with a risk in place of a license', inArtifact('name: Dolma, type: data, risk: medium')],
      ['with an entry that another manifest holds', inArtifact('manifest: ../impact.yaml#dolma')],
      [
        'with every field of an artifact',
        inArtifact(
          `${artifact}, risk: medium, licensor: Ai2, year: 2023, source: "https://example.org", revision: v1, license-version: "1.0", acquired: 2024-02-29, notices: [NOTICE, b.md]`,
        ),
      ],
      [
        'with every field of a derivative',
        inDerivative(
          `${derivative}, risk: high, changes: Counted., updated: 2023-08-20, uses: [chat, {use: chat, disclosed: true, human-in-the-loop: false}], reports: {data: a.md, model: b.md}`,
        ),
      ],
      [
        'with every field of a distribution',
        inDistribution(
          `${distribution}, channel: web, date: 2023-08-21, status: released, agreement: LICENSE.md, attribution: {file: NOTICE}, notices: NOTICE`,
        ),
      ],
      [
        'with every field of a breach',
        inBreaches('{of: dolma, notified: 2024-01-01, remedied: 2024-01-02, use-based: true}'),
      ],
    ]);
  });

  describe('tells an unknown field', () => {
    table(validateManifest, [
      [
        'that is misspelled, and not that the right one is missing',
        inArtifact('name: Dolma, type: data, licence: MIT'),
        'artifacts > dolma > licence key unknown-field: Unknown field “licence” in artifact “dolma”. Did you mean “license”? => license',
      ],
      [
        'that would make all others needless',
        inArtifact('manifst: a.yaml'),
        'artifacts > dolma > manifst key unknown-field: Unknown field “manifst” in artifact “dolma”. Did you mean “manifest”? => manifest',
      ],
      [
        'whose right name is there already',
        inArtifact(`${artifact}, licence: MIT`),
        'artifacts > dolma > licence key unknown-field: Unknown field “licence” in artifact “dolma”, which already has “license”.',
      ],
      [
        'whose right name is there already in other letters',
        inArtifact(`${artifact}, LICENSE: MIT`),
        'artifacts > dolma > LICENSE key unknown-field: Unknown field “LICENSE” in artifact “dolma”, which already has “license”.',
      ],
      [
        'at the top',
        '{version: 1, artefacts: {}}',
        'artefacts key unknown-field: Unknown field “artefacts” in the manifest. Did you mean “artifacts”? => artifacts',
      ],
      [
        'that belongs to another entry',
        inDerivative(`${derivative}, revision: v1`),
        'derivatives > words > revision key unknown-field: Unknown field “revision” in derivative “words”: it belongs to an artifact.',
      ],
      [
        'that belongs to several others',
        inDistribution(`${distribution}, name: x`),
        'distributions > github > name key unknown-field: Unknown field “name” in distribution “github”: it belongs to an artifact or a derivative.',
      ],
      [
        'in a map within an entry',
        inDerivative(`${derivative}, reports: {dataset: a.md}`),
        'derivatives > words > reports > dataset key unknown-field: Unknown field “dataset” in “reports” of derivative “words”. Did you mean “data”? => data',
      ],
      [
        'in an item of a list',
        inBreaches('{of: a, notified: 2024-01-01, remedy: 2024-01-02}'),
        'breaches > 0 > remedy key unknown-field: Unknown field “remedy” in breach 1. Did you mean “remedied”? => remedied',
      ],
      [
        'in the place of the only field that is needed',
        inDistribution(`${distribution}, attribution: {text: x}`),
        'distributions > github > attribution > text key unknown-field: Unknown field “text” in “attribution” of distribution “github”, which needs a “file” with a path.',
      ],
      [
        'in the place of the name of a use',
        inDerivative(`${derivative}, uses: [{name: chat, disclosed: true}]`),
        'derivatives > words > uses > 0 > name key unknown-field: Unknown field “name” in use 1 of derivative “words”, which needs a “use” with its name.',
      ],
      [
        'that objects are born with',
        '{version: 1, constructor: 1, toString: 2}',
        'constructor key unknown-field: Unknown field “constructor” in the manifest.',
        'toString key unknown-field: Unknown field “toString” in the manifest.',
      ],
    ]);
  });

  describe('tells a missing field', () => {
    table(validateManifest, [
      [
        'with its values',
        inArtifact('name: Dolma, license: MIT'),
        'artifacts > dolma key missing-field: “dolma” needs a type: data, model, code or service.',
      ],
      [
        'that another could stand in for',
        inArtifact('name: Dolma, type: data'),
        'artifacts > dolma key missing-field: “dolma” needs a license (or a risk).',
      ],
      [
        'together with the others',
        inArtifact('year: 2023'),
        'artifacts > dolma key missing-field: “dolma” needs a name, a type and a license (or a risk).',
      ],
      [
        'of an entry without a body yet',
        '{version: 1, distributions: {github: }}',
        'distributions > github key missing-field: “github” needs an “of” with the id of an artifact or derivative and an audience.',
      ],
      [
        'of an audience',
        inDistribution('of: words'),
        'distributions > github key missing-field: “github” needs an audience: internal, third-party or public.',
      ],
      [
        'of a source',
        inDerivative('name: Words, type: data'),
        'derivatives > words key missing-field: “words” needs a “from” with at least one source.',
      ],
      [
        'of an item, which has no key',
        inBreaches('{of: dolma}'),
        'breaches > 0 value missing-field: Breach 1 needs the date it was “notified”.',
      ],
      [
        'of an empty choice',
        inDistribution(`${distribution}, attribution: {}`),
        'distributions > github > attribution key missing-field: “attribution” of distribution “github” needs a “file” with a path.',
      ],
      [
        'beside a field that stands for nothing',
        inArtifact('name: Dolma, license: MIT, audience: public'),
        'artifacts > dolma key missing-field: “dolma” needs a type: data, model, code or service.',
        'artifacts > dolma > audience key unknown-field: Unknown field “audience” in artifact “dolma”: it belongs to a distribution.',
      ],
    ]);
  });

  describe('tells a wrong type', () => {
    table(validateManifest, [
      [
        'of the document',
        '[a, b]',
        '(document) value wrong-type: The manifest must be a map of fields such as “version” and “project”, not a list.',
      ],
      [
        'of a section',
        '{version: 1, artifacts: [a]}',
        'artifacts value wrong-type: “artifacts” must be a map from ids to artifacts, not a list.',
      ],
      [
        'of an entry',
        '{version: 1, artifacts: {dolma: MIT}}',
        'artifacts > dolma value wrong-type: “dolma” must be a map of fields such as “name” and “type”, not text.',
      ],
      [
        'of a list of entries',
        '{version: 1, breaches: {a: 1}}',
        'breaches value wrong-type: “breaches” must be a list, not a map.',
      ],
      [
        'of an item',
        inBreaches('dolma'),
        'breaches > 0 value wrong-type: Breach 1 must be a map of fields such as “of” and “notified”, not text.',
      ],
      [
        'of a text that YAML reads as a number',
        inArtifact('name: 12, type: data, license: MIT'),
        'artifacts > dolma > name value wrong-type: “name” must be text, not a number: put it in quotes.',
      ],
      [
        'of a text',
        inArtifact('name: [Dolma], type: data, license: MIT'),
        'artifacts > dolma > name value wrong-type: “name” must be text, not a list.',
      ],
      [
        'of a year in quotes',
        inArtifact(`${artifact}, year: "2023"`),
        'artifacts > dolma > year value wrong-type: “year” must be a whole number such as 2023, not text: remove the quotes. => 2023',
      ],
      [
        'of a year within a text',
        inArtifact(`${artifact}, year: (c) 2023`),
        'artifacts > dolma > year value wrong-type: “year” is “(c) 2023”; it must be a whole number such as 2023. Did you mean “2023”? => 2023',
      ],
      [
        'of a version without quotes',
        inArtifact(`${artifact}, license-version: 2.0`),
        'artifacts > dolma > license-version value wrong-type: “license-version” must be text: write "2.0" with its quotes. => "2.0"',
      ],
      [
        'of a version that there is not, without guessing another one',
        inArtifact(`${artifact}, license-version: "3.0"`),
        'artifacts > dolma > license-version value bad-value: “license-version” is “3.0”; it must be 1.0 or 2.0.',
      ],
      [
        'of a flag in quotes',
        inDerivative(`${derivative}, uses: [{use: chat, disclosed: "true"}]`),
        'derivatives > words > uses > 0 > disclosed value wrong-type: “disclosed” must be true or false, not text: remove the quotes. => true',
      ],
      [
        'of a word that other formats take for true',
        inDerivative(`${derivative}, uses: [{use: chat, disclosed: yes}]`),
        'derivatives > words > uses > 0 > disclosed value wrong-type: “disclosed” is “yes”; it must be true or false. Did you mean “true”? => true',
      ],
      [
        'of a flag',
        inBreaches('{of: a, notified: 2024-01-01, use-based: 1}'),
        'breaches > 0 > use-based value wrong-type: “use-based” must be true or false, not a number.',
      ],
      [
        'of sources without relations',
        inDerivative('name: Words, type: data, from: [dolma]'),
        'derivatives > words > from value wrong-type: “from” must be a map from each source to its relation, such as “dolma: incorporated”, not a list.',
      ],
      [
        'of a lone item',
        inDerivative(`${derivative}, uses: chat`),
        'derivatives > words > uses value wrong-type: “uses” must be a list, even with one item. => [chat]',
      ],
      [
        'of a choice between an id and a list',
        inDistribution('of: {a: b}, audience: public'),
        'distributions > github > of value wrong-type: “of” must be an id or a list of ids, not a map.',
      ],
      [
        'of an item of such a list',
        inDistribution('of: [words, [a]], audience: public'),
        'distributions > github > of > 1 value wrong-type: Item 2 of “of” must be the id of an artifact or derivative, not a list.',
      ],
      [
        'of a choice between a path and a list',
        inArtifact(`${artifact}, notices: {a: b}`),
        'artifacts > dolma > notices value wrong-type: “notices” must be a path or a list of paths, not a map.',
      ],
      [
        'of a choice between a text and a file',
        inDistribution(`${distribution}, attribution: [x]`),
        'distributions > github > attribution value wrong-type: “attribution” must be text, or “file” with a path, not a list.',
      ],
      [
        'of a choice between a name and a map',
        inDerivative(`${derivative}, uses: [7]`),
        'derivatives > words > uses > 0 value wrong-type: Use 1 must be the name of a use, or a map with “use”, not a number: put it in quotes.',
      ],
      [
        'of a map in an entry',
        '{version: 1, contact: data@example.org}',
        'contact value wrong-type: “contact” must be a map of fields such as “name” and “email”, not text.',
      ],
    ]);
  });
});
