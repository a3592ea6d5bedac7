// What holds of the figures whatever happened: counted again here by SQL, from the rows alone.
import { sql } from 'drizzle-orm';
import { cohortRules, programRules } from '../cohort-rules/cohort-rules.table.js';
import type { Law } from '../runner/projection.js';
import {
  regionContributions as contributions,
  regionProgress as figures,
  regionProgressTeams as teams,
  regionProgressTotals as totals,
} from './region-progress.table.js';

const sums = sql`array[sum(involved), sum(led), sum(guests), sum(guest_led)] as sums`;
const lastOfKinds = sql`(
  select distinct on (program, version, stage ->> 'kind')
         program, version, stage ->> 'id' as stage, stage ->> 'kind' as kind
    from ${programRules}, jsonb_array_elements(charter -> 'stages') with ordinality as each(stage, nth)
   where projection = 'region_progress' and shard = 0
   order by program, version, stage ->> 'kind', nth desc
)`;
const zeros = sql`array[0, 0, 0, 0]::bigint[]`;
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
    name: 'every total is the sum of its cohorts',
    broken: sql`
      with total as (
        select program, level, place, "column", ${sums} from ${totals} group by 1, 2, 3, 4
      ), columns as (
        select figures.program as program, level, place, case reached when 'enrolled' then '' else substr(reached, 7) end as "column",
               involved, led, guests, guest_led
          from ${figures} as figures
        union all
        select '', level, place, coalesce(kind, ''), involved, led, guests, guest_led
          from ${figures} as figures join ${cohortRules} as rules using (cohort)
               left join ${lastOfKinds} as last
                 on last.program = rules.program and last.version = rules.version and 'stage:' || last.stage = reached
         where rules.projection = 'region_progress' and rules.shard = 0 and (reached = 'enrolled' or kind is not null)
      ), summed as (
        select program, level, place, "column", ${sums} from columns group by 1, 2, 3, 4
      )
      select program || ' ' || level || ' ' || place || ' ' || "column" || ': '
             || coalesce(total.sums::text, 'none') || ' ≠ ' || coalesce(summed.sums::text, 'none') as what
        from total full join summed using (program, level, place, "column")
       where coalesce(total.sums, ${zeros}) <> coalesce(summed.sums, ${zeros})`,
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
