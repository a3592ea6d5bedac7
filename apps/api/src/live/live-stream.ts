// One live reader: a snapshot or what changed since its last position, then changes, then heartbeats.
import type { ServerResponse } from 'node:http';

/** What a reading comes to on the wire; the same for every reader at the same place. */
export interface Framed {
  readonly position: string;
  /** Undefined: nothing in it that the reader does not have. */
  readonly frame: Buffer | undefined;
  readonly more: boolean;
  /** It takes the place of all that the reader has. */
  readonly anew: boolean;
}
export interface LiveSource {
  /** Everything (since: undefined, or before a place at which the read model was made anew), or what changed since. */
  read(since: string | undefined): Promise<Framed>;
  /** Resolves when there may be more, or the signal aborts. */
  moved(signal: AbortSignal): Promise<void>;
  /** The position as the reader gets it. */
  token(position: string): string;
}

const HEARTBEAT_MS = 15_000;
const AGAIN_MS = 1_000;
/** A reader that takes nothing for so long is cut; it comes back with its last id, if it is still there. */
const TAKES_WITHIN_MS = 30_000;

/** One server-sent event. */
export const frame = (event: string, data: object, id?: string): Buffer =>
  Buffer.from(`event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`);

/**
 * Runs until the reader goes away or the signal aborts. `since`: where the reader left off. One that reads slowly holds
 * one frame at most: what moves meanwhile it is told of together.
 */
export async function serveLive(
  response: ServerResponse,
  source: LiveSource,
  since: string | undefined,
  signal: AbortSignal,
) {
  const ended = untilGone(response, signal);
  let position = since;
  // Who comes back to nothing new hears at once that it is so.
  let beat = 0;
  const send = async (what: Buffer) => {
    beat = Date.now();
    if (!response.write(what) && !(await drained(response, ended))) response.destroy();
  };
  while (!ended.aborted) {
    const moved = source.moved(ended);
    try {
      const reading = await source.read(position);
      // A read model that is being made anew is silent until it is where the reader left off.
      if (position === undefined || reading.anew || reading.position >= position) {
        if (reading.frame) await send(reading.frame);
        position = reading.position;
        if (reading.more) continue;
      }
    } catch {
      await pause(AGAIN_MS, ended);
      continue;
    }
    while (!(await within(moved, beat + HEARTBEAT_MS - Date.now())))
      await send(frame('heartbeat', { position: source.token(position!) }));
  }
  response.end(() => response.socket?.destroySoon());
}

function untilGone(response: ServerResponse, signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const abort = () => {
    signal.removeEventListener('abort', abort);
    controller.abort();
  };
  response.once('close', abort);
  response.once('error', abort);
  signal.addEventListener('abort', abort);
  if (signal.aborted || response.destroyed) abort();
  return controller.signal;
}

/** Whether the reader took what was written, in time. True as well where there is nobody left to wait for. */
const drained = (response: ServerResponse, ended: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => done(false), TAKES_WITHIN_MS);
    const taken = () => done(true);
    function done(inTime: boolean) {
      clearTimeout(timer);
      response.off('drain', taken);
      ended.removeEventListener('abort', taken);
      resolve(inTime);
    }
    response.once('drain', taken);
    ended.addEventListener('abort', taken);
    if (ended.aborted) taken();
  });

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
