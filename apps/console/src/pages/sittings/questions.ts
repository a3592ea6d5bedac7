// What is asked of sittings.
import { queryOptions } from '@tanstack/react-query';
import { api, well } from '../../api/client.js';

const AGAIN_MS = 10_000;

export const allSittings = queryOptions({
  queryKey: ['sittings'],
  queryFn: () => well(api.GET('/api/v1/sittings', { params: { query: { limit: 500 } } })),
  refetchInterval: AGAIN_MS,
});

const path = (sitting: string) => ({ path: { sitting } });

/** Its minutes, with names. `after`: at or after a place of the log. */
export const sittingOf = (sitting: string, after?: string) =>
  well(api.GET('/api/v1/sittings/{sitting}', { params: { ...path(sitting), query: { after } } }));

/** How its open items stand. */
export const outlookOf = (sitting: string, after?: string) =>
  well(api.GET('/api/v1/sittings/{sitting}/quorum', { params: { ...path(sitting), query: { after } } }));
