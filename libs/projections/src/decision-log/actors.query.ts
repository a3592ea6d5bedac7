// Who decided: the tokens that the decision log names, each once, by id.
import { and, asc, gt, sql } from 'drizzle-orm';
import { type Db, rowsOf } from '#read-store/db';
import { limitOf, type Page, type PageRequest, pageOf } from '../page.js';
import { tokens } from '../tokens/tokens.table.js';
import { isBound, type Within, withinTeams } from '../within.js';
import { decisionLog } from './decision-log.table.js';

export interface ActorRow {
  readonly actor: string;
  /** Who or what the token is for; null for the system itself, and for whoever is bound: it may name people of elsewhere. */
  readonly title: string | null;
}

export async function listActors(db: Db, within: Within = {}, request: PageRequest = {}): Promise<Page<ActorRow>> {
  const limit = limitOf(request);
  const { cursor = '' } = request;
  const rows = isBound(within) ? await seenBy(db, within, cursor, limit + 1) : await all(db, cursor, limit + 1);
  return pageOf(rows, limit, ({ actor }) => actor);
}

/** Steps from one to the next by the index: as many looks as there are actors, however long the log is. */
const all = (db: Db, beyond: string, most: number): Promise<readonly ActorRow[]> =>
  rowsOf<ActorRow>(
    db,
    sql`
      with recursive decided(actor, nth) as (
        select min(${decisionLog.actor}), 1 from ${decisionLog} where ${gt(decisionLog.actor, beyond)}
        union all
        select (select min(${decisionLog.actor}) from ${decisionLog} where ${decisionLog.actor} > decided.actor), nth + 1
        from decided where decided.actor is not null and nth < ${most}
      )
      select decided.actor, ${tokens.title} from decided left join ${tokens} on ${tokens.token} = decided.actor
      where decided.actor is not null order by decided.actor`,
  );

async function seenBy(db: Db, within: Within, beyond: string, most: number): Promise<readonly ActorRow[]> {
  const rows = await db
    .selectDistinct({ actor: decisionLog.actor })
    .from(decisionLog)
    .where(and(gt(decisionLog.actor, beyond), withinTeams(within, decisionLog.cohort, decisionLog.team)))
    .orderBy(asc(decisionLog.actor))
    .limit(most);
  return rows.map(({ actor }) => ({ actor, title: null }));
}
