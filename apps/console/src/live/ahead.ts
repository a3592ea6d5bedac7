// A live stream begun before the page that follows it is there: what it says is kept until the page takes it over.
import type { Opened } from './event-stream.js';

/** Nobody took it: the page was left before it was shown. */
const UNTAKEN_MS = 30_000;
const kinds = ['snapshot', 'change', 'heartbeat'] as const;

interface Begun {
  readonly source: Opened;
  readonly heard: Event[];
  drop(): void;
}
const begun = new Map<string, Begun>();

/** Once for an address, until somebody takes it. */
export function beginAhead(url: string, open: (url: string) => Opened): void {
  if (begun.has(url)) return;
  const source = open(url);
  const heard: Event[] = [];
  const keep = (event: Event) => void heard.push(event);
  for (const kind of kinds) source.addEventListener(kind, keep);
  const untaken = setTimeout(() => takeAhead(url)?.source.close(), UNTAKEN_MS);
  const drop = () => {
    clearTimeout(untaken);
    for (const kind of kinds) source.removeEventListener(kind, keep);
  };
  begun.set(url, { source, heard, drop });
}

/** The stream that was begun, with what it said so far, which is now the taker's; undefined where it has already failed. */
export function takeAhead(url: string): { readonly source: Opened; readonly heard: readonly Event[] } | undefined {
  const ahead = begun.get(url);
  if (!ahead) return undefined;
  begun.delete(url);
  ahead.drop();
  return ahead.source.readyState === EventSource.CLOSED ? undefined : ahead;
}
