// Live data in a component: the last whole state, never two positions mixed.
import { useEffect, useState } from 'react';
import { follow, type Kind } from './event-stream.js';
import { type Freshness, forget, report } from './freshness.js';

export interface Live<T> extends Freshness {
  readonly data: T | undefined;
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
  });
  useEffect(() => {
    if (url === null) return;
    const me = {};
    const heard = (kind: Kind, data: unknown) =>
      setLive((before) => {
        const known = before.url === url ? before.data : undefined;
        const next = kind === 'snapshot' || known === undefined ? (data as T) : merge(known, data as T);
        return { ...before, url, data: next };
      });
    const fresh = (freshness: Freshness) => {
      report(me, freshness);
      setLive((before) => ({ ...before, ...freshness }));
    };
    const stop = follow(url, { heard, fresh });
    return () => {
      stop();
      forget(me);
    };
  }, [url, merge]);
  return live.url === url ? live : { ...live, data: undefined };
}
