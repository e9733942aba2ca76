import { createHash } from 'node:crypto';
import type { Host } from '../../../cli/console';
import type { Answers } from '../answers';

/** What a command has asked, as data that can be asked again. */
export type Question =
  | readonly ['read' | 'spelled' | 'list' | 'isIgnored', string, readonly string[]]
  | readonly ['discover' | 'realUri' | 'workspaceAround' | 'repositoryAround' | 'page' | 'environment', string]
  | readonly ['today'];

/** Which stream, and what was written to it. */
export type Said = readonly ['out' | 'err', string];

/** More than this is not worth keeping. */
const MOST_LETTERS = 4_000_000;

/**
 * What a command was told while it ran, and what it said. A command is a function of the first, so where all is told again
 * the same way, it would say the same again.
 */
export class Notes {
  private readonly told = new Map<string, string>();
  private readonly words: Said[] = [];
  private letters = 0;
  private isOver = false;

  /** By question as JSON the hash of its answer; nothing where the command has done anything but ask and speak. */
  get answers(): ReadonlyMap<string, string> | undefined {
    return this.isOver ? undefined : this.told;
  }

  get said(): readonly Said[] {
    return this.words;
  }

  answered(question: Question, answer: unknown): void {
    this.note(JSON.stringify(question), hashOf(answer));
  }

  /** Takes over what somebody else was told; nothing stands for one who did more than ask. */
  takeIn(answers: ReadonlyMap<string, string> | undefined): void {
    if (answers === undefined) this.end();
    for (const [question, hash] of answers ?? []) this.note(question, hash);
  }

  speak(stream: Said[0], text: string): void {
    this.letters += text.length;
    if (this.letters > MOST_LETTERS) this.end();
    else this.words.push([stream, text]);
  }

  /** Has nothing kept. */
  end(): void {
    this.isOver = true;
    this.words.length = 0;
  }

  private note(question: string, hash: string): void {
    const before = this.told.get(question);
    // What has changed meanwhile was seen in both ways.
    if (before !== undefined && before !== hash) this.end();
    this.told.set(question, hash);
  }
}

/** Strong, since a stranger may write what is asked for. */
export function hashOf(answer: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([answer]))
    .digest('base64');
}

/** What is told now. */
export async function answerTo(question: Question, answers: Answers): Promise<unknown> {
  switch (question[0]) {
    case 'read':
    case 'spelled':
    case 'list':
    case 'isIgnored':
      return answers[question[0]](question[1], question[2]);
    case 'environment':
      return answers.environment[question[1]];
    case 'today':
      return answers.today();
    default:
      return answers[question[0]](question[1]);
  }
}

/** A host that notes what it is asked and told. Whoever does more than ask and speak leaves no notes. */
export function noting(host: Host, notes: Notes): Host {
  const told = <T>(question: Question, answer: T): T => {
    notes.answered(question, answer);
    return answer;
  };
  const ending = <T>(act: () => T): T => {
    notes.end();
    return act();
  };
  return {
    ...host,
    environment: notingVariables(host.environment, notes),
    ...notingWords(host, notes),
    readInput: () => ending(() => host.readInput()),
    ask: (question) => ending(() => host.ask(question)),
    realUri: (uri) => told(['realUri', uri], host.realUri(uri)),
    workspaceAround: (folder) => told(['workspaceAround', folder], host.workspaceAround(folder)),
    repositoryAround: (folder) => told(['repositoryAround', folder], host.repositoryAround(folder)),
    read: (uri, folders) => told(['read', uri, folders], host.read(uri, folders)),
    spelled: (uri, folders) => told(['spelled', uri, folders], host.spelled(uri, folders)),
    list: (uri, folders) => told(['list', uri, folders], host.list(uri, folders)),
    isIgnored: (uri, folders) => told(['isIgnored', uri, folders], host.isIgnored(uri, folders)),
    discover: async (folder) => told(['discover', folder], await host.discover(folder)),
    expand: async (paths) => {
      const expanded = await host.expand(paths);
      // What a glob matches is not asked again.
      if (paths.some((path) => /[*?[{]/.test(path))) notes.end();
      return expanded;
    },
    watch: (folders, changed) => ending(() => host.watch(folders, changed)),
    write: (changes) => ending(() => host.write(changes)),
    revisions: () => ending(() => host.revisions()),
    page: (rule) => told(['page', rule], host.page(rule)),
    today: () => told(['today'], host.today()),
  };
}

function notingVariables(environment: Host['environment'], notes: Notes): Host['environment'] {
  return new Proxy(environment, {
    get: (all, key) => {
      const name = String(key);
      notes.answered(['environment', name], all[name]);
      return all[name];
    },
  });
}

function notingWords(host: Host, notes: Notes): Pick<Host, 'print' | 'warn'> {
  return {
    print: (text) => {
      notes.speak('out', text);
      host.print(text);
    },
    warn: (text) => {
      notes.speak('err', text);
      host.warn(text);
    },
  };
}
