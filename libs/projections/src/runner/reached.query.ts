// How far the read models are, and waiting until they are far enough.
import { inArray } from 'drizzle-orm';
import type { Position } from '#event-store/logged-event';
import type { Db } from '#read-store/db';
import type { ReadStore } from '#read-store/read-store';
import { projectedChannel } from './checkpoint.js';
import { checkpoints } from './checkpoint.table.js';
import { beginning, positionText } from './position.js';

/** The place that these projections have all reached, every shard of them, as text; `beginning` before the first event. */
export async function positionReached(db: Db, ...projections: readonly string[]): Promise<string> {
  const rows = await db
    .select({ reached: checkpoints.reached, projection: checkpoints.projection, shards: checkpoints.shards })
    .from(checkpoints)
    .where(inArray(checkpoints.projection, [...projections]));
  const isThere = (name: string) => {
    const its = rows.filter(({ projection }) => projection === name);
    return its.length > 0 && its.every(({ shards }) => its.length >= shards);
  };
  if (!projections.every(isThere)) return beginning;
  return rows.map(({ reached }) => reached).sort()[0] ?? beginning;
}

/** Word may be lost; so often it is looked for anyway. */
const lookAgain = 1_000;

/** Whether the projections came to the place in time. Throws `ReadStoreUnavailable`. */
export async function waitUntil(
  store: ReadStore,
  projections: readonly string[],
  position: Position,
  timeoutMs: number,
): Promise<boolean> {
  const wanted = positionText(position);
  const isThere = async () => (await store.answer((db) => positionReached(db, ...projections))) >= wanted;
  if (await isThere()) return true;
  const until = performance.now() + timeoutMs;
  const word = new Word();
  const stop = await store.notifier.listen(projectedChannel, () => word.came());
  try {
    for (;;) {
      if (await isThere()) return true;
      const left = until - performance.now();
      if (left <= 0) return false;
      await word.within(Math.min(left, lookAgain));
    }
  } finally {
    await stop();
  }
}

/** Something to wait for that may also have come before. */
class Word {
  private has = false;
  private wake: (() => void) | undefined;

  came(): void {
    this.has = true;
    this.wake?.();
  }

  async within(ms: number): Promise<void> {
    if (!this.has)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.has = false;
    this.wake = undefined;
  }
}

/** Which projection has reached what, from the word announced on `projectedChannel`. */
export function projectedWord(payload: string): { projection: string; reached: string } {
  const [projection = '', reached = ''] = payload.split(' ');
  return { projection, reached };
}
