// What stands on an agenda has ids: the names of its teams, and the titles of the stages they are heard on.
import { useQueries } from '@tanstack/react-query';
import type { Answers } from '../../api/client.js';
import { teamsOf } from '../../api/names.js';
import { board } from '../../api/queries.js';
import { inLanguage } from '../../texts/titles.js';
import { type CharterStage, stagesIn } from '../operator/charter.js';

interface OnAgenda {
  readonly cohort: string;
  readonly team: string;
  readonly stage: string;
}
export interface AgendaNames {
  team(item: OnAgenda): string;
  stage(item: OnAgenda): string;
  cohort(item: Pick<OnAgenda, 'cohort'>): string;
  /** The id that the stage has now: the cohort may have gone over to a charter that calls it otherwise. */
  today(item: Pick<OnAgenda, 'cohort' | 'stage'>): string;
  /** As the charter in force has it; undefined until it is known. */
  rulesOf(item: OnAgenda): CharterStage | undefined;
}

const STALE_MS = 60_000;

/** Ids stand in until the names are known. */
export function useAgendaNames(items: readonly Pick<OnAgenda, 'cohort'>[]): AgendaNames {
  const cohorts = [...new Set(items.map(({ cohort }) => cohort))];
  const found = useQueries({ queries: cohorts.map((cohort) => ({ ...board(cohort), staleTime: STALE_MS })) });
  const boards = new Map(found.flatMap(({ data }) => (data ? [[data.cohort, data] as const] : [])));
  const today = ({ cohort, stage }: Pick<OnAgenda, 'cohort' | 'stage'>) =>
    boards.get(cohort)?.earlierStages[stage] ?? stage;
  const rulesOf = (item: OnAgenda) => stagesIn(boards.get(item.cohort)?.charter).find(({ id }) => id === today(item));
  return {
    team: ({ cohort, team }) => rowIn(boards.get(cohort), team)?.name ?? team,
    stage: (item) => {
      const stage = rulesOf(item);
      return stage ? inLanguage(stage.title) : item.stage;
    },
    cohort: ({ cohort }) => boards.get(cohort)?.title ?? cohort,
    today,
    rulesOf,
  };
}

const rowIn = (board: Answers['BoardDto'] | undefined, team: string) =>
  board && teamsOf(board).find((row) => row.team === team);
