import { charter, composition, hour, TestLog } from '../log.kit.js';
import { readModels } from '../read-models.kit.js';
import { positionText } from '../runner/position.js';
import type { BoardRow } from './board-row.js';
import { cohortBoardProjection } from './cohort-board.projection.js';
import { cohortBoardNow, cohortBoardSince } from './cohort-board.query.js';

const attendance = (session: string, present: number, absent: number, excused = 0) => {
  const people = (count: number, kind: string) => Array.from({ length: count }, (_, index) => `${kind}${index}`);
  return {
    stage: 'webinars',
    session,
    heldAt: hour(1),
    present: people(present, 'p'),
    remote: [],
    excused: people(excused, 'e'),
    absent: people(absent, 'a'),
  };
};
const stream = 'team-c1.a';
const round = { stage: 'rehearsal', round: 1 };
const remark = (id: string) => ({ remark: id, author: 'm1', text: id });
const rework = (log: TestLog) =>
  log
    .add(stream, 'PreDefended', {
      ...round,
      sitting: 's1',
      item: 'i1',
      verdict: 'rework',
      remarks: [remark('r1'), remark('r2')],
    })
    .add(stream, 'ReworkOrdered', { ...round, until: hour(100) });

describe('the board of a cohort', () => {
  const { db, project } = readModels(cohortBoardProjection);
  const opened = () => new TestLog().opened().enrolled('a', ['VOR', 'KRS']);
  const board = async (log: TestLog, now = hour(40)) => {
    await project(log);
    return (await cohortBoardNow(db(), 'c1', now))!;
  };
  const row = async (log: TestLog, now?: string): Promise<BoardRow> => (await board(log, now)).teams[0]!;
  const risks = async (log: TestLog, now?: string) => (await row(log, now)).risks;

  it('shows a team with its stages, open and closed', async () => {
    const { stages, ...shown } = await row(opened().passed('a', 'webinars', 'c1', hour(3)));
    expect(shown).toMatchObject({ team: 'a', leadRegion: 'VOR', isGuest: false, members: 4, seat: 'enrolled' });
    expect(stages.map(({ stage, status, since }) => [stage, status, since])).toEqual([
      ['webinars', 'passed', hour(3)],
      ['rehearsal', 'open', null],
      ['defense', 'closed', null],
      ['register', 'closed', null],
    ]);
  });

  it('counts a session when enough members were there, the excused left out', async () => {
    const log = opened()
      .add(stream, 'WebinarAttended', attendance('w1', 2, 2))
      .add(stream, 'WebinarAttended', attendance('w2', 1, 2))
      .add(stream, 'SessionAttended', attendance('w3', 1, 1, 2));
    expect((await row(log)).attendance).toEqual([{ stage: 'webinars', counted: 2, needed: 2, remaining: 0 }]);
  });

  it('does not count a session at which everybody was excused', async () => {
    const { attendance: counts } = await row(opened().add(stream, 'WebinarAttended', attendance('w1', 0, 0, 4)));
    expect(counts).toEqual([{ stage: 'webinars', counted: 0, needed: 2, remaining: 2 }]);
  });

  it('warns when no session may be missed any more, and when it is too late', async () => {
    const log = opened();
    expect(await risks(log)).toEqual([]);
    log.add(stream, 'WebinarAttended', attendance('w1', 0, 4));
    expect(await risks(log)).toEqual([{ risk: 'cannot-miss-more', stage: 'webinars' }]);
    const of = { stage: 'webinars', kind: 'webinar' as const, title: { ru: '', en: '' }, planned: true };
    log.add('cohort-c1', 'SessionScheduled', { session: 'w2', ...of, startsAt: hour(50), endsAt: hour(52) });
    log.add('cohort-c1', 'SessionCancelled', { session: 'w2', reason: 'storm' });
    expect(await risks(log)).toEqual([{ risk: 'cannot-attend-enough', stage: 'webinars' }]);
  });

  it('counts open remarks and shows how long there is to answer them', async () => {
    const log = rework(opened().passed('a', 'webinars'));
    expect(await row(log, hour(20))).toMatchObject({
      openRemarks: 2,
      nextDeadline: { due: 'rework', stage: 'rehearsal', until: hour(100) },
      risks: [],
    });
    expect(await risks(log, hour(28))).toEqual([{ risk: 'rework-ends-soon', stage: 'rehearsal', until: hour(100) }]);
    expect(await risks(log, hour(101))).toEqual([{ risk: 'rework-overdue', stage: 'rehearsal', until: hour(100) }]);
  });

  it('is not overdue when every remark was answered, and at ease when few enough are open', async () => {
    const log = rework(opened().passed('a', 'webinars'));
    const on = (id: string) => ({ stage: 'rehearsal', remark: id });
    log
      .add(stream, 'RemarkAnswered', { ...on('r1'), answer: 'so' })
      .add(stream, 'RemarkAnswered', { ...on('r2'), answer: 'so' });
    log.add(stream, 'RemarkReopened', { ...on('r2'), by: 'm1', reason: 'no' });
    expect(await row(log, hour(99))).toMatchObject({ nextDeadline: { due: 'rework', until: hour(100) } });
    expect(await row(log, hour(101))).toMatchObject({ openRemarks: 2, risks: [], nextDeadline: null });
    log.add(stream, 'RemarkAccepted', { ...on('r1'), by: 'm1' }).passed('a', 'rehearsal');
    // What the passed stage left open is history.
    expect(await row(log, hour(99))).toMatchObject({ openRemarks: 0, risks: [], nextDeadline: null });
  });

  it('tells who has been stuck, who failed, and what passed before what it requires', async () => {
    const log = opened();
    expect(await risks(log, hour(24 * 15))).toEqual([{ risk: 'stuck', since: hour(2) }]);
    log.passed('a', 'rehearsal').add(stream, 'StageFailed', { stage: 'defense', because: 'score' });
    expect(await risks(log)).toEqual([
      { risk: 'passed-before-required', stage: 'rehearsal' },
      { risk: 'stage-failed', stage: 'defense' },
    ]);
  });

  it('keeps the waiting list in order, with offers and their ends', async () => {
    const log = opened();
    for (const team of ['z', 'b']) log.add('cohort-c1', 'TeamWaitlisted', composition(team, ['ORL']));
    log.add('cohort-c1', 'SeatOffered', { team: 'z', until: hour(90) });
    const { waiting, seats } = await board(log);
    expect(waiting.map(({ team, seat, nextDeadline }) => [team, seat, nextDeadline?.until])).toEqual([
      ['z', 'offered', hour(90)],
      ['b', 'waiting', undefined],
    ]);
    expect(seats).toEqual({ enrolled: 1, offered: 1, waiting: 1, withdrawn: 0 });
  });

  it('tells what changed since a place, and who is gone', async () => {
    const log = opened().enrolled('b', ['ORL']);
    log
      .add('cohort-c1', 'TeamWaitlisted', composition('z', ['ORL']))
      .add('cohort-c1', 'SeatOffered', { team: 'z', until: hour(90) });
    const { position } = await board(log);
    log.passed('b', 'webinars').add('cohort-c1', 'SeatDeclined', { team: 'z' });
    await project(log);
    const news = (await cohortBoardSince(db(), 'c1', hour(40), position))!;
    expect(news.teams.map(({ team }) => team)).toEqual(['b']);
    expect(news).toMatchObject({ gone: ['z'], waiting: [], position: positionText(log.head) });
    const none = (await cohortBoardSince(db(), 'c1', hour(40), news.position))!;
    expect([...none.teams, ...none.waiting, ...none.gone]).toEqual([]);
  });

  it('does not know other cohorts', async () => {
    await project(opened());
    expect(await cohortBoardNow(db(), 'elsewhere', hour(1))).toBeUndefined();
  });

  it('shows who withdrew apart, and takes back who is reinstated', async () => {
    const by = 'cohort-c1';
    const log = opened()
      .add(by, 'TeamWaitlisted', composition('z', ['ORL']))
      .enrolled('b', ['ORL']);
    const { position } = await board(log);
    log.add(by, 'TeamWithdrawn', { team: 'b', reason: 'x' }).add(by, 'TeamWithdrawn', { team: 'z', reason: 'x' });
    await project(log);
    const news = (await cohortBoardSince(db(), 'c1', hour(40), position))!;
    expect(news).toMatchObject({
      gone: ['z', 'b'],
      withdrawn: [{ team: 'b' }, { team: 'z' }],
      seats: { withdrawn: 2 },
    });
    for (const team of ['b', 'z']) log.add(by, 'TeamReinstated', { team, reason: 'x', document: '1' });
    const { teams, waiting } = await board(log);
    expect([teams, waiting].map((rows) => rows.map(({ team }) => team))).toEqual([['a', 'b'], ['z']]);
  });

  it('ends offers and the waiting list with the cohort, and what runs', async () => {
    const by = 'cohort-c1';
    const log = rework(opened().passed('a', 'webinars')).add(by, 'TeamWaitlisted', composition('z', ['ORL']));
    log.add(by, 'TeamWaitlisted', composition('y', ['ORL'])).add(by, 'SeatOffered', { team: 'y', until: hour(90) });
    log.add(by, 'CohortClosed', { undecided: ['a'], reason: 'x', occurredAt: hour(60) });
    const shown = await board(log, hour(24 * 60));
    expect(shown).toMatchObject({ closedAt: hour(60), waiting: [], seats: { offered: 0, waiting: 0, enrolled: 1 } });
    expect(shown.teams).toMatchObject([{ team: 'a', risks: [], nextDeadline: null }]);
  });

  it('follows members and regions, and an enrollment that was corrected', async () => {
    const by = 'cohort-c1';
    const member = { person: 'p', category: 'fund' as const, region: 'VOR' };
    const log = opened().add(by, 'MemberAdded', { team: 'a', member });
    log.add(by, 'MemberRemoved', { team: 'a', person: 'p', reason: 'x' }).add(by, 'MemberAdded', { team: 'a', member });
    log.add(by, 'RegionJoined', { team: 'a', region: 'KOM', agreement: 'g' });
    log.add(by, 'LeadRegionMoved', { team: 'a', from: 'VOR', to: 'KOM' });
    log.add(by, 'RegionLeft', { team: 'a', region: 'VOR', reason: 'x' });
    expect(await row(log)).toMatchObject({
      members: 5,
      regions: ['KRS', 'KOM'],
      leadRegion: 'KOM',
      isGuest: true,
      agreement: 'g',
    });
    log.add(by, 'TargetRegionsAmended', { targets: ['KOM'], reason: 'x' });
    log.add(stream, 'ProjectRevised', { kind: 'join', title: 'Another' });
    log.add(by, 'EnrollmentCorrected', { ...composition('a', ['KOM']), name: 'Right', reason: 'x', document: '1' });
    expect(await row(log)).toMatchObject({ name: 'Right', members: 2, isGuest: false, project: { title: 'Another' } });
  });

  it('judges attendance that was corrected, and goes by the charter that the cohort was migrated to', async () => {
    const log = opened().add(stream, 'WebinarAttended', attendance('w1', 1, 3));
    log.add(stream, 'AttendanceCorrected', { ...attendance('w1', 2, 2), reason: 'x', document: '1' });
    expect((await row(log)).attendance).toMatchObject([{ counted: 1, remaining: 2 }]);
    const [webinars, ...rest] = charter.stages;
    if (webinars?.kind !== 'sessions') throw new Error('the charter begins with sessions');
    const lectures = { ...webinars, id: 'lectures', memberShare: { numerator: 3, denominator: 4 } };
    const stages = [{ ...lectures, sessions: webinars.sessions.slice(0, 2) }, ...rest.slice(1)];
    log.add('program-winter', 'CharterRevised', { version: 2, charter: { ...charter, stages } });
    log.add('cohort-c1', 'CohortMigrated', { from: 1, to: 2, stages: { webinars: 'lectures' } });
    const migrated = [{ stage: 'lectures', counted: 0, needed: 2, remaining: 1 }];
    expect((await row(log)).attendance).toEqual(migrated);
    expect((await board(log)).earlierStages).toEqual({ webinars: 'lectures' });
    log.add(stream, 'StagesCarriedOver', { version: 2, stages: { webinars: 'lectures' } });
    expect(await row(log)).toMatchObject({ attendance: migrated, stages: [{ stage: 'lectures' }, {}, {}] });
  });

  it('counts tests, appeals, outcomes and the entry that stands', async () => {
    const title = { ru: 'т', en: 't' };
    const test = {
      id: 'test',
      kind: 'test' as const,
      title,
      requires: [],
      per: 'team' as const,
      passScore: 600,
      maxScore: 1000,
    };
    const rules = { ...test, attempts: 2, take: 'best' as const, memberShare: { numerator: 1, denominator: 2 } };
    const log = new TestLog();
    log.add('program-winter', 'ProgramChartered', { version: 1, charter: { ...charter, stages: [rules] } });
    log.opened().enrolled('a', ['VOR']).add(stream, 'TestTaken', { stage: 'test', attempt: 1, score: 300, scores: {} });
    log.add(stream, 'TestCorrected', { stage: 'test', attempt: 1, score: 400, scores: {}, reason: 'x', document: '1' });
    log.add(stream, 'AppealLodged', { stage: 'defense', appeal: 'x1', round: 1, grounds: 'g' });
    const entry = { stage: 'register', registry: 'clusters', order: 'o', validUntil: null };
    log.add(stream, 'RegistryEntered', { ...entry, number: '1' });
    log.add(stream, 'RegistryEntryCorrected', { ...entry, number: '2', reason: 'x', document: '1' });
    log.add(stream, 'OutcomeRecorded', { outcome: 'center', description: 'd', document: '1' });
    expect(await row(log)).toMatchObject({
      tests: [{ stage: 'test', attempts: 1, attemptsLeft: 1, score: 400 }],
      openAppeals: ['x1'],
      registryNumber: '2',
      outcomes: 1,
      risks: [
        { risk: 'last-attempt', stage: 'test' },
        { risk: 'appeal-open', appeal: 'x1' },
      ],
    });
    log.add(stream, 'AppealUpheld', { stage: 'defense', appeal: 'x1', reason: 'r' });
    const removed = { stage: 'register', registry: 'clusters', number: '2', reason: 'x', document: '1' };
    expect(await row(log.add(stream, 'RegistryEntryRemoved', removed))).toMatchObject({
      openAppeals: [],
      registryNumber: null,
    });
  });
});
