// All projections of Vekha.
import { caseFileProjection } from './case-file/case-file.projection.js';
import { cohortBoardProjection } from './cohort-board/cohort-board.projection.js';
import { cohortsProjection } from './cohorts/cohorts.projection.js';
import { commissionsProjection } from './commissions/commissions.projection.js';
import { deadlinesProjection } from './deadlines/deadlines.projection.js';
import { decisionLogProjection } from './decision-log/decision-log.projection.js';
import { peopleProjection } from './people/people.projection.js';
import { programsProjection } from './programs/programs.projection.js';
import { regionProgressProjection } from './region-progress/region-progress.projection.js';
import { regionsProjection } from './regions/regions.projection.js';
import { agreementsProjection } from './agreements/agreements.projection.js';
import { outcomesProjection } from './outcomes/outcomes.projection.js';
import { registryEntriesProjection } from './registry-entries/registry-entries.projection.js';
import { funnelProjection } from './funnel/funnel.projection.js';
import { searchProjection } from './search/search.projection.js';
import type { Projection } from './runner/projection.js';
import { sittingsProjection } from './sittings/sittings.projection.js';
import { tokensProjection } from './tokens/tokens.projection.js';

export const projections: readonly Projection[] = [
  regionsProjection,
  programsProjection,
  cohortsProjection,
  peopleProjection,
  tokensProjection,
  commissionsProjection,
  sittingsProjection,
  regionProgressProjection,
  cohortBoardProjection,
  caseFileProjection,
  decisionLogProjection,
  deadlinesProjection,
  searchProjection,
  funnelProjection,
  registryEntriesProjection,
  outcomesProjection,
  agreementsProjection,
];
