// How old the facts may be on which one of two API processes decides, when they are the other's.
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from './client.kit.js';
import { SmallProgram } from './small-program.kit.js';
import { systemOfThisFile, type TestSystem } from './system.kit.js';

/** A process that has heard nothing for so long no longer trusts what it remembers. */
const FRESH_FOR = 1_000;

describe('of two API processes on one store', () => {
  const first = systemOfThisFile({ embedded: true });
  const small = new SmallProgram(first.run, first.admin);
  let second: TestSystem;
  let there: Client;
  const sessions = `/cohorts/${small.cohort}/sessions`;
  const times = { startsAt: '2022-04-12T11:00:00+03:00', endsAt: '2022-04-12T12:30:00+03:00' };

  const schedule = (session: string) =>
    first.admin.done(sessions, { session, stage: 'webinars', kind: 'webinar', title: both(session), ...times });
  const cancel = (session: string) => first.admin.done(`${sessions}/${session}/cancel`, { reason: 'паводок' });
  const both = (title: string) => ({ ru: title, en: title });
  const attend = (session: string) =>
    there.post(small.ofTeam('a', 'attendance'), { session, present: [small.person('a-vor')] });
  const application = (): number => second.running.processes()['the application'];

  beforeAll(async () => {
    second = first.another();
    await second.start();
    there = second.stranger(first.bearer);
    await small.open();
    await small.enroll('a', 'VOR');
    const { status } = await attend('webinar-1');
    expect(status).toBe(201);
  }, 60_000);
  afterAll(() => second?.stop(), 30_000);

  it('the second knows at once what the first has just made possible', async () => {
    for (const session of ['extra-1', 'extra-2', 'extra-3', 'extra-4', 'extra-5']) {
      await schedule(session);
      const { status, body } = await attend(session);
      expect({ session, status, code: body.code }).toEqual({ session, status: 201, code: undefined });
    }
  });

  it('the second refuses what the first has forbidden, as soon as it has had a second to hear of it', async () => {
    await schedule('dropped');
    const { revision } = await cancel('dropped');
    await pause(FRESH_FOR);
    const { status, body } = await attend('dropped');
    expect([status, body.code]).toEqual([409, 'session-cancelled']);
    const refusal = (await first.log.all()).find(({ receipt }) => receipt?.decision === body.decision);
    const basis = refusal?.receipt?.basis.find(({ stream }) => stream === `cohort-${small.cohort}`);
    expect(Number(basis?.revision)).toBeGreaterThanOrEqual(Number(revision));
  });

  it('one that was asleep does not decide on what it remembers', async () => {
    for (const session of ['slept-1', 'slept-2', 'slept-3']) {
      await schedule(session);
      await pause(FRESH_FOR);
      process.kill(application(), 'SIGSTOP');
      await cancel(session);
      const answer = attend(session);
      await pause(2 * FRESH_FOR);
      process.kill(application(), 'SIGCONT');
      const { status, body } = await answer;
      expect({ session, status, code: body.code }).toEqual({ session, status: 409, code: 'session-cancelled' });
    }
  }, 60_000);
});
