// The rules that an item of the agenda is heard under.
import { type Charter, type DefenseStage, type PreDefenseStage, stageOf } from '../charter/charter.js';
import { type Cohort, today } from '../cohort/cohort.state.js';
import { charterOf } from '../program/program.js';
import type { SittingBasis } from './basis.js';
import type { AgendaItem } from './sitting.events.js';

export interface ItemRules {
  readonly charter: Charter;
  readonly stage: PreDefenseStage | DefenseStage;
  readonly cohort: Cohort;
}

/** Of its cohort's charter, its stage under the id that it has today. Undefined where no such stage is heard. */
export function rulesOf(item: AgendaItem, basis: SittingBasis): ItemRules | undefined {
  const cohort = basis[`cohort ${item.cohort}`];
  const charter = charterOf(basis[`program ${cohort.program}`], cohort.version);
  const stage = charter && stageOf(charter, today(cohort, item.stage));
  if (!charter || (stage?.kind !== 'pre-defense' && stage?.kind !== 'defense')) return undefined;
  return { charter, stage, cohort };
}

/** Whether everyone entitled who is there must have given scores. */
export const needsSheets = (stage: ItemRules['stage']): boolean =>
  stage.kind === 'defense' && stage.criteria.length > 0;
