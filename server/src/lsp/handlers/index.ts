import type { Handler } from '../handler';
import { checkWorkspace } from './check-workspace';
import { codeActions } from './code-actions';
import { codeLenses } from './code-lenses';
import { compareReleases } from './compare-releases';
import { completion } from './completion';
import { definition } from './definition';
import { diagnostics } from './diagnostics';
import { documentHighlight } from './document-highlight';
import { documentLinks } from './document-links';
import { documentSymbols } from './document-symbols';
import { folding } from './folding';
import { formatting } from './formatting';
import { gate } from './gate';
import { hover } from './hover';
import { importFiles } from './import-files';
import { inlayHints } from './inlay-hints';
import { prepare } from './prepare';
import { lineage } from './lineage';
import { recordReview } from './record-review';
import { references } from './references';
import { movedFiles } from './moved-files';
import { releases } from './releases';
import { rename } from './rename';
import { reports } from './reports';
import { selectionRanges } from './selection-ranges';
import { semanticTokens } from './semantic-tokens';
import { sharing } from './sharing';
import { silence } from './silence';
import { status } from './status';
import { typeHierarchy } from './type-hierarchy';
import { workspaceSymbols } from './workspace-symbols';
import { writeDocuments } from './write-documents';

/** Every feature that the server has. */
export const handlers: readonly Handler[] = [
  diagnostics,
  codeActions,
  codeLenses,
  completion,
  definition,
  documentHighlight,
  documentLinks,
  documentSymbols,
  folding,
  formatting,
  hover,
  inlayHints,
  references,
  rename,
  movedFiles,
  selectionRanges,
  semanticTokens,
  workspaceSymbols,
  typeHierarchy,
  lineage,
  status,
  checkWorkspace,
  releases,
  compareReleases,
  gate,
  sharing,
  prepare,
  importFiles,
  recordReview,
  silence,
  reports,
  writeDocuments,
];
