// Live data in a component: the last whole state, never two positions mixed.
import { useEffect, useState } from 'react';
import type { Refusal } from '../api/client.js';
import { follow, type Kind } from './event-stream.js';
import { type Freshness, forget, report } from './freshness.js';

export interface Live<T> extends Freshness {
  readonly data: T | undefined;
  /** Why nothing is heard, where it was refused. */
  readonly error: Refusal | undefined;
}

/**
 * What is heard at `url`, kept by `merge` (pure, and the same function at each rendering); a snapshot takes the place of
 * everything. `null`: nothing is followed. The header shows how fresh it is.
 */
export function useLive<T>(url: string | null, merge: (before: T, change: T) => T): Live<T> {
  const [live, setLive] = useState<Live<T> & { url: string | null }>({
    url,
    state: 'connecting',
    at: undefined,
    data: undefined,
    error: undefined,
  });
  useEffect(() => {
    if (url === null) return;
    const me = {};
    const heard = (kind: Kind, data: unknown) =>
      setLive((before) => {
        const known = before.url === url ? before.data : undefined;
        const next = kind === 'snapshot' || known === undefined ? (data as T) : merge(known, data as T);
        return { ...before, url, data: next, error: undefined };
      });
    const fresh = (freshness: Freshness) => {
      report(me, freshness);
      setLive((before) => ({ ...before, ...freshness }));
    };
    const refused = (error: Refusal) => setLive((before) => ({ ...before, url, data: undefined, error }));
    const stop = follow(url, { heard, fresh, refused });
    return () => {
      stop();
      forget(me);
    };
  }, [url, merge]);
  return live.url === url ? live : { ...live, data: undefined, error: undefined };
}
