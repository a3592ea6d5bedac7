// One live reader: a snapshot or what changed since its last position, then changes, then heartbeats.
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** A reading of a read model: what to send, and the position that it is of. */
export interface Reading {
  readonly position: string;
  readonly data: object;
  /** Nothing in it that the reader does not have. */
  readonly empty: boolean;
  /** It takes the place of all that the reader has. */
  readonly anew: boolean;
}
export interface LiveSource {
  /** Everything (since: undefined, or before a place at which the read model was made anew), or what changed since. */
  read(since: string | undefined): Promise<Reading>;
  /** Resolves when there may be more, or the signal aborts. */
  moved(signal: AbortSignal): Promise<void>;
  /** The position as the reader gets it. */
  token(position: string): string;
}

const HEARTBEAT_MS = 15_000;
const AGAIN_MS = 1_000;

/** Runs until the reader goes away or the signal aborts. `since`: where the reader left off. */
export async function serveLive(
  response: ServerResponse,
  source: LiveSource,
  since: string | undefined,
  signal: AbortSignal,
) {
  const { promise: gone, signal: ended } = untilGone(response, signal);
  let position = since;
  let beat = Date.now();
  const send = async (event: string, data: object, id?: string) => {
    const lines = `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
    beat = Date.now();
    if (!response.write(lines)) await Promise.race([once(response, 'drain').catch(() => undefined), gone]);
  };
  while (!ended.aborted) {
    const moved = source.moved(ended);
    try {
      const reading = await source.read(position);
      if (reading.anew || !reading.empty) {
        const token = source.token(reading.position);
        await send(reading.anew ? 'snapshot' : 'change', { ...reading.data, position: token }, token);
      }
      position = reading.position;
    } catch {
      await pause(AGAIN_MS, ended);
      continue;
    }
    while (!(await within(moved, beat + HEARTBEAT_MS - Date.now())))
      await send('heartbeat', { position: source.token(position) });
  }
  response.end(() => response.socket?.destroySoon());
}

function untilGone(response: ServerResponse, signal: AbortSignal) {
  const controller = new AbortController();
  const abort = () => {
    signal.removeEventListener('abort', abort);
    controller.abort();
  };
  const promise = new Promise<void>((resolve) =>
    controller.signal.addEventListener('abort', () => resolve(), { once: true }),
  );
  response.once('close', abort);
  response.once('error', abort);
  signal.addEventListener('abort', abort);
  if (signal.aborted || response.destroyed) abort();
  return { promise, signal: controller.signal };
}

/** Whether it moved in time. Nothing of it is left behind, however often it moves. */
const within = (moved: Promise<void>, ms: number): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), Math.max(0, ms));
    moved.then(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });
