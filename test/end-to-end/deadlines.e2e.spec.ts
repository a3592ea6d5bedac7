// Deadlines as an operator meets them: nothing early, everything when its time is over, found again by a process that did
// not see it begin.
import type { Body } from './client.kit.js';
import { SmallProgram } from './small-program.kit.js';
import { eventually, TestSystem } from './system.kit.js';

const HOUR = 3_600_000;

class ShortOfSeats extends SmallProgram {
  override charter(): Body {
    const charter = super.charter() as { admission: Body };
    return { ...charter, admission: { ...charter.admission, capacity: 1, waitingList: { offer: { hours: 48 } } } };
  }
}

describe('a deadline', () => {
  const system = new TestSystem({ scenario: true, embedded: true });
  const small = new ShortOfSeats(system.run, system.admin);
  const setClock = (now: string) => system.admin.post('/admin/clock', { now, settle: true });
  const shifted = (time: string, by: number) => new Date(Date.parse(time) + by).toISOString();
  const events = async (type: string) =>
    (await system.log.all()).filter((event) => event.type === type).map(({ data }) => data as Body);
  const teamsOf = async (type: string) => (await events(type)).map(({ team }) => team);

  beforeAll(async () => {
    await system.start();
    await setClock('2022-04-01T12:00:00+03:00');
    await small.open();
  }, 60_000);
  afterAll(() => system.stop(), 30_000);

  it('of a seat on offer passes it on when it is over, once, and not an hour before', async () => {
    for (const team of ['a', 'b', 'c']) await small.enroll(team, 'VOR');
    await system.admin.done(small.ofTeam('a', 'withdraw'), { reason: 'паводок' });
    const [{ until }] = (await events('SeatOffered')) as [{ until: string }];
    expect(await teamsOf('SeatOffered')).toEqual(['b']);
    await setClock(shifted(until, -HOUR));
    expect(await teamsOf('SeatOfferExpired')).toEqual([]);

    await system.restart();
    await setClock(shifted(until, HOUR));
    await setClock(shifted(until, 2 * HOUR));
    expect([await teamsOf('SeatOfferExpired'), await teamsOf('SeatOffered')]).toEqual([['b'], ['b', 'c']]);
    const late = await system.admin.post(small.ofTeam('b', 'accept-seat'), {});
    expect([late.status, late.body.code]).toEqual([409, 'seat-offer-expired']);
    await eventually(async () =>
      expect(await system.admin.found(`/cohorts/${small.cohort}`)).toMatchObject({ seats: { offered: 1, waiting: 0 } }),
    );
    await system.admin.done(small.ofTeam('c', 'accept-seat'), {});
  });

  it('of a rework makes its unanswered remarks overdue, and the answer that comes too late is refused', async () => {
    await setClock('2022-05-24T12:00:00+03:00');
    await small.attend('c', 'VOR');
    const sitting = await small.sit('rehearsal', 'c', 'pre-defense');
    await system.admin.done(`/sittings/${sitting}/items/c/close`, {});
    const remarks = [{ remark: 'r1', text: 'Нет писем поддержки', author: small.member }];
    const verdict = { stage: 'pre-defense', sitting, item: 'c', verdict: 'rework', remarks };
    await system.admin.done(small.ofTeam('c', 'pre-defense'), verdict);
    const [{ until }] = (await events('ReworkOrdered')) as [{ until: string }];
    await setClock(shifted(until, -HOUR));
    expect(await events('ReworkOverdue')).toEqual([]);

    await system.restart();
    await setClock(shifted(until, HOUR));
    await setClock(shifted(until, 2 * HOUR));
    expect(await events('ReworkOverdue')).toHaveLength(1);
    const answer = { stage: 'pre-defense', answer: 'Письма приложены' };
    const late = await system.admin.post(small.ofTeam('c', 'remarks/r1/answer'), answer);
    expect([late.status, late.body.code]).toEqual([409, 'rework-overdue']);
  });
});
