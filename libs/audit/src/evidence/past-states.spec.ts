// Kept in a window or read again, the past is the same; and what is kept is bounded.
import { StreamUnreadable } from '#event-store/failures';
import type { LoggedEvent, Position } from '#event-store/logged-event';
import { readRecorded } from './recorded-lines.js';
import { RecordedLog } from './recorded.log.js';
import { isOfDomain } from './decisions.js';
import { type Limits, PastStates } from './past-states.js';
import { Timeline } from './timeline.js';

const golden = readRecorded('libs/audit/golden/proclusters.jsonl.br').all.filter(({ stream }) => isOfDomain(stream));
const limits = { newest: 300, window: 40, readAgain: 150 };

/** Taken from a log up to one of its events; the streams that were read again are counted. */
function taking(events: readonly LoggedEvent[], few?: Limits) {
  const log = new RecordedLog(events);
  let again = 0;
  const counted = {
    events: () => log.events(),
    stream: (name: string) => {
      again += 1;
      return log.stream(name);
    },
  };
  const states = new PastStates(counted, few);
  const whole = async (stream: string) => new Timeline(stream, await log.stream(stream));
  return { states, whole, again: () => again };
}

/** The same choices in each run. */
function chooser(seed: number) {
  let state = seed;
  return <T>(all: readonly T[]): T => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return all[state % all.length];
  };
}

describe('the states of the past', () => {
  it('are the same, kept or read again, at any revision and any place', async () => {
    const { states, whole, again } = taking(golden, limits);
    const choose = chooser(7);
    for (const [index, event] of golden.entries()) {
      await states.take(event);
      const { stream, revision, position } = choose(golden.slice(0, index + 1));
      const { position: place } = choose(golden.slice(0, index + 1));
      const timeline = await whole(stream);
      expect(await states.at(stream, revision)).toMatchObject({ position, state: timeline.at(revision)!.state });
      for (const included of [true, false])
        expect(told(await states.asOf(stream, place, included))).toEqual(told(timeline.asOf(place, included)));
    }
    expect(again()).toBeGreaterThan(10);
  });

  it('are so many in memory and no more, however long the log and however far back is asked', async () => {
    const { states } = taking(golden, limits);
    const choose = chooser(11);
    const most = limits.newest + limits.window + limits.readAgain;
    let held = 0;
    for (const [index, event] of golden.entries()) {
      await states.take(event);
      const { stream, revision } = choose(golden.slice(0, index + 1));
      await states.at(stream, revision);
      held = Math.max(held, states.held);
    }
    expect(golden.length).toBeGreaterThan(1.5 * most);
    expect(held).toBeLessThanOrEqual(most);
    expect(held).toBeGreaterThan(most / 4);
  });

  it('are not read again for whoever asks what they were just before', async () => {
    const { states, again } = taking(golden);
    for (const event of golden) {
      await states.take(event);
      const { stream, revision, position } = event;
      await states.at(stream, revision === 0n ? null : revision - 1n);
      await states.asOf(stream, position, true);
    }
    expect(again()).toBe(0);
  });

  it('end with what cannot be folded, and are known before it', async () => {
    const own = golden.filter(({ stream }) => stream.startsWith('cohort-')).slice(0, 8);
    const broken = own.map((event, index) => (index === 4 ? { ...event, type: 'NeverHeardOf' } : event));
    const { states } = taking(broken);
    for (const event of broken) await states.take(event);
    const [{ stream }] = own;
    expect(await states.at(stream, 3n)).toMatchObject({ revision: 3n });
    expect(await states.asOf(stream, broken[4].position, false)).toMatchObject({ revision: 3n });
    for (const revision of [4n, 5n, 7n]) await expect(states.at(stream, revision)).rejects.toThrow(StreamUnreadable);
    await expect(states.asOf(stream, broken[6].position, true)).rejects.toThrow('NeverHeardOf');
  });
});

const told = ({
  revision,
  position,
  state,
}: {
  revision: bigint | null;
  position: Position | null;
  state: unknown;
}) => ({ revision, position, state });
