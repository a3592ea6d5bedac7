// What is due, and when to look again.
import { and, asc, isNotNull, lt } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import { deadlines } from './deadlines.table.js';

interface Due {
  /** RFC 3339 in UTC: to be asked after it. */
  readonly due: string;
  readonly cohort: string;
  readonly team: string;
}
/** With all that the command needs that is to be sent. */
export type Deadline =
  | (Due & { readonly kind: 'seat-offer'; readonly until: string })
  | (Due & { readonly kind: 'rework'; readonly stage: string; readonly until: string })
  | (Due & {
      readonly kind: 'reservation';
      readonly registry: string;
      readonly number: string;
      /** The one that the number is reserved for. */
      readonly decision: string;
    });

/** Whose time was over before `now` (RFC 3339 in UTC with milliseconds), the oldest first. */
export async function dueBy(db: Db, now: string, limit: number): Promise<readonly Deadline[]> {
  const rows = await db
    .select()
    .from(deadlines)
    .where(and(isNotNull(deadlines.due), lt(deadlines.due, now)))
    .orderBy(asc(deadlines.due), asc(deadlines.cohort), asc(deadlines.team), asc(deadlines.subject))
    .limit(limit);
  return rows.map(deadline);
}

/** When the next one is due; null where nothing is waited for. */
export async function nextDue(db: Db): Promise<string | null> {
  const [row] = await db
    .select({ due: deadlines.due })
    .from(deadlines)
    .where(isNotNull(deadlines.due))
    .orderBy(asc(deadlines.due))
    .limit(1);
  return row?.due ?? null;
}

function deadline({ due: at, cohort, team, state }: typeof deadlines.$inferSelect): Deadline {
  const due = at ?? '';
  switch (state.kind) {
    case 'seat-offer':
      return { kind: state.kind, due, cohort, team, until: state.until };
    case 'rework':
      return { kind: state.kind, due, cohort, team, stage: state.stage, until: due };
    case 'reservation': {
      const { kind, registry, number, decision } = state;
      return { kind, due, cohort: state.cohort, team: state.team, registry, number, decision };
    }
  }
}
