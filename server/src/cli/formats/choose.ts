import type { Host } from '../console';
import type { Format } from './names';

/** A format, and the variable that it was chosen by. */
export interface Choice {
  readonly format: Format;
  readonly because?: string;
}

/** The format that was asked for, or the one that the build server around shows best. */
export function chooseFormat(asked: Format | undefined, outputFile: string | undefined, { environment }: Host): Choice {
  if (asked !== undefined) return { format: asked };
  if (outputFile === undefined && environment.GITHUB_ACTIONS === 'true')
    return { format: 'github', because: 'GITHUB_ACTIONS' };
  // GitLab shows nothing of what stands in the log, but reads a file.
  if (outputFile !== undefined && environment.GITLAB_CI === 'true') return { format: 'gitlab', because: 'GITLAB_CI' };
  return { format: 'text' };
}
