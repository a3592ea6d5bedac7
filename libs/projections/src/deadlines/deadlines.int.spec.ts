import { composition, hour, TestLog } from '../log.kit.js';
import { readModels } from '../read-models.kit.js';
import { deadlinesProjection } from './deadlines.projection.js';
import { dueBy, nextDue } from './deadlines.query.js';

const by = 'cohort-c1';
const stream = 'team-c1.a';
const stage = 'rehearsal';
const never = hour(100_000);

describe('deadlines', () => {
  const { db, project } = readModels(deadlinesProjection);
  const due = async (log: TestLog, now = never) => {
    await project(log);
    return dueBy(db(), now, 10);
  };
  const kinds = async (log: TestLog) => (await due(log)).map(({ kind }) => kind);
  const offered = () =>
    new TestLog()
      .opened()
      .add(by, 'TeamWaitlisted', composition('w', ['VOR']))
      .add(by, 'SeatOffered', { team: 'w', until: hour(90) });
  const reworked = () => {
    const remarks = ['r1', 'r2'].map((remark) => ({ remark, author: 'm1', text: remark }));
    const said = { stage, round: 1, sitting: 's', item: 'i', verdict: 'rework' as const, remarks };
    const log = new TestLog().opened().enrolled('a', ['VOR']).add(stream, 'PreDefended', said);
    return log.add(stream, 'ReworkOrdered', { stage, round: 1, until: hour(80) });
  };
  const answer = (log: TestLog, remark: string) => log.add(stream, 'RemarkAnswered', { stage, remark, answer: 'so' });

  it('a seat offer is due after its time, with what the command needs', async () => {
    const log = offered();
    expect(await due(log, hour(90))).toEqual([]);
    expect(await nextDue(db())).toBe(hour(90));
    expect(await due(log, hour(91))).toEqual([
      { kind: 'seat-offer', due: hour(90), cohort: 'c1', team: 'w', until: hour(90) },
    ]);
  });

  it.each([
    ['SeatDeclined', { team: 'w' }],
    ['SeatOfferExpired', { team: 'w', until: hour(90) }],
    ['TeamEnrolled', composition('w', ['VOR'])],
    ['TeamWithdrawn', { team: 'w', reason: 'x' }],
    ['CohortClosed', { undecided: [], reason: null }],
  ] as const)('a seat offer is settled by %s', async (type, data) => {
    expect(await kinds(offered().add(by, type, data as never))).toEqual([]);
    expect(await nextDue(db())).toBeNull();
  });

  it('a rework is due while a remark was never answered', async () => {
    const log = reworked();
    expect(await due(log)).toEqual([
      { kind: 'rework', due: hour(80), cohort: 'c1', team: 'a', stage, until: hour(80) },
    ]);
    expect(await kinds(answer(log, 'r1'))).toEqual(['rework']);
    expect(await kinds(answer(log, 'r2'))).toEqual([]);
    log.add(stream, 'RemarkReopened', { stage, remark: 'r1', by: 'm1', reason: 'no' });
    log.add(stream, 'ReworkExtended', { stage, round: 1, until: hour(95), reason: 'x' });
    expect(await kinds(log)).toEqual([]);
  });

  it('a rework that was declared overdue comes back with its extension', async () => {
    const log = reworked().add(stream, 'ReworkOverdue', { stage, round: 1, until: hour(80), remarks: ['r1', 'r2'] });
    log.add(stream, 'StageFailed', { stage, because: 'rework-overdue' });
    expect(await kinds(log)).toEqual([]);
    log.add(stream, 'ReworkExtended', { stage, round: 1, until: hour(95), reason: 'x' });
    expect(await kinds(log.add(stream, 'StageReopened', { stage, because: 'x' }))).toEqual(['rework']);
    expect(await nextDue(db())).toBe(hour(95));
  });

  it('a rework rests while its stage is decided, its team withdrawn or its cohort closed', async () => {
    const log = reworked().passed('a', stage);
    expect(await kinds(log)).toEqual([]);
    expect(await kinds(log.add(stream, 'StageReopened', { stage, because: 'x' }))).toEqual(['rework']);
    expect(await kinds(log.add(by, 'TeamWithdrawn', { team: 'a', reason: 'x' }))).toEqual([]);
    expect(await kinds(log.add(by, 'TeamReinstated', { team: 'a', reason: 'x', document: '1' }))).toEqual(['rework']);
    expect(await kinds(log.add(by, 'CohortClosed', { undecided: [], reason: null }))).toEqual([]);
  });

  it('a rework is asked for under the id that its stage has today', async () => {
    const stages = { rehearsal: 'dry-run' };
    const log = reworked().add(by, 'CohortMigrated', { from: 1, to: 2, stages });
    expect(await due(log)).toMatchObject([{ stage: 'dry-run' }]);
    log.add(stream, 'StagesCarriedOver', { version: 2, stages });
    expect(await due(log)).toMatchObject([{ stage: 'dry-run' }]);
    expect(await kinds(log.passed('a', 'dry-run'))).toEqual([]);
  });

  it('a reserved number is due an hour later unless it was entered or released', async () => {
    const log = new TestLog().opened().enrolled('a', ['VOR']);
    const reserve = (number: string, decision: string) =>
      log.add(`registryNumber-clusters.${number}`, 'NumberReserved', {
        registry: 'clusters',
        number,
        cohort: 'c1',
        team: 'a',
        for: decision,
        occurredAt: hour(10),
      });
    reserve('1', 'd1');
    reserve('2', 'd2');
    reserve('3', 'd3');
    const entry = {
      stage: 'register',
      registry: 'clusters',
      number: '1',
      order: 'o',
      validUntil: null,
      occurredAt: hour(10),
    };
    const receipt = { ...log.events[0]!.receipt!, decision: 'd1' };
    log.append(stream, 'RegistryEntered', entry, { receipt });
    log.add('registryNumber-clusters.2', 'NumberReleased', { for: 'd2', reason: 'x' });
    expect(await due(log)).toEqual([
      {
        kind: 'reservation',
        due: hour(11),
        cohort: 'c1',
        team: 'a',
        registry: 'clusters',
        number: '3',
        decision: 'd3',
      },
    ]);
  });
});
