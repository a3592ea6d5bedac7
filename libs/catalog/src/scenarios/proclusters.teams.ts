// The teams of the proclusters scenario: one of the source, the others made up, each with the course that it takes.
import { type Course, madeUpTeams, type TeamPlan } from './team-plan.js';

const ready: Course = { preDefense: 'ready' };
const reworked: Course = { preDefense: 'rework', rework: 'accepted' };
const entered: Course = { defense: 'strong', registry: 'entered' };

/** Three regions, one team: the regions, the lead and the cluster are of the source, the rest of its way is not. */
const vko: TeamPlan = {
  ...reworked,
  ...entered,
  team: 'vko',
  name: 'Команда Воронежской, Курской и Орловской областей (состав вымышл.)',
  regions: ['VOR', 'KRS', 'ORL'],
  project: { kind: 'create', title: 'Межрегиональный радиоэлектронный кластер' },
};

const others = madeUpTeams([
  ['TUL+KLU', { ...ready, ...entered }],
  ['SVE+CHE', { ...reworked, ...entered }],
  ['KIR+UD', { ...ready, ...entered }],
  ['NVS+TOM', { ...reworked, ...entered }],
  ['BEL', { ...ready, ...entered }],
  ['LIP', { ...reworked, ...entered }],
  ['TAM', { ...ready, defense: 'strong', registry: 'filed' }],
  ['RYA', { ...reworked, rework: 'silent' }],
  ['VLA', { ...ready, ...entered, misses: 1 }],
  ['IVA', { ...reworked, defense: 'weak' }],
  ['YAR', { ...reworked, ...entered }],
  ['KOS', { misses: 5 }],
  ['TVE', { ...ready, defense: 'strong', registry: 'returned' }],
  ['SMO', { preDefense: 'not-ready' }],
  ['NIZ', { ...reworked, defense: 'strong' }],
  ['SAM', { ...ready, ...entered, misses: 2 }],
  ['PNZ', { ...reworked, rework: 'answered' }],
  ['ULY', { ...reworked, defense: 'weak', misses: 2 }],
  ['TA', { ...ready, ...entered }],
  ['BA', { ...reworked, defense: 'strong', registry: 'filed' }],
  ['PER', { ...reworked, ...entered }],
  ['OMS', { misses: 3 }],
  ['KYA', { ...ready, defense: 'strong' }],
  ['STA', {}],
  ['ROS', { ...reworked, ...entered }],
]);

/** In order of enrollment; the last two find every seat taken, and the first of them lets its offer lapse. */
export const proclustersTeams: readonly TeamPlan[] = [vko, ...others];
