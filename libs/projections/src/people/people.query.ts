// People, sealed: names are unsealed by whoever may.
import { asc, gt, inArray } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import { limitOf, type Page, type PageRequest, pageOf } from '../page.js';
import { people } from './people.table.js';

export type SealedPerson = Omit<typeof people.$inferSelect, 'shownAt' | 'mac'>;

const sealed = ({ shownAt: _s, mac: _m, ...person }: typeof people.$inferSelect): SealedPerson => person;

/** By id. */
export async function listPeople(db: Db, request: PageRequest = {}): Promise<Page<SealedPerson>> {
  const limit = limitOf(request);
  const rows = await db
    .select()
    .from(people)
    .where(request.cursor === undefined ? undefined : gt(people.person, request.cursor))
    .orderBy(asc(people.person))
    .limit(limit + 1);
  return pageOf(rows.map(sealed), limit, ({ person }) => person);
}

export type SealedSince = Pick<typeof people.$inferSelect, 'person' | 'personal' | 'shownAt'>;

/** Who became another after a place in the log, in the order of their change. */
export const peopleSince = (db: Db, since: string, limit: number): Promise<readonly SealedSince[]> =>
  db
    .select({ person: people.person, personal: people.personal, shownAt: people.shownAt })
    .from(people)
    .where(gt(people.shownAt, since))
    .orderBy(asc(people.shownAt))
    .limit(limit);

/** Those of these ids that are known here, to join names in. */
export async function peopleOf(db: Db, ids: readonly string[]): Promise<readonly SealedPerson[]> {
  if (ids.length === 0) return [];
  return (
    await db
      .select()
      .from(people)
      .where(inArray(people.person, [...new Set(ids)]))
  ).map(sealed);
}
