// Plays the first steps of the catalog's scenarios, each under its key, and keeps every answer.
import { v5 as uuidv5 } from 'uuid';
import { scenarios } from '#catalog/scenarios/all';
import { isWait, type Step } from '#catalog/scenarios/scenario';
import type { Answer, Client } from './client.kit.js';

const KEYS = '0d4c7d64-2b52-5a0e-8f4b-6f1f6e1b0a11';

/** Steps of all scenarios in the order of their time. */
export const steps: readonly Step[] = scenarios
  .flatMap((scenario) => scenario.steps)
  .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

export class ScenarioPlayer {
  /** Answers by step, as they were acknowledged. */
  readonly answers = new Map<Step, Answer>();

  constructor(private readonly admin: Client) {}

  /** Sends a step; the answer may be an earlier one. Throws when the connection breaks. */
  async send(step: Step): Promise<Answer> {
    const clock = await this.admin.post('/admin/clock', { now: step.at, settle: isWait(step) });
    if (isWait(step)) return clock;
    return this.admin.post(step.path.slice('/api/v1'.length), step.body, { key: uuidv5(step.id, KEYS) });
  }

  /** Plays steps until one is not answered; those that are, are kept. Answers how far it came. */
  async play(from: number, to: number): Promise<number> {
    for (let index = from; index < to; index++) {
      const answer = await this.send(steps[index]).catch(() => undefined);
      if (!answer || answer.status >= 500) return index;
      this.answers.set(steps[index], answer);
    }
    return to;
  }
}

/** A small generator of pseudo-random numbers in [0, 1): the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
