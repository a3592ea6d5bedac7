// What holds of the figures whatever happened: counted again here by SQL, from the rows alone.
import { sql } from 'drizzle-orm';
import type { Law } from '../runner/projection.js';
import {
  regionContributions as contributions,
  regionProgress as figures,
  regionProgressTeams as teams,
} from './region-progress.table.js';

const figure = sql`cohort || ' ' || level || ' ' || place || ' ' || reached`;

export const regionProgressLaws: readonly Law[] = [
  {
    name: 'no figure is negative',
    broken: sql`select ${figure} as what from ${figures} where least(involved, led, guests, guest_led) < 0`,
  },
  {
    name: 'every figure is the sum of its contributions',
    broken: sql`
      with shown as (
        select cohort, level, place, reached, metric, sum(value) as value from ${figures},
               lateral (values ('involved', involved), ('led', led), ('guests', guests), ('guestLed', guest_led)) as m(metric, value)
         group by 1, 2, 3, 4, 5 having sum(value) <> 0
      ), summed as (
        select cohort, level, place, reached, metric, sum(delta) as value from ${contributions}
         group by 1, 2, 3, 4, 5 having sum(delta) <> 0
      )
      select ${figure} || ' ' || metric || ': ' || coalesce(shown.value, 0) || ' ≠ ' || coalesce(summed.value, 0) as what
        from shown full join summed using (cohort, level, place, reached, metric)
       where shown.value is distinct from summed.value`,
  },
  {
    name: 'the teams led from somewhere are the distinct teams',
    broken: sql`
      with led as (
        select cohort, level, sum(led + guest_led) as teams from ${figures} where reached = 'enrolled' group by 1, 2
      ), distinct_teams as (
        select cohort, count(*) filter (where standing ->> 'withdrawnAt' is null) as teams from ${teams} group by 1
      )
      select cohort || ' ' || level || ': ' || led.teams || ' ≠ ' || distinct_teams.teams as what
        from led join distinct_teams using (cohort) where led.teams <> distinct_teams.teams`,
  },
];
