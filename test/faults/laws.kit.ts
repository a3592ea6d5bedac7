// What must hold after any fault, whatever was killed: of the log, and of every table that is made from it.
import { getTableName, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { LoggedEvent } from '#event-store/logged-event';
import { migrationsFolder } from '#projections/migrations';
import { projections } from '#projections/projections';
import { recount } from '#projections/region-progress/recount';
import { Projector } from '#projections/runner/projector';
import { type Db, rowsOf } from '#read-store/db';
import { PgliteReadStore } from '#read-store/pglite.read-store';
import type { Body } from '../end-to-end/client.kit.js';
import type { Answered } from './load.kit.js';

export const decisionsIn = (events: readonly LoggedEvent[]): string[] =>
  events.flatMap(({ receipt }) => (receipt?.index === 0 ? [receipt.decision] : []));

/** Every decision that was acknowledged is in the log, and none is there twice. */
export function expectEachOnce(events: readonly LoggedEvent[], answered: readonly Answered[]): void {
  const logged = decisionsIn(events);
  const known = new Set(logged);
  expect(known.size).toBe(logged.length);
  const decided = answered.flatMap(({ answer }) => (answer.body.decision ? [String(answer.body.decision)] : []));
  expect(decided.filter((decision) => !known.has(decision))).toEqual([]);
  expect(new Set(decided).size).toBe(decided.length);
}

const tables = new Set<PgTable>(projections.flatMap((projection) => [...projection.tables]));

/** Every row of every read model, as text. */
export async function everyRow(db: Db): Promise<Readonly<Record<string, readonly string[]>>> {
  const all: Record<string, readonly string[]> = {};
  for (const table of tables) {
    const found = await rowsOf<{ row: string }>(db, sql`select to_jsonb(t)::text as row from ${table} t`);
    all[getTableName(table)] = found.map(({ row }) => row).sort();
  }
  return all;
}

/** What the whole log comes to, projected once, by one process, in a database of its own. */
export async function projectedAnew(events: readonly LoggedEvent[]): Promise<ReturnType<typeof everyRow>> {
  const scratch = await PgliteReadStore.open();
  await scratch.migrate(migrationsFolder());
  const projector = new Projector(scratch, projections, { onTrouble: (error) => process.stderr.write(`${error}\n`) });
  await projector.handle(events);
  const rows = await everyRow(scratch.db);
  await scratch.close();
  return rows;
}

/** The progress of a cohort as a count of the log alone gives it, which shares nothing with the projection. */
export function expectRecounted(events: readonly LoggedEvent[], cohort: string, shown: Body): void {
  const whole = recount(events).filter((row) => row.cohort === cohort && row.level === 'federation');
  const federation = shown.federation as { reached: Record<string, object> };
  expect(whole.length).toBeGreaterThan(0);
  for (const { reached, involved, led, guests, guestLed } of whole) {
    const at = reached === 'enrolled' ? federation : federation.reached[reached.slice('stage:'.length)];
    expect([reached, at]).toMatchObject([reached, { involved, led, guests, guestLed }]);
  }
}
