// The agenda of a new sitting: the chosen teams, each in the round that is its next.
import type { QueryClient } from '@tanstack/react-query';
import { type CaseFile, caseFile } from '../../../api/case-file.js';
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
    round: nextRound(file, stage),
  }));
}

/** The first that was not held, or was annulled. */
function nextRound({ preDefenses, defenses }: CaseFile, stage: string): number {
  const valid = [...preDefenses, ...defenses.filter(({ annulled }) => annulled === null)];
  const held = new Set(valid.filter((each) => each.stage === stage).map(({ round }) => round));
  let next = 1;
  while (held.has(next)) next += 1;
  return next;
}
