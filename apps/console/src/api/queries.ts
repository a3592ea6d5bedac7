// The questions that several pages ask, each with its key: `useQuery(programs)`.
import { queryOptions } from '@tanstack/react-query';
import { api, well } from './client.js';

/** Lists that nobody streams are asked for again so often while they are looked at. */
export const AGAIN_MS = 15_000;

export const me = queryOptions({
  queryKey: ['me'],
  queryFn: () => well(api.GET('/api/v1/me')),
  staleTime: 60_000,
  retry: false,
});

/** Milliseconds since 1970 as the system has it: the scenario's where it runs by one. */
export const systemTime = queryOptions({
  queryKey: ['clock'],
  queryFn: async (): Promise<number> => {
    const { clock } = (await (await fetch('/health/ready')).json()) as { clock: 'system' | { scenario: string } };
    return clock === 'system' ? Date.now() : Date.parse(clock.scenario);
  },
  refetchInterval: 30_000,
});

export const regions = queryOptions({
  queryKey: ['regions'],
  queryFn: () => well(api.GET('/api/v1/regions')),
  staleTime: Number.POSITIVE_INFINITY,
});

export const programs = queryOptions({
  queryKey: ['programs'],
  queryFn: () => well(api.GET('/api/v1/programs', { params: { query: { limit: 500 } } })),
  refetchInterval: AGAIN_MS,
});

/** Of a program, or of all. */
export const cohorts = (program?: string) =>
  queryOptions({
    queryKey: ['cohorts', program ?? ''],
    queryFn: () => well(api.GET('/api/v1/cohorts', { params: { query: { program, limit: 500 } } })),
    refetchInterval: AGAIN_MS,
  });

export const agreements = queryOptions({
  queryKey: ['agreements'],
  queryFn: () => well(api.GET('/api/v1/agreements', { params: { query: { limit: 500 } } })),
  staleTime: 60_000,
});

/** A cohort as it stands, not live. */
export const board = (cohort: string) =>
  queryOptions({
    queryKey: ['board', cohort],
    queryFn: () => well(api.GET('/api/v1/cohorts/{cohort}', { params: { path: { cohort } } })),
  });
