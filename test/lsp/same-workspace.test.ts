import assert from 'node:assert/strict';
import { shared, TERMS, USER } from '../kit/scenes';
import { filesIn, impact } from '../kit/cli';
import { Folder, Server } from '../kit/server';

/** Names the terms and another manifest in the folder above its own. */
const MANIFEST = USER.replace('shared/impact.yaml', '../shared/impact.yaml').replace('TERMS.md', '../LICENSE.md');
const AROUND = { 'LICENSE.md': TERMS, 'shared/impact.yaml': shared('AI2-ImpACT-LR'), 'sub/impact.yaml': MANIFEST };

interface Case {
  readonly name: string;
  /** Below the folder of the user. */
  readonly files: Readonly<Record<string, string>>;
  /** The folder that is open or started in, and the manifest. */
  readonly folder: string;
  readonly manifest: string;
  readonly finds: readonly string[];
}

const OUTSIDE = ['manifest/missing-file', 'manifest/missing-file'];
const below = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(AROUND).map(([path, text]) => [`${folder}/${path}`, text]));

const CASES: readonly Case[] = [
  {
    name: 'the repository around a folder of it',
    files: { ...below('work'), 'work/.git/HEAD': '' },
    folder: 'work/sub',
    manifest: 'work/sub/impact.yaml',
    finds: [],
  },
  {
    name: 'a worktree around a folder of it',
    files: { ...below('work'), 'work/.git': 'gitdir: ../main/.git/worktrees/work\n' },
    folder: 'work/sub',
    manifest: 'work/sub/impact.yaml',
    finds: [],
  },
  {
    name: 'the folder with a configuration around, without a repository',
    files: { ...below('work'), 'work/impact.config.yaml': 'rules: {}\n' },
    folder: 'work/sub',
    manifest: 'work/sub/impact.yaml',
    finds: [],
  },
  {
    name: 'the folder itself, where there is neither',
    files: below('work'),
    folder: 'work/sub',
    manifest: 'work/sub/impact.yaml',
    finds: OUTSIDE,
  },
  {
    name: 'the folder that is open, whatever is in it',
    files: below('work'),
    folder: 'work',
    manifest: 'work/sub/impact.yaml',
    finds: [],
  },
  {
    name: 'the inner one of two repositories',
    files: { ...below('work'), 'work/.git/HEAD': '', 'work/sub/.git/HEAD': '' },
    folder: 'work/sub',
    manifest: 'work/sub/impact.yaml',
    finds: OUTSIDE,
  },
  {
    name: 'never the home folder for its .git, which holds settings',
    files: { ...AROUND, '.git/HEAD': '' },
    folder: 'sub',
    manifest: 'sub/impact.yaml',
    finds: OUTSIDE,
  },
];

describe('what a workspace is', () => {
  for (const { name, files, folder, manifest, finds } of CASES) {
    it(`is the same in an editor and on the command line: ${name}`, async () => {
      const home = new Folder(files);
      const environment = { HOME: home.path, USERPROFILE: home.path };
      const server = Server.spawn(environment);
      try {
        await server.initialize({ folders: [{ uri: home.uriOf(folder) }] });
        await server.open(home.uriOf(manifest), MANIFEST);
        const told = await server.rules(home.uriOf(manifest), finds);
        const path = manifest.slice(folder.length + 1);
        const { out } = impact(`${home.path}/${folder}`, ['check', path, '--format', 'json'], { environment });
        const checked = filesIn<{ readonly findings: readonly { rule: string; message: string }[] }>(out);
        const found = checked.flatMap(({ findings }) => findings);
        assert.deepEqual(
          found.map(({ rule }) => rule),
          finds,
        );
        for (const [index, { message }] of found.entries()) {
          const words = told[index]?.message;
          assert.ok(typeof words === 'string' && words.startsWith(message));
        }
      } finally {
        server.stop();
        home.remove();
      }
    });
  }
});
