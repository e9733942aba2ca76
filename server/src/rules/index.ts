import type { Rule } from './rule';
import { syntax } from './manifest/syntax';
import { schema } from './manifest/schema';
import { version } from './manifest/version';
import { reference } from './manifest/reference';
import { duplicateId } from './manifest/duplicate-id';
import { missingFile } from './manifest/missing-file';
import { unusedArtifact } from './manifest/unused-artifact';
import { unusedSuppression } from './manifest/unused-suppression';
import { code } from './coverage/code';
import { service } from './coverage/service';
import { riskMismatch } from './coverage/risk-mismatch';
import { unknownLicense } from './coverage/unknown-license';
import { relicensed } from './coverage/relicensed';
import { cycle } from './lineage/cycle';
import { relation } from './lineage/relation';
import { understatedRisk } from './lineage/understated-risk';
import { shareAlike } from './lineage/share-alike';
import { artifactInternalOnly } from './distribution/artifact-internal-only';
import { derivativeInternalOnly } from './distribution/derivative-internal-only';
import { agreement } from './distribution/agreement';
import { attribution } from './distribution/attribution';
import { notices } from './distribution/notices';
import { modificationNotice } from './distribution/modification-notice';
import { missing } from './report/missing';
import { incomplete } from './report/incomplete';
import { stale } from './report/stale';
import { shared } from './report/shared';
import { notPublic } from './report/not-public';
import { restricted } from './use/restricted';
import { condition } from './use/condition';
import { curePeriod } from './breach/cure-period';
import { lapsed } from './breach/lapsed';
import { ruleFailed } from './internal/rule-failed';

/** Every rule, in the order in which they are listed everywhere. */
export const rules: readonly Rule[] = [
  syntax,
  schema,
  version,
  reference,
  duplicateId,
  missingFile,
  unusedArtifact,
  unusedSuppression,
  code,
  service,
  riskMismatch,
  unknownLicense,
  relicensed,
  cycle,
  relation,
  understatedRisk,
  shareAlike,
  artifactInternalOnly,
  derivativeInternalOnly,
  agreement,
  attribution,
  notices,
  modificationNotice,
  missing,
  incomplete,
  stale,
  shared,
  notPublic,
  restricted,
  condition,
  curePeriod,
  lapsed,
  ruleFailed,
];
