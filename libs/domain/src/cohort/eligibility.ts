// Which regions may take part, judged once at the cohort's opening and frozen with it.
import type { Region } from '../catalog/catalog.events.js';
import type { Eligibility } from '../charter/charter.js';
import type { EligibleRegion } from './cohort.events.js';

const fits = ({ districts, regions, except }: Eligibility, { key, district }: Region): boolean =>
  (!districts || (district !== null && districts.includes(district))) &&
  (!regions || regions.includes(key)) &&
  !except?.includes(key);

/** Regions that were of the federation on that day and fit the charter's rule, with their attributes then. */
export const eligibleRegions = (rule: Eligibility, table: readonly Region[], on: string): EligibleRegion[] =>
  table
    .filter((region) => (region.validFrom === null || region.validFrom <= on.slice(0, 10)) && fits(rule, region))
    .map(({ key, district }) => ({ region: key, district }));
