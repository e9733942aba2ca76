import type { APPLY_ACTION, CommandName } from '../server/src/lsp/messages';

/** The panel with the lineage, as `package.json` and the editor know it. */
export const LINEAGE_VIEW = 'impact.lineage';

/** Every command that the server does not offer itself. */
const OWN_COMMANDS = [
  'impact.newManifest',
  'impact.newManifestFromCard',
  'impact.addArtifact',
  'impact.checkWorkspace',
  'impact.compareReleases',
  'impact.mayIShare',
  'impact.showLineage',
  'impact.explainRule',
  'impact.restart',
  'impact.showOutput',
] as const;

export type OwnCommand = (typeof OWN_COMMANDS)[number];

/** All that the server does by name for an editor that knows code actions. */
export type ServerCommand = Exclude<CommandName, typeof APPLY_ACTION>;

const OF_THE_SERVER: Readonly<Record<ServerCommand, true>> = {
  'impact.checkGate': true,
  'impact.showVerdict': true,
  'impact.openReports': true,
  'impact.prepareRelease': true,
  'impact.markReleased': true,
  'impact.recordReview': true,
  'impact.silence': true,
  'impact.createReport': true,
  'impact.beginManifest': true,
  'impact.importFiles': true,
  'impact.updateNotice': true,
  'impact.updateTerms': true,
  'impact.updateAttribution': true,
};

export const SERVER_COMMANDS = Object.keys(OF_THE_SERVER) as readonly ServerCommand[];

export type Command = OwnCommand | ServerCommand;

export const COMMANDS: readonly Command[] = [...OWN_COMMANDS, ...SERVER_COMMANDS];
