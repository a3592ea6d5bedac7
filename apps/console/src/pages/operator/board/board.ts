// A cohort's board as it is kept in the browser: whole, then with what changed.
import type { Answers } from '../../../api/client.js';

export type Board = Answers['BoardDto'] & { readonly gone?: readonly string[] };
export type Row = Answers['BoardRowDto'];
export type StageStatus = Answers['StageStatusDto'];
export type Risk = Answers['RiskDto'];

type Lists = Pick<Board, 'teams' | 'waiting' | 'withdrawn'>;
const lists = ['teams', 'waiting', 'withdrawn'] as const satisfies readonly (keyof Lists)[];

/** A change brings the teams that moved, each in the list where it is now, and who is gone. */
export function withChange(before: Board, change: Board): Board {
  const changed = new Set([...lists.flatMap((list) => change[list].map(({ team }) => team)), ...(change.gone ?? [])]);
  const merged = (list: (typeof lists)[number]): Row[] => {
    const now = new Map(change[list].map((row) => [row.team, row]));
    const kept = before[list].flatMap((row) => (changed.has(row.team) ? (now.get(row.team) ?? []) : row));
    const known = new Set(kept.map(({ team }) => team));
    return [...kept, ...change[list].filter(({ team }) => !known.has(team))];
  };
  return { ...change, teams: merged('teams'), waiting: merged('waiting'), withdrawn: merged('withdrawn') };
}

export const boardStream = (cohort: string): string => `/api/v1/cohorts/${encodeURIComponent(cohort)}/stream`;

/** What a stage comes to for a team, where it is counted: sessions attended of those needed. */
export const attendanceOn = (row: Row, stage: string) => row.attendance.find((each) => each.stage === stage);
