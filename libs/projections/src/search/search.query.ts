// What holds all the words that were typed, wherever in it, the closest first.
import { and, asc, getTableColumns, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import { foldNumber, foldText, holding } from '../searchable.js';
import { isBound, type Within, withinCohorts, withinTeams } from '../within.js';
import type { Ranked } from './rank.js';
import { searchEntries } from './search.table.js';

export type Hit =
  | { readonly kind: 'region'; readonly region: string; readonly title: string }
  | { readonly kind: 'cohort'; readonly cohort: string; readonly title: string }
  | { readonly kind: 'team'; readonly cohort: string; readonly team: string; readonly title: string }
  | {
      readonly kind: 'registry-entry';
      readonly registry: string;
      /** As it is now; it may have been found by an earlier one. */
      readonly number: string;
      readonly cohort: string;
      readonly team: string;
      readonly title: string;
    }
  | { readonly kind: 'person'; readonly person: string; readonly title: string };

const { kind, folded, title } = searchEntries;

/** Regardless of case and of ё; at most `limit` (1 to 100). Nothing for an empty query. */
export const search = async (db: Db, query: string, limit = 20, within: Within = {}): Promise<readonly Hit[]> =>
  (await rankedSearch(db, query, limit, within)).map(({ hit }) => hit);

/** The same with how close each is, for who has more to put among them. */
export async function rankedSearch(
  db: Db,
  query: string,
  limit: number,
  within: Within = {},
): Promise<readonly Ranked<Hit>[]> {
  const words = foldText(query).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const whole = words.join(' ');
  const number = foldNumber(query);
  const rank = sql<number>`case when ${folded} = ${whole} or ${folded} = ${number} then 0
    when starts_with(${folded}, ${whole}) then 1 when strpos(${folded}, ${' '.concat(whole)}) > 0 then 2 else 3 end`;
  const rows = await db
    .select({ ...getTableColumns(searchEntries), rank })
    .from(searchEntries)
    .where(
      and(
        sql`case when ${kind} = 'registry-entry' then ${folded} like ${holding(number)} else ${holdsAll(words)} end`,
        isBound(within) ? reachable(within) : undefined,
      ),
    )
    .orderBy(rank, asc(kind), asc(folded), asc(searchEntries.id), asc(searchEntries.team), asc(title))
    .limit(mostHits(limit));
  return rows.map((row) => ({ rank: row.rank, hit: hit(row) }));
}

export const mostHits = (limit = 20): number => Math.min(Math.max(Math.trunc(limit), 1), 100);

const holdsAll = (words: readonly string[]): SQL | undefined =>
  and(...words.map((word) => sql`${folded} like ${holding(word)}`));

/** Regions are everyone's; people are of no cohort, so a bound caller finds them in the teams alone. */
const reachable = (within: Within): SQL | undefined =>
  or(
    inArray(kind, ['region']),
    and(inArray(kind, ['cohort']), withinCohorts(within, searchEntries.id)),
    and(inArray(kind, ['team', 'registry-entry']), withinTeams(within, searchEntries.id, searchEntries.team)),
  );

function hit({ kind: of, id, team, registry, title: shown }: typeof searchEntries.$inferSelect): Hit {
  switch (of) {
    case 'region':
      return { kind: of, region: id, title: shown };
    case 'cohort':
      return { kind: of, cohort: id, title: shown };
    case 'team':
      return { kind: of, cohort: id, team, title: shown };
    case 'registry-entry':
      return { kind: of, registry, number: shown, cohort: id, team, title: shown };
    case 'person':
      return { kind: of, person: id, title: shown };
  }
}
