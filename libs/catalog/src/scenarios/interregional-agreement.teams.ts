// The joint teams of the interregional-agreement scenario: one for each of the agreement's six directions, all made up.
import { madeUp } from './made-up.js';
import type { Course, TeamPlan } from './team-plan.js';

export const AGREEMENT = 'che-ba-2021';
/** As the agreement has them. */
export const DIRECTIONS = [
  'Обмен опытом и информационными материалами по промышленной политике и её законодательству',
  'Привлечение инвестиций и улучшение инвестиционного климата',
  'Развитие объектов инфраструктуры: парков, технопарков и промышленных кластеров, в том числе межрегиональных',
  'Укрепление кооперационных связей производителей',
  'Диверсификация промышленного производства',
  'Совместные миссии, конференции, семинары, выставки и курсы обучения',
];

/** The first region leads; the two take turns. */
const joint = (team: string, subject: string, lead: 'CHE' | 'BA', course: Course): TeamPlan => ({
  ...course,
  team,
  name: madeUp(`Совместная команда: ${subject}`),
  regions: lead === 'CHE' ? ['CHE', 'BA'] : ['BA', 'CHE'],
  project: { kind: 'create', title: madeUp(`Совместный проект: ${subject}`) },
  agreement: AGREEMENT,
});

export const jointTeams: readonly TeamPlan[] = [
  joint('experience', 'обмен опытом', 'CHE', { preDefense: 'ready', defense: 'strong' }),
  joint('investment', 'привлечение инвестиций', 'BA', { preDefense: 'rework', rework: 'accepted', defense: 'weak' }),
  joint('infrastructure', 'межрегиональный технопарк', 'CHE', { preDefense: 'ready', defense: 'strong' }),
  joint('cooperation', 'кооперационные связи', 'BA', { preDefense: 'rework', rework: 'silent', defense: 'strong' }),
  joint('diversification', 'диверсификация', 'CHE', { preDefense: 'rework', rework: 'answered' }),
  joint('missions', 'совместные миссии', 'BA', { preDefense: 'not-ready' }),
];

const inVain = (team: string, regions: readonly string[], agreement?: string): TeamPlan => ({
  team,
  name: madeUp(`Команда: ${team}`),
  regions,
  project: { kind: 'create', title: madeUp('Совместный проект') },
  ...(agreement && { agreement }),
});
/** Its second region did not sign. */
export const uncovered = inVain('che-sve', ['CHE', 'SVE'], AGREEMENT);
/** Names no agreement at all. */
export const groundless = inVain('ba-ore', ['BA', 'ORE']);
