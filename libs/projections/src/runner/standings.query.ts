// Where every projection that is shown stands.
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

export async function standings(db: Db): Promise<readonly Standing[]> {
  const rows = await db.select().from(checkpoints);
  return rows.map(({ projection: name, version, commit, prepare, reached, wholeFrom }) => ({
    name,
    version,
    position: commit === null || prepare === null ? undefined : { commit, prepare },
    reached,
    wholeFrom,
  }));
}
