// Handlers by which a projection learns the rules that its cohorts run under, and statements that use them.
import type { Row } from '#read-store/upsert-json';
import type { DataOf, Heard } from '../runner/heard.js';
import { put, type Ref, ref, type Statement, using } from '../runner/projection.js';
import type { RowsAtHand } from '../runner/rows-at-hand.js';
import { always, begun, ended, isRunning, never, type Spans } from '../spans.js';
import { cohortRules, programRules } from './cohort-rules.table.js';

/** Whichever shard's copy. */
export type CohortRules = Omit<Row<typeof cohortRules>, 'shard'>;

export const rulesTables = [programRules, cohortRules] as const;

/** The handlers for one projection; to be spread among its own, and to be called where it has one of the same event. */
export const learnRules = (projection: string) => ({
  ProgramChartered: ({ id, data }: Heard<'ProgramChartered'>): Statement =>
    put(programRules, { projection, program: id, version: data.version, charter: data.charter }),

  CharterRevised: ({ id, data }: Heard<'CharterRevised'>): Statement =>
    put(programRules, { projection, program: id, version: data.version, charter: data.charter }),

  CohortOpened: ({ cohort, data, shownAt }: Heard<'CohortOpened'>): Statement => {
    const key = { projection, program: data.program, version: data.version };
    return using([ref(programRules, key)], (rows) => {
      const { charter } = rows.get(programRules, key);
      rows.save(cohortRules, { ...key, ...opened(data), cohort, charter, migrations: [], shownAt });
    });
  },

  /** Its program is only known with its row: so the charters of that version of all programs are at hand. */
  CohortMigrated: ({ cohort, data: { to, stages }, shownAt }: Heard<'CohortMigrated'>): Statement => {
    const key = { projection, cohort };
    return using([ref(cohortRules, key), ref(programRules, { projection, version: to })], (rows) => {
      const row = rows.get(cohortRules, key);
      const charters = rows.all(programRules, { projection, version: to });
      const charter = charters.find(({ program }) => program === row.program)?.charter;
      if (!charter) throw new Error(`version ${to} of the charter of ${row.program} is not known`);
      rows.save(cohortRules, {
        ...row,
        version: to,
        charter,
        migrations: [...row.migrations, { to, stages }],
        shownAt,
      });
    });
  },

  TargetRegionsAmended: ({ cohort, data, shownAt }: Heard<'TargetRegionsAmended'>): Statement => {
    const key = { projection, cohort };
    return using([ref(cohortRules, key)], (rows) => {
      const row = rows.get(cohortRules, key);
      const { targets, occurredAt } = data;
      rows.save(cohortRules, { ...row, targets, asTarget: amended(row.asTarget, targets, occurredAt), shownAt });
    });
  },
});

function opened({ title, targets, regions, occurredAt: openedAt }: DataOf<'CohortOpened'>) {
  const districts = Object.fromEntries(regions.map(({ region, district }) => [region, district]));
  const asTarget = Object.fromEntries(targets.map((region) => [region, always]));
  return { title, targets, asTarget, districts, openedAt };
}

/** A region turns from the amendment's date, or from its own last turn where that lies later. */
function amended(
  asTarget: CohortRules['asTarget'],
  targets: readonly string[],
  at: string,
): Readonly<Record<string, Spans>> {
  const all = { ...asTarget };
  for (const region of new Set([...Object.keys(asTarget), ...targets])) {
    const spans = asTarget[region] ?? never;
    const isTarget = targets.includes(region);
    if (isTarget === isRunning(spans)) continue;
    const lastEnd = spans.at(-1)?.until ?? '';
    all[region] = isTarget ? begun(spans, at > lastEnd ? at : lastEnd) : ended(spans, at);
  }
  return all;
}

/** Runs with the cohort's rules, which must be known, and the rows named. */
export const underRules = (
  projection: string,
  cohort: string,
  needs: readonly Ref[],
  run: (rows: RowsAtHand, rules: CohortRules) => void,
): Statement =>
  using([ref(cohortRules, { projection, cohort }), ...needs], (rows) =>
    run(rows, rows.get(cohortRules, { projection, cohort })),
  );
