// Who watches the demo: while a browser is looking, steps come at a pace that eyes can follow; else at full speed.
const WATCHABLE_MS = 60;
const SEATED_WITHIN_MS = 60_000;
const LOOK_MS = 500;

export interface Audience {
  /** When somebody is there, or nobody came in time. */
  readonly seated: Promise<void>;
  /** After each step. */
  pause(): Promise<void>;
}
interface Watched {
  /** Milliseconds, whoever watches; undefined: by whoever watches. */
  readonly pace: number | undefined;
  /** Whether to wait for a browser, and to slow down for it. */
  readonly isWatched: boolean;
  readonly say: (sentence: string) => void;
  readonly stopped: AbortSignal;
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export function audienceFor(url: string, { pace, isWatched, say, stopped }: Watched): Audience {
  if (pace !== undefined || !isWatched) {
    const pause = async () => void (pace && (await wait(pace)));
    return { seated: Promise.resolve(), pause };
  }
  let isLooking = false;
  let asked = 0;
  const look = async () => {
    asked = Date.now();
    isLooking = await hasReaders(url);
  };
  const seated = async () => {
    say('Ждём браузер минуту: откройте ссылку, и карта оживёт при вас. Без зрителя (--no-watch) — сразу и быстро.');
    for (const until = Date.now() + SEATED_WITHIN_MS; !isLooking && Date.now() < until && !stopped.aborted; ) {
      await look();
      if (!isLooking) await wait(LOOK_MS);
    }
  };
  const pause = async () => {
    if (Date.now() - asked > LOOK_MS) await look();
    if (isLooking) await wait(WATCHABLE_MS);
  };
  return { seated: seated(), pause };
}

/** Live streams that are connected, as the system itself counts them. */
async function hasReaders(url: string): Promise<boolean> {
  const metrics = await fetch(`${url}/metrics`).then(
    (answer) => answer.text(),
    () => '',
  );
  return [...metrics.matchAll(/^vekha_live_readers\{[^}]*\} (\d+)/gm)].some(([, readers]) => Number(readers) > 0);
}
