// Names of teams and titles of stages, for answers that have their ids alone.
import { queryOptions, useQueries } from '@tanstack/react-query';
import { inLanguage } from '../texts/titles.js';
import { type Answers, api, well } from './client.js';
import { board } from './queries.js';

interface Charters {
  readonly charters: readonly { readonly charter: { readonly stages: readonly StageTitle[] } }[];
}
interface StageTitle {
  readonly id: string;
  readonly title: { readonly ru: string; readonly en: string };
}

/** All teams of a board: those that wait and those that left, too. */
export const teamsOf = ({ teams, waiting, withdrawn }: Answers['BoardDto']) => [...teams, ...waiting, ...withdrawn];

const names = (cohort: string) => queryOptions({ ...board(cohort), staleTime: 60_000 });

/** The name of a team of these cohorts; its id until it is known. */
export function useTeamNames(cohorts: readonly string[]): (cohort: string, team: string) => string {
  const found = useQueries({ queries: cohorts.map(names) });
  const all = new Map(
    found.flatMap(({ data }, index) =>
      data ? teamsOf(data).map(({ team, name }) => [`${cohorts[index]} ${team}`, name] as const) : [],
    ),
  );
  return (cohort, team) => all.get(`${cohort} ${team}`) ?? team;
}

const charters = (program: string) =>
  queryOptions({
    queryKey: ['charters', program],
    queryFn: async () => {
      const asked = api.GET('/api/v1/programs/{program}', { params: { path: { program } } });
      return (await well(asked)) as unknown as Charters;
    },
    staleTime: 60_000,
  });

/** The title of a stage of these programs, of whichever version has it; its id until it is known. */
export function useStageTitles(programs: readonly string[]): (program: string, stage: string) => string {
  const found = useQueries({ queries: programs.map(charters) });
  return (program, stage) => {
    const versions = found[programs.indexOf(program)]?.data?.charters ?? [];
    const title = versions.flatMap(({ charter }) => charter.stages).find(({ id }) => id === stage)?.title;
    return title ? inLanguage(title) : stage;
  };
}
