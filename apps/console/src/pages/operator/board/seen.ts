// What changed on a cohort's board since this browser last looked at it. A look lasts as long as its tab: what was news when
// it began stays marked until it is seen, and the next look begins where this one ended.
import { useCallback, useEffect, useState } from 'react';
import type { Board, Row } from './board.js';

interface Seen {
  /** The place of the log up to which everything is seen. */
  readonly since: string;
  /** Teams that were looked at after it, with the place up to which. */
  readonly teams: Readonly<Record<string, string>>;
}
const sinceKey = (cohort: string): string => `vekha-seen-${cohort}`;
const lookedKey = (cohort: string): string => `vekha-looked-${cohort}`;

export interface News {
  readonly since: string;
  isNews(row: Row): boolean;
  seeAll(): void;
}

export function useNews(board: Board): News {
  const { cohort, position } = board;
  const [seen, setSeen] = useState<Seen>(() => seenOf(cohort, position));
  useEffect(() => sessionStorage.setItem(sinceKey(cohort), JSON.stringify(seen)), [cohort, seen]);
  useEffect(() => {
    if (document.visibilityState === 'visible') localStorage.setItem(lookedKey(cohort), position);
  }, [cohort, position]);
  const isNews = useCallback(
    ({ team, changedAt }: Row) => changedAt > seen.since && changedAt > (seen.teams[team] ?? ''),
    [seen],
  );
  return {
    since: seen.since,
    isNews,
    seeAll: () => setSeen({ since: position, teams: {} }),
  };
}

/** Of a team that is open by itself. */
export function seeTeam(cohort: string, { team, changedAt }: Row): void {
  const kept = sessionStorage.getItem(sinceKey(cohort));
  if (!kept) return;
  const seen = JSON.parse(kept) as Seen;
  sessionStorage.setItem(sinceKey(cohort), JSON.stringify({ ...seen, teams: { ...seen.teams, [team]: changedAt } }));
}

/** In a browser that never looked, or looked at another log, nothing is news. */
function seenOf(cohort: string, position: string): Seen {
  const kept = sessionStorage.getItem(sinceKey(cohort));
  const seen = kept ? (JSON.parse(kept) as Seen) : { since: localStorage.getItem(lookedKey(cohort)) ?? '', teams: {} };
  return logOf(seen.since) === logOf(position) ? seen : { since: position, teams: {} };
}

const logOf = (position: string): string | undefined => position.split('-')[0];
