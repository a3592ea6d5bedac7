// The decisions on the page: pages asked by cursor, with what comes live before them where nothing is filtered.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { type Answers, api, well } from '../../../api/client.js';
import { useLive } from '../../../live/use-live.js';
import type { Decided, People } from '../words/decision-words.js';
import { type Filter, isEmpty, queryOf } from './filter.js';

type Live = Answers['LiveDecisionsDto'];
const PAGE = 50;
/** What is kept of the live ones; when they are more, the pages are asked again, so that no gap opens. */
const MOST_LIVE = 500;

const withChange = (before: Live, { decisions }: Live): Live => ({
  decisions: [...before.decisions, ...decisions].slice(-MOST_LIVE),
});

export function useDecisions(filter: Filter) {
  const query = queryOf(filter);
  const pages = useInfiniteQuery({
    queryKey: ['decisions', query],
    queryFn: ({ pageParam: cursor }) =>
      well(api.GET('/api/v1/decisions', { params: { query: { ...query, limit: PAGE, cursor } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    // What comes later comes live.
    refetchOnWindowFocus: false,
  });
  const live = useLive<Live>(isEmpty(filter) ? '/api/v1/decisions/stream' : null, withChange).data;
  const { data, refetch } = pages;
  const asked = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const first = asked[0]?.position;
  const oldestLive = live?.decisions[0]?.position;
  const isGap = live?.decisions.length === MOST_LIVE && !!first && !!oldestLive && oldestLive > first;
  useEffect(() => {
    if (isGap) void refetch();
  }, [isGap, refetch]);
  const decisions = useMemo(() => together(live?.decisions ?? [], asked), [live, asked]);
  const people: People = Object.assign({}, ...(data?.pages.map((page) => page.people) ?? []));
  return { ...pages, decisions, people };
}

const FEW = 20;
const MOST_PAGES = 10;

/** Pages that come down to a few entries, as readings in a row do, are followed by the next at once. */
export function useEnough(entries: number, pages: ReturnType<typeof useDecisions>): void {
  const { data, error, hasNextPage, isFetching, fetchNextPage } = pages;
  const isMoreWanted = entries < FEW && (data?.pages.length ?? MOST_PAGES) < MOST_PAGES;
  const isAsked = isMoreWanted && hasNextPage && !isFetching && !error;
  useEffect(() => {
    if (isAsked) void fetchNextPage();
  }, [isAsked, fetchNextPage]);
}

/** Each once, newest first. Live ones reach back as far as the stream's snapshot, which may be beyond the pages. */
function together(live: readonly Decided[], asked: readonly Decided[]): readonly Decided[] {
  const until = asked.at(-1)?.position ?? '';
  const seen = new Set(asked.map(({ decision }) => decision));
  const newer = live.filter(({ decision, position }) => !seen.has(decision) && position > until);
  if (!newer.length) return asked;
  return [...newer, ...asked].sort((a, b) => (a.position < b.position ? 1 : -1));
}
