// Work that answers line by line: begun, watched while it runs, and stopped.
import { useEffect, useRef, useState } from 'react';
import { linesOf } from '../../api/lines.js';
import { isSignedOut, signedOut } from '../../api/query-client.js';

export interface Run<S> {
  readonly state: S;
  readonly status: 'idle' | 'running' | 'done' | 'stopped' | 'failed';
  readonly error: unknown;
  /** When it came to its end, in milliseconds since 1970. */
  readonly doneAt: number | undefined;
  start(url: string, body?: object): void;
  stop(): void;
}

/** `take` adds a line to what is known; pure. A page that is left stops its work. */
export function useRun<S, L extends object>(initial: S, take: (state: S, line: L) => S): Run<S> {
  const [run, setRun] = useState<Omit<Run<S>, 'start' | 'stop'>>({
    state: initial,
    status: 'idle',
    error: undefined,
    doneAt: undefined,
  });
  const control = useRef<AbortController>(undefined);
  const stop = () => control.current?.abort();
  useEffect(() => () => control.current?.abort(), []);

  const start = async (url: string, body?: object) => {
    stop();
    const mine = new AbortController();
    control.current = mine;
    const say = (change: (before: typeof run) => typeof run) => {
      if (control.current === mine) setRun(change);
    };
    say(() => ({ state: initial, status: 'running', error: undefined, doneAt: undefined }));
    try {
      for await (const line of linesOf<L>(url, { ...(body && { body }), signal: mine.signal }))
        say((before) => ({ ...before, state: take(before.state, line) }));
      say((before) => ({ ...before, status: 'done', doneAt: Date.now() }));
    } catch (error) {
      if (isSignedOut(error)) signedOut();
      say((before) => ({ ...before, status: mine.signal.aborted ? 'stopped' : 'failed', error }));
    }
  };
  return { ...run, start: (url, body) => void start(url, body), stop };
}
