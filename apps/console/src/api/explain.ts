// Where a figure comes from. The document has no shape for its items, which differ by what is asked; these are theirs.
import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, well } from './client.js';

export interface Contribution {
  readonly cohort: string;
  readonly team: string;
  readonly delta: number;
  readonly trueFrom: string;
  readonly position: string;
  readonly change: number;
  readonly decision: string | null;
  readonly event: string | null;
  readonly rule: { readonly ru: string; readonly en: string };
}
export interface CoveredRegion {
  readonly region: string;
  readonly involved: number;
  readonly key: string;
}
export interface Explanation {
  readonly position: string;
  /** Null of the past, which is nowhere kept. */
  readonly shown: number | null;
  readonly sum: number;
  readonly count: number;
  readonly agrees: boolean;
  readonly recount: { readonly value: number; readonly agrees: boolean } | null;
  readonly items: readonly (Contribution | CoveredRegion)[];
  readonly next: string | null;
}
export interface Question {
  readonly projection: 'region_progress' | 'coverage';
  readonly key: string;
  readonly metric: string;
  readonly program?: string;
  readonly cohort?: string;
  readonly asOf?: string;
  readonly after?: string;
  readonly recount?: boolean;
}

export const explanation = (question: Question) =>
  infiniteQueryOptions({
    queryKey: ['explain', question],
    queryFn: async ({ pageParam }): Promise<Explanation> => {
      const query = { ...question, limit: 100, ...(pageParam && { cursor: pageParam }) };
      return (await well(api.GET('/api/v1/explain', { params: { query } }))) as unknown as Explanation;
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
