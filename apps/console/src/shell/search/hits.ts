// What a search finds, and where each of it is opened by whom.
import { queryOptions } from '@tanstack/react-query';
import { type Answers, api, well } from '../../api/client.js';

export type Hit = Answers['SearchAnswerDto']['items'][number];
const MOST = 20;

export const found = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: async () => (await well(api.GET('/api/v1/search', { params: { query: { q, limit: MOST } } }))).items,
    enabled: q !== '',
    staleTime: 15_000,
  });

export const keyOf = (hit: Hit): string =>
  [hit.kind, ...('registry' in hit ? [hit.registry, hit.number] : []), ...idsOf(hit)].join(' ');
const idsOf = (hit: Hit): readonly string[] => [
  'region' in hit ? hit.region : '',
  'cohort' in hit ? hit.cohort : '',
  'team' in hit ? hit.team : '',
  'person' in hit ? hit.person : '',
];

/** Who only reads the log is led to its pages, who works with boards to theirs, everyone else to the dashboard's. */
export function addressOf(hit: Hit, mayWorkOn: (area: string) => boolean): string {
  const works = mayWorkOn('attendance');
  switch (hit.kind) {
    case 'region':
      return `/?region=${hit.region}`;
    case 'cohort':
      return works ? `/operator/cohorts/${hit.cohort}` : `/?cohort=${hit.cohort}`;
    case 'person':
      return `/people/${hit.person}`;
    case 'team':
    case 'registry-entry': {
      const readsTheLog = mayWorkOn('history') && !works && !mayWorkOn('team-documents');
      return readsTheLog
        ? `/auditor/teams/${hit.cohort}/${hit.team}`
        : `/operator/cohorts/${hit.cohort}/teams/${hit.team}`;
    }
  }
}
