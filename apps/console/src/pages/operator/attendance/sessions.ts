// The sessions of a cohort that have a day: those that attendance can be taken of.
import { inLanguage } from '../../../texts/titles.js';
import type { Board } from '../board/board.js';
import { plannedSessionsIn } from '../charter.js';

/** Newest first. */
export function heldSessions({ sessions, charter }: Board) {
  const planned = plannedSessionsIn(charter);
  return Object.entries(sessions)
    .flatMap(([session, { startsAt, isCancelled }]) => {
      if (isCancelled || startsAt === null) return [];
      const title = planned.get(session);
      return { session, startsAt, title: title ? inLanguage(title) : session };
    })
    .sort((a, b) => b.startsAt.localeCompare(a.startsAt));
}
