// The teams of the federal-practice scenario: the seven regions of the district, and four guests. Who is in them is made up.
import type { MemberCategory } from '#domain/charter/charter';
import { madeUp } from './made-up.js';
import { nameOfRegion, type TeamPlan } from './team-plan.js';

export const district: readonly string[] = ['CE', 'DA', 'IN', 'KB', 'KC', 'SE', 'STA'];
const guests = ['DNR', 'LNR', 'ZAP', 'HER'];

const SUBJECTS = ['Индустриальный парк', 'Промышленный технопарк', 'Лёгкая промышленность', 'Промышленный туризм'];

const teamOf = (region: string, title: string): TeamPlan => ({
  team: region.toLowerCase(),
  name: madeUp(`Команда: ${nameOfRegion(region)}`),
  regions: [region],
  project: { kind: 'create', title: madeUp(title) },
});

export const districtTeams = district.map((region, index) => teamOf(region, SUBJECTS[index % SUBJECTS.length]));
/** Guests come for the ties of cooperation and present nothing. */
export const guestTeams = guests.map((region) => teamOf(region, 'Кооперационные связи'));
/** Of the same federation, but neither of the district nor a guest. */
export const stranger = teamOf('KDA', 'Кооперационные связи');

/** The district sends authorities, institutes, managing companies and enterprises; of the guests come the authorities. */
export const seatsOf = (region: string): readonly MemberCategory[] => {
  const place = district.indexOf(region);
  if (place < 0) return ['authority', 'authority'];
  return ['authority', (['institute', 'managing-company', 'enterprise'] as const)[place % 3], 'enterprise'];
};
