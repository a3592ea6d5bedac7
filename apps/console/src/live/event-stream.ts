// One live stream. The browser resumes with Last-Event-ID by itself; where it gives up we begin anew with a snapshot.
import { api, Refusal, well } from '../api/client.js';
import { isSignedOut, signedOut } from '../api/query-client.js';
import { beginAhead, takeAhead } from './ahead.js';
import type { Freshness } from './freshness.js';

export type Kind = 'snapshot' | 'change';
export interface Hearing {
  /** Whole, or what is otherwise than before. */
  heard(kind: Kind, data: unknown): void;
  fresh(freshness: Freshness): void;
  /** There is no such thing, or not for whoever asks; it is asked for again all the same. */
  refused(refusal: Refusal): void;
}

/** Heartbeats come every 15 s: after this the connection is dead, whatever the browser thinks. */
const SILENCE_MS = 40_000;
const AGAIN_MS = [500, 1_000, 2_000, 4_000];

export type Opened = Pick<EventSource, 'addEventListener' | 'removeEventListener' | 'close' | 'onerror' | 'readyState'>;
let openSource = (url: string): Opened => new EventSource(url);

/** For a page without a session, which has to send a token along. */
export const openSourcesBy = (open: (url: string) => Opened): void => {
  openSource = open;
};

/** For a page that is still on its way, and will follow it. */
export const followSoon = (url: string): void => beginAhead(url, openSource);

/** Until the answer is called. */
export function follow(url: string, { heard, fresh, refused }: Hearing): () => void {
  let source: Opened | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let at: number | undefined;
  let failed = 0;
  let isLeft = false;

  const alive = () => {
    at = Date.now();
    failed = 0;
    clearTimeout(silence);
    silence = setTimeout(lost, SILENCE_MS);
    fresh({ state: 'live', at });
  };
  const take = (kind: Kind) => (event: MessageEvent<string>) => {
    heard(kind, JSON.parse(event.data));
    alive();
  };
  /** What was never there is not lost. */
  const unheard = () => fresh({ state: at === undefined ? 'connecting' : 'lost', at });
  function lost() {
    source?.close();
    clearTimeout(silence);
    unheard();
    again = setTimeout(open, AGAIN_MS[Math.min(failed++, AGAIN_MS.length - 1)]);
    void stillSignedIn();
    if (at === undefined) void whyRefused(url).then((why) => why && !isLeft && refused(why));
  }
  function open() {
    const ahead = takeAhead(url);
    source = ahead?.source ?? openSource(url);
    const listeners = { snapshot: take('snapshot'), change: take('change'), heartbeat: alive };
    for (const [kind, listener] of Object.entries(listeners)) source.addEventListener(kind, listener as EventListener);
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) lost();
      else unheard();
    };
    for (const event of ahead?.heard ?? []) listeners[event.type as Kind]?.(event as MessageEvent<string>);
  }

  fresh({ state: 'connecting', at });
  open();
  return () => {
    isLeft = true;
    source?.close();
    clearTimeout(silence);
    clearTimeout(again);
  };
}

/** An event source does not say why it was refused. */
async function stillSignedIn(): Promise<void> {
  const asked = await api.GET('/api/v1/me').catch(() => undefined);
  if (asked?.response.status === 401) signedOut();
}

/** Asked as everything else is, the API says it. */
const whyRefused = (url: string): Promise<Refusal | undefined> =>
  well(api.GET(url as '/api/v1/me', { parseAs: 'stream' })).then(
    (answer) => void answer?.cancel(),
    (error) => (error instanceof Refusal && error.status < 500 && !isSignedOut(error) ? error : undefined),
  );
