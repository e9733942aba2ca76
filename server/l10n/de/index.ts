import analysis from './analysis.json';
import cli from './cli.json';
import edits from './edits.json';
import exchange from './exchange.json';
import features from './features.json';
import host from './host.json';
import license from './license.json';
import lineage from './lineage.json';
import lsp from './lsp.json';
import obligations from './obligations.json';
import programs from './programs.json';
import report from './report.json';
import rules from './rules.json';
import schema from './schema.json';
import schemas from './schemas.json';
import syntax from './syntax.json';
import text from './text.json';
import words from './words.json';
import workspace from './workspace.json';

/** All that the server and the command line say, by the English texts; made by `npm run generate`. */
export const TEXTS = {
  ...analysis,
  ...cli,
  ...edits,
  ...exchange,
  ...features,
  ...host,
  ...license,
  ...lineage,
  ...lsp,
  ...obligations,
  ...programs,
  ...report,
  ...rules,
  ...schema,
  ...schemas,
  ...syntax,
  ...text,
  ...words,
  ...workspace,
};
