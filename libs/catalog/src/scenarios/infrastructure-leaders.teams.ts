// The teams of the infrastructure-leaders scenario: one a region, 42 of the 43. Which regions, and everybody's way, is made up.
import { catalogCharter } from '../charter-check.js';
import { madeUp } from './made-up.js';
import { type EnrolledPlan, nameOfRegion, type TeamPlan } from './team-plan.js';

/** What sets a team apart. Without any of it, it comes through both modules at the first try. */
export interface Fate {
  /** The stage that it does not pass, or the one after which it withdraws. */
  readonly ends?: 'm1.lectures' | 'm1.test' | 'm1.defense' | 'withdrawn' | 'm2.visits' | 'm2.test' | 'm2.defense';
  /** The test that it passes at the second attempt. */
  readonly again?: 'm1.test' | 'm2.test';
}
export type LeaderPlan = EnrolledPlan & Fate;

const FATES: Readonly<Record<string, Fate>> = {
  NEN: { ends: 'm1.lectures' },
  YEV: { ends: 'm1.lectures' },
  TY: { ends: 'm1.test' },
  SEV: { again: 'm1.test' },
  ZAB: { again: 'm1.test' },
  MO: { ends: 'm1.defense' },
  IN: { ends: 'm1.defense' },
  YAN: { ends: 'withdrawn' },
  MAG: { ends: 'm2.visits' },
  AL: { again: 'm2.test' },
  KL: { ends: 'm2.test' },
  BU: { ends: 'm2.defense' },
};
/** The region that sends no team: a target all the same. */
const ABSENT = 'CHU';

const SUBJECTS = ['Индустриальный парк', 'Промышленный технопарк'];
const { regions = [] } = catalogCharter('infrastructure-leaders').admission.eligible;

const teamOf = (region: string, title: string): TeamPlan => ({
  team: region.toLowerCase(),
  name: madeUp(`Команда: ${nameOfRegion(region)}`),
  regions: [region],
  project: { kind: 'create', title: madeUp(title) },
});

export const leaderTeams: readonly (TeamPlan & Fate)[] = regions
  .filter((region) => region !== ABSENT)
  .map((region, index) => ({ ...teamOf(region, SUBJECTS[index % SUBJECTS.length]), ...FATES[region] }));

/** From a region that is none of the 43. */
export const stranger = teamOf('TA', SUBJECTS[0]);
