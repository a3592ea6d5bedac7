// How fresh the page is: each live source says so here, and the header shows the worst of them.
import { useSyncExternalStore } from 'react';

export type LiveState = 'connecting' | 'live' | 'lost';
export interface Freshness {
  readonly state: LiveState;
  /** When something was heard last, in milliseconds since 1970. */
  readonly at: number | undefined;
}

const sources = new Map<object, Freshness>();
const listeners = new Set<() => void>();
let shown: Freshness | undefined;

const worse: readonly LiveState[] = ['live', 'connecting', 'lost'];

function changed(): void {
  const all = [...sources.values()];
  const state = all.map((each) => each.state).sort((a, b) => worse.indexOf(b) - worse.indexOf(a))[0];
  const heard = all.flatMap(({ at }) => at ?? []);
  shown = state && { state, at: heard.length ? Math.min(...heard) : undefined };
  for (const listener of listeners) listener();
}

/** `source` names itself by its identity. */
export function report(source: object, freshness: Freshness): void {
  sources.set(source, freshness);
  changed();
}

export function forget(source: object): void {
  sources.delete(source);
  changed();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Undefined where nothing of the page is live. */
export const useFreshness = (): Freshness | undefined => useSyncExternalStore(subscribe, () => shown);
