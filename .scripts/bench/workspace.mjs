import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** So many manifests depend on each root, some of them through others. */
export const DEPENDENTS = 50;

/**
 * A workspace of so many manifests, such as a team keeps: roots that obtain data, and models trained on them in folders of
 * their own, every fifth of which is made from another model. The same for the same number.
 *
 * @param {number} count
 * @returns {{ path: string, text: string }[]} the first root, its dependents, the second root, …
 */
export function workspaceOf(count) {
  return Array.from({ length: count }, (_, n) => {
    const family = Math.floor(n / (DEPENDENTS + 1));
    const member = n % (DEPENDENTS + 1);
    return member === 0
      ? { path: `data/set-${family}/impact.yaml`, text: rootOf(family) }
      : { path: `models/family-${family}/model-${member}/impact.yaml`, text: modelOf(family, member) };
  });
}

/** @param {number} family */
function rootOf(family) {
  return `version: 1
project: Set ${family}
artifacts:
  corpus:
    name: Corpus ${family}
    type: data
    license: AI2-ImpACT-LR
    licensor: Example Lab ${family}
    year: 2023
    source: https://example.org/corpus-${family}
derivatives:
  cleaned:
    name: Cleaned Corpus ${family}
    type: data
    from:
      corpus: modified
    changes: Removed what names a person.
`;
}

/** @param {number} family @param {number} member */
function modelOf(family, member) {
  const isChained = member % 5 === 0;
  const source = isChained
    ? `../model-${member - 1}/impact.yaml#model`
    : `../../../data/set-${family}/impact.yaml#cleaned`;
  return `version: 1
project: Model ${family}-${member}
artifacts:
  base:
    manifest: ${source}
derivatives:
  model:
    name: Model ${family}-${member}
    type: model
    from:
      base: ${isChained ? 'fine-tuned' : 'trained-on'}
    changes: Trained for ${member} epochs.
distributions:
  hub:
    of: model
    audience: public
`;
}

/**
 * Writes such a workspace.
 *
 * @param {string} folder
 * @param {number} count
 */
export function writeWorkspace(folder, count) {
  const files = workspaceOf(count);
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return files.map(({ path }) => path);
}
