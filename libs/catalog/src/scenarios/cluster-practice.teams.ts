// The teams of the cluster-practice scenario: 36 of them, of 40 regions. Only Komi and its cluster are of the source.
import { type Course, madeUpTeams, type TeamPlan } from './team-plan.js';

const listens: Course = {};
const ready: Course = { preDefense: 'ready' };
const reworked: Course = { preDefense: 'rework', rework: 'accepted' };
const entered: Course = { defense: 'strong', registry: 'entered' };

const komi: TeamPlan = {
  ...reworked,
  ...entered,
  team: 'komi',
  name: 'Команда Республики Коми (состав вымышл.)',
  regions: ['KO'],
  project: { kind: 'develop', title: 'Деревообрабатывающий кластер Республики Коми: межрегиональный уровень' },
};

const presenting = madeUpTeams([
  ['ARK+VLG+NEN', { ...reworked, ...entered }],
  ['KOS+IVA', { ...ready, ...entered }],
  ['IRK+KYA', { ...reworked, ...entered }],
  ['KR', { ...ready, ...entered }],
  ['LEN', { ...reworked, ...entered }],
  ['NGR', { ...reworked, defense: 'weak' }],
  ['PSK', { ...reworked, ...entered }],
  ['TVE', { ...reworked, rework: 'silent' }],
  ['KIR', { ...ready, ...entered }],
  ['UD', { ...reworked, defense: 'strong' }],
  ['PER', { ...reworked, ...entered }],
  ['SVE', { ...ready, defense: 'strong', registry: 'filed' }],
  ['TYU', { ...reworked, defense: 'strong' }],
  ['KGN', { preDefense: 'not-ready' }],
  ['TOM', { ...reworked, defense: 'strong', registry: 'filed' }],
  ['OMS', { ...reworked, defense: 'weak' }],
  ['ALT', { ...reworked, ...entered }],
  ['BU', { preDefense: 'not-ready' }],
  ['KHA', { ...reworked, rework: 'answered' }],
  ['PRI', { ...ready, defense: 'strong' }],
  ['BA', { ...reworked, ...entered }],
  ['ME', { ...reworked, defense: 'weak' }],
  ['NIZ', { ...ready, defense: 'strong' }],
]);

const listening = madeUpTeams(
  'VLA MOS TUL KLU LIP BEL TA SAM ULY SAR CHE MO'
    .split(' ')
    .map((key, index) => [key, index % 4 === 3 ? { misses: 2 } : listens] as const),
);
export const clusterPracticeTeams: readonly TeamPlan[] = [komi, ...presenting, ...listening];
