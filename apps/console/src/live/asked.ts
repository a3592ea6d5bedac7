// How fresh a page is that nothing is streamed to: as old as the oldest answer that it shows.
import { notifyManager, type Query } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { FRESH_MS, queryClient } from '../api/query-client.js';

const cache = queryClient.getQueryCache();
// Told later: answers begin to be waited for while others are being rendered.
const subscribe = (listener: () => void) => cache.subscribe(notifyManager.batchCalls(listener));

function isOfThePage(query: Query): boolean {
  const kept = query.observers.map(({ options: { staleTime } }) => (typeof staleTime === 'number' ? staleTime : 0));
  return query.isActive() && Math.min(...kept) <= FRESH_MS;
}
const shown = () => cache.getAll().filter(isOfThePage);

/** A number, so that it is the same while nothing changed; zero where no answer came yet. */
const oldest = () => Math.min(...shown().map(({ state }) => state.dataUpdatedAt));
const isFailing = () => shown().some(({ state }) => state.fetchFailureCount > 0 || state.fetchStatus === 'paused');

interface Asked {
  readonly state: 'asked' | 'lost';
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** `asked`: as of its loading, or of the last time that it was asked for again. Undefined where the page shows no answer. */
export function useAsked(): Asked | undefined {
  const at = useSyncExternalStore(subscribe, oldest);
  const isLost = useSyncExternalStore(subscribe, isFailing);
  return Number.isFinite(at) && at > 0 ? { state: isLost ? 'lost' : 'asked', at } : undefined;
}
