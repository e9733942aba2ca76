import { Folder } from '../kit/server';

/** Understates its risk, which can be repaired unseen. */
export const LAX = `version: 1
artifacts:
  prism:
    name: ValuePrism
    type: data
    license: AI2-ImpACT-MR
derivatives:
  tuned:
    name: Tuned
    type: model
    risk: low
    from:
      prism: trained-on
`;

/** The same without anything wrong. */
export const STRICT = LAX.replace('risk: low', 'risk: medium');

/** One warning and nothing else. */
export const SPELLED = `version: 1
artifacts:
  prism:
    name: ValuePrism
    type: data
    license: impact-mr
derivatives:
  words:
    name: Words
    type: data
    from: { prism: modified }
`;

/** Runs a test in a folder with these files, which is a workspace of its own, and removes it afterwards. */
export function inFolder(files: Readonly<Record<string, string>>, test: (folder: Folder) => void): () => void {
  return () => {
    const folder = new Folder({ '.git/HEAD': '', ...files });
    try {
      test(folder);
    } finally {
      folder.remove();
    }
  };
}
