// Plays scenarios through the API as their people would: under the scenario's clock, each step once.
import { v5 as uuidv5 } from 'uuid';
import { isWait, type Post, type Scenario, type Step } from '#catalog/scenarios/scenario';
import type { Answered, ApiClient } from '../api-client.js';
import { EXIT, Failure } from '../failure.js';
import { refusePlayedByAnother } from './played-before.js';

/** Of the steps' idempotency keys: played twice, nothing happens twice. */
const STEPS = '1b0f2f0e-6a3c-5d5e-9a51-7c1d0c9e4b20';

export interface Clients {
  readonly administrator: ApiClient;
  readonly operator: ApiClient;
  readonly secretary: ApiClient;
}
export interface Played {
  readonly step: Post;
  readonly answer: Answered;
}

export const keyOf = (step: Post): string => uuidv5(step.id, STEPS);

/** Steps of all scenarios in the order of their time; those of one scenario keep theirs. */
export const inOrder = (scenarios: readonly Scenario[]): Step[] =>
  scenarios.flatMap(({ steps }) => steps).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

/** Told of each answer, and of each step that is through. */
export interface Onlooker {
  played(played: Played): void;
  passed(step: Step): void;
}

/** `pause`: after each step. Throws Failure at the first step that is answered otherwise than the scenario expects. */
export async function play(
  clients: Clients,
  steps: readonly Step[],
  pause: () => Promise<void>,
  { played, passed }: Onlooker,
  stopped: AbortSignal,
): Promise<void> {
  let clock = '';
  for (const step of steps) {
    if (stopped.aborted) return;
    const settle = isWait(step);
    if (step.at !== clock || settle) await clients.administrator.post('/api/v1/admin/clock', { now: step.at, settle });
    clock = step.at;
    if (isWait(step)) {
      passed(step);
      continue;
    }
    const answer = await posted(clients[step.as], step);
    refusePlayedByAnother(answer);
    check(step, answer);
    played({ step, answer });
    passed(step);
    await pause();
  }
}

const TRIES = 20;
const WAIT = 500;

/** A system that is busy or starting again is asked again with the same key. */
async function posted(client: ApiClient, step: Post): Promise<Answered> {
  for (let left = TRIES; ; left--) {
    try {
      const answer = await client.post(step.path, step.body, keyOf(step));
      if (answer.status !== 503 || !left) return answer;
    } catch (error) {
      if (!left) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, WAIT));
  }
}

function check({ id, expect }: Post, { status, body }: Answered): void {
  const asExpected = expect ? body.code === expect.refused : status < 300;
  if (asExpected) return;
  const got = `${status} ${body.code ?? ''} ${body.detail ?? ''} ${JSON.stringify(body.facts ?? body.errors ?? '')}`;
  throw new Failure(EXIT.checkFailed, `Шаг ${id}: ожидалось ${expect?.refused ?? 'принятие'}, ответ ${got}`);
}
