// What ids on the auditor's pages are called. An id stands for what has no name, or none yet.
import { useQueries, useQuery } from '@tanstack/react-query';
import { api, well } from '../../../api/client.js';
import { teamsOf } from '../../../api/names.js';
import { agreements, cohorts, programs, regions } from '../../../api/queries.js';
import { regionName } from '../../../texts/region-names.js';
import { timeText } from '../../../texts/times.js';
import { inLanguage } from '../../../texts/titles.js';
import { useCommissionTitle } from '../../sittings/commissions.js';
import { allSittings } from '../../sittings/questions.js';
import { actors } from './actors.js';
import { charterOf, type Programs } from './charters.js';

/** A board of more teams than this is not asked for only to name them. */
const MOST_TEAMS = 500;
const LONG = 5 * 60_000;

export const programVersions = (program: string) => ({
  queryKey: ['program', program],
  queryFn: async () =>
    (await well(api.GET('/api/v1/programs/{program}', { params: { path: { program } } }))) as unknown as Programs,
  staleTime: LONG,
});

/** The board of a cohort, for the names of its teams. */
export const boardOf = (cohort: string) => ({
  queryKey: ['names-of-teams', cohort],
  queryFn: () => well(api.GET('/api/v1/cohorts/{cohort}', { params: { path: { cohort } } })),
  staleTime: LONG,
});

export interface Titles {
  program(id: string): string;
  cohort(id: string): string;
  team(cohort: string, id: string): string;
  stage(cohort: string, id: string): string;
  region(key: string): string;
  /** What the token is for. */
  actor(token: string): string;
  commission(id: string): string;
  /** Its commission, and when it begins. */
  sitting(id: string): string;
  agreement(id: string): string;
}

const asItIs = (id: string): string => id;
/** Where nothing has a name: for those who name some of it. */
export const byIds: Titles = {
  program: asItIs,
  cohort: asItIs,
  team: (_, id) => id,
  stage: (_, id) => id,
  region: asItIs,
  actor: asItIs,
  commission: asItIs,
  sitting: asItIs,
  agreement: asItIs,
};

/** `shown`: the cohorts on this page, whose teams and stages are to be named. */
export function useTitles(shown: readonly string[]): Titles {
  const allPrograms = useQuery(programs).data?.items ?? [];
  const allCohorts = useQuery(cohorts()).data?.items ?? [];
  const deciders = useQuery(actors).data ?? [];
  const sittings = useQuery(allSittings).data?.items ?? [];
  const agreed = useQuery(agreements).data?.items ?? [];
  const commission = useCommissionTitle();
  const table = useQuery(regions).data?.items ?? [];
  const those = allCohorts.filter(({ cohort }) => shown.includes(cohort));
  const small = those.filter(({ enrolled, waiting, withdrawn }) => enrolled + waiting + withdrawn <= MOST_TEAMS);
  const boards = useQueries({ queries: small.map(({ cohort }) => boardOf(cohort)) });
  const needed = [...new Set(those.map(({ program }) => program))];
  const charters = useQueries({ queries: needed.map(programVersions) });
  return {
    program: (id) => {
      const found = allPrograms.find(({ program }) => program === id);
      return found ? inLanguage(found.title) : id;
    },
    cohort: (id) => allCohorts.find(({ cohort }) => cohort === id)?.title ?? id,
    team: (cohort, id) => {
      const board = boards[small.findIndex((each) => each.cohort === cohort)]?.data;
      return (board && teamsOf(board).find(({ team }) => team === id)?.name) ?? id;
    },
    stage: (cohort, id) => {
      const of = those.find((each) => each.cohort === cohort);
      const versions = of && charters[needed.indexOf(of.program)]?.data;
      const stage = versions && charterOf(versions, of.version)?.stages.find((each) => each.id === id);
      return stage ? inLanguage(stage.title) : id;
    },
    region: (key) => regionName(key, table.find((each) => each.key === key)?.nameRu ?? key),
    actor: (token) => deciders.find(({ actor }) => actor === token)?.title ?? token,
    commission,
    sitting: (id) => {
      const found = sittings.find(({ sitting }) => sitting === id);
      return found ? `${commission(found.commission)}, ${timeText(found.startsAt)}` : id;
    },
    agreement: (id) => agreed.find(({ agreement }) => agreement === id)?.title ?? id,
  };
}
