// People by name, for those who may see names.
import { queryOptions } from '@tanstack/react-query';
import { api, well } from '../api/client.js';

/** A name of fewer letters finds too many. */
export const LEAST_LETTERS = 2;

export const peopleNamed = (q: string) =>
  queryOptions({
    queryKey: ['people-named', q],
    queryFn: async () => {
      const { items } = await well(api.GET('/api/v1/search', { params: { query: { q, limit: 20 } } }));
      return items.flatMap((hit) => (hit.kind === 'person' ? [{ value: hit.person, label: hit.title }] : []));
    },
    enabled: q.length >= LEAST_LETTERS,
    staleTime: 15_000,
  });
