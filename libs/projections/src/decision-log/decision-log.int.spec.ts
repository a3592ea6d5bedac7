import type { Receipt } from '#event-store/logged-event';
import { hour, TestLog } from '../log.kit.js';
import { readModels } from '../read-models.kit.js';
import { positionText } from '../runner/position.js';
import { decisionLogProjection } from './decision-log.projection.js';
import { decisionOf, decisionsNow, decisionsSince, listDecisions } from './decision-log.query.js';
import { decisionLog } from './decision-log.table.js';

describe('the decision log', () => {
  const { db, project } = readModels(decisionLogProjection);
  const refusal = { command: 'Defend', subject: { team: 'a' }, code: 'item-open', facts: { sitting: 's1' } };
  const story = () => {
    const log = new TestLog().opened().enrolled('a', ['VOR']);
    return log.append('team-c1.a', 'CommandRefused', refusal);
  };
  /** One decision of two events. */
  const pair = (log: TestLog) => {
    log.passed('a', 'webinars');
    const first = { ...log.events.at(-1)!.receipt!, count: 2 };
    const { command: _, ...second }: Receipt = { ...first, index: 1 };
    log.append(
      'team-c1.a',
      'StageFailed',
      { stage: 'defense', because: 'x', occurredAt: hour(9) },
      { receipt: second },
    );
    return first.decision;
  };
  const types = (page: { items: readonly { command: string }[] }) => page.items.map(({ command }) => command);

  it('has one row a decision, newest first, refusals with their code and facts', async () => {
    await project(story());
    const { items } = await listDecisions(db());
    expect(items.map(({ command, refused }) => [command, refused])).toEqual([
      ['DoCommandRefused', 'item-open'],
      ['DoTeamEnrolled', null],
      ['DoCohortOpened', null],
      ['DoProgramChartered', null],
    ]);
    expect(items[0]).toMatchObject({ facts: { sitting: 's1' }, cohort: 'c1', team: 'a', occurredAt: null });
    expect(items[1]).toMatchObject({ occurredAt: hour(2), decidedAt: hour(2), actor: 'operator-1', role: 'operator' });
  });

  it('gathers the events of one decision, with its whole receipt', async () => {
    const log = story();
    const id = pair(log);
    await project(log);
    const decision = (await decisionOf(db(), id))!;
    expect(decision.events.map(({ type, revision }) => [type, revision])).toEqual([
      ['StagePassed', '1'],
      ['StageFailed', '2'],
    ]);
    expect(decision.receipt.command).toBeDefined();
    expect(await decisionOf(db(), 'unknown')).toBeUndefined();
  });

  it('finds by stream, command, actor, time and refusal', async () => {
    await project(story());
    const find = async (filter: object) => types(await listDecisions(db(), filter));
    expect(await find({ refused: true })).toEqual(['DoCommandRefused']);
    expect(await find({ refused: false, stream: 'cohort-c1' })).toEqual(['DoTeamEnrolled', 'DoCohortOpened']);
    expect(await find({ command: 'DoCohortOpened', actor: 'operator-1' })).toEqual(['DoCohortOpened']);
    expect(await find({ actor: 'somebody' })).toEqual([]);
    expect(await find({ from: hour(1), to: hour(3) })).toEqual(['DoTeamEnrolled', 'DoCohortOpened']);
    expect(await find({ cohort: 'c1', team: 'a', order: 'oldest-first' })).toEqual([
      'DoTeamEnrolled',
      'DoCommandRefused',
    ]);
  });

  it.each(['newest-first', 'oldest-first'] as const)(
    'comes a page at a time, %s, without gap or repetition',
    async (order) => {
      await project(story());
      const seen: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await listDecisions(db(), { order, limit: 3, cursor });
        seen.push(...types(page));
        if (page.next === null) break;
        cursor = page.next;
      }
      expect(seen).toEqual(types(await listDecisions(db(), { order })));
      expect(seen).toHaveLength(4);
    },
  );

  it('gives every decision since a place, a few at a time', async () => {
    const log = story();
    await project(log);
    const first = await decisionsSince(db(), '', {}, 2);
    expect(first.decisions).toHaveLength(2);
    const rest = await decisionsSince(db(), first.position);
    expect(rest).toMatchObject({ position: positionText(log.head) });
    expect([...first.decisions, ...rest.decisions].map(({ position }) => position)).toEqual(
      log.events.map(({ position }) => positionText(position)),
    );
  });

  it('shows a decision of several events once, with its last, wherever a batch ends', async () => {
    const log = new TestLog().opened();
    const { receipt } = log.add('cohort-c1', 'TeamWithdrawn', { team: 'a', reason: 'r' }).events.at(-1)!;
    const first = { ...receipt!, count: 2 };
    log.events[log.events.length - 1] = { ...log.events.at(-1)!, receipt: first };
    await project(log);
    const before = await decisionsSince(db(), '');
    log.append(
      'cohort-c1',
      'SeatOffered',
      { team: 'b', until: '2026-03-01T00:00:00.000Z' },
      { receipt: { ...first, index: 1 } },
    );
    await project(log);
    const after = await decisionsSince(db(), before.position);
    expect(before.decisions.map(({ decision }) => decision)).not.toContain(first.decision);
    expect(after.decisions.map(({ decision }) => decision)).toEqual([first.decision]);
    expect((await decisionsNow(db())).decisions.at(-1)).toMatchObject({ decision: first.decision });
  });

  it('gives all decisions of one place together, however many came back there', async () => {
    const log = new TestLog().opened();
    await project(log);
    await db()
      .update(decisionLog)
      .set({ shownAt: positionText(log.head) });
    const { decisions, more } = await decisionsSince(db(), '', {}, 1);
    expect([decisions.length, more]).toEqual([log.events.length, true]);
  });
});
