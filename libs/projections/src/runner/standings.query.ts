// Where every projection that is shown stands.
import { eq } from 'drizzle-orm';
import type { Position } from '#event-store/logged-event';
import type { Db } from '#read-store/db';
import { checkpoints } from './checkpoint.table.js';

export interface Standing {
  readonly name: string;
  readonly version: number;
  /** Undefined before the first event. */
  readonly position: Position | undefined;
  /** What readers are told, and from where on its rows are whole. */
  readonly reached: string;
  readonly wholeFrom: string;
}

export const standings = async (db: Db): Promise<readonly Standing[]> =>
  (await db.select().from(checkpoints)).map(asStanding);

/** Undefined where nobody has begun to project it. */
export async function standingOf(db: Db, projection: string): Promise<Standing | undefined> {
  const [row] = await db.select().from(checkpoints).where(eq(checkpoints.projection, projection));
  return row && asStanding(row);
}

/** Whether readers may see its rows. */
export const isWhole = ({ reached, wholeFrom }: Standing): boolean => reached >= wholeFrom;

const asStanding = ({
  projection: name,
  version,
  commit,
  prepare,
  reached,
  wholeFrom,
}: typeof checkpoints.$inferSelect): Standing => ({
  name,
  version,
  position: commit === null || prepare === null ? undefined : { commit, prepare },
  reached,
  wholeFrom,
});
