// The agenda of a new sitting: the chosen teams, each in the round that is its next.
import type { QueryClient } from '@tanstack/react-query';
import { caseFile } from '../../../api/case-file.js';
import type { Answers } from '../../../api/client.js';

type AgendaItem = Answers['AgendaItemDto'];

export interface Chosen {
  readonly cohort: string;
  readonly stage: string;
  readonly teams: readonly string[];
}

/** As the case files know it; what does not hold any more when the sitting meets is refused then. */
export async function agendaOf({ cohort, stage, teams }: Chosen, queries: QueryClient): Promise<AgendaItem[]> {
  const files = await Promise.all(teams.map((team) => queries.fetchQuery(caseFile(cohort, team))));
  return files.map((file, index) => ({
    item: `item-${index + 1}`,
    cohort,
    team: file.team,
    stage,
    round: file.nextRounds[stage] ?? 1,
  }));
}
