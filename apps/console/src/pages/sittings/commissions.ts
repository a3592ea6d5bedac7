// Commissions by id: their titles, and who sits on them.
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, well } from '../../api/client.js';
import { inLanguage } from '../../texts/titles.js';

export const commissions = queryOptions({
  queryKey: ['commissions'],
  queryFn: () => well(api.GET('/api/v1/commissions', { params: { query: { limit: 500 } } })),
  staleTime: 60_000,
});

/** Its id until it is known. */
export function useCommissionTitle(): (commission: string) => string {
  const all = useQuery(commissions).data?.items ?? [];
  return (id) => {
    const found = all.find(({ commission }) => commission === id);
    return found ? inLanguage(found.title) : id;
  };
}
