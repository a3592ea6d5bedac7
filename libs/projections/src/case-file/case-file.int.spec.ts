import { charter, composition, hour, TestLog } from '../log.kit.js';
import { readModels } from '../read-models.kit.js';
import { caseFileProjection } from './case-file.projection.js';
import { caseFileOf } from './case-file.query.js';
import { membershipsOf } from './memberships.query.js';

const stream = 'team-c1.a';
const stage = 'rehearsal';
const record = (session: string) => ({
  stage: 'webinars',
  session,
  heldAt: hour(1),
  present: ['a-p0a'],
  remote: [],
  excused: [],
  absent: [],
});

describe('a case file', () => {
  const { db, project } = readModels(caseFileProjection);
  const file = async (log: TestLog, team = 'a') => {
    await project(log);
    return (await caseFileOf(db(), 'c1', team))!;
  };

  it('holds the composition, with district and guest of each region', async () => {
    const shown = await file(new TestLog().opened().enrolled('a', ['VOR', 'KOM']));
    expect(shown).toMatchObject({ cohort: 'c1', team: 'a', program: 'winter', name: 'Team a', incomplete: 0 });
    expect(shown.members).toHaveLength(4);
    expect(shown.regions).toEqual([
      { region: 'VOR', district: 'ЦФО', isGuest: false, since: hour(2), until: null },
      { region: 'KOM', district: 'СЗФО', isGuest: true, since: hour(2), until: null },
    ]);
  });

  it('is found by any of its members, also by one who left', async () => {
    const log = new TestLog().opened().enrolled('a', ['VOR', 'KOM']).enrolled('b', ['VOR']);
    log.add('cohort-c1', 'MemberRemoved', { team: 'a', person: 'a-p0a', reason: 'r', occurredAt: hour(5) });
    await project(log);
    const [membership, ...more] = await membershipsOf(db(), 'a-p0a');
    expect(more).toEqual([]);
    expect(membership).toMatchObject({ cohort: 'c1', team: 'a', name: 'Team a', region: 'VOR', until: hour(5) });
    expect(await membershipsOf(db(), 'nobody')).toEqual([]);
    expect(await membershipsOf(db(), 'a-p0a', { cohorts: ['c2'] })).toEqual([]);
  });

  it('has a sheet of what the charter plans and of what was added to it', async () => {
    const log = new TestLog().opened().enrolled('a', ['VOR']);
    log.add(stream, 'WebinarAttended', record('w2')).add(stream, 'SessionAttended', record('extra'));
    const { attendance } = await file(log);
    expect(attendance.map(({ session, recorded }) => [session, recorded?.counts ?? null])).toEqual([
      ['w1', null],
      ['w2', true],
      ['w3', null],
      ['extra', true],
    ]);
  });

  it('keeps remarks as threads, by round', async () => {
    const log = new TestLog().opened().enrolled('a', ['VOR']);
    const defended = { stage, sitting: 's', item: 'i', verdict: 'rework' as const };
    const remarks = [{ remark: 'r1', author: 'm1', text: 'why?' }];
    log
      .add(stream, 'PreDefended', { ...defended, round: 1, remarks })
      .add(stream, 'ReworkOrdered', { stage, round: 1, until: hour(50) });
    log
      .add(stream, 'PreDefended', { ...defended, round: 2, remarks })
      .add(stream, 'ReworkOrdered', { stage, round: 2, until: hour(90) });
    log.add(stream, 'ReworkExtended', { stage, round: 2, until: hour(99), reason: 'ill' });
    log.add(stream, 'RemarkAnswered', { stage, remark: 'r1', answer: 'so' });
    log.add(stream, 'RemarkReopened', { stage, remark: 'r1', by: 'm1', reason: 'no' });
    log.add(stream, 'RemarkAccepted', { stage, remark: 'r1', by: 'm1' });
    const shown = await file(log);
    expect(shown.remarks.map(({ round, status, replies }) => [round, status, replies.map(({ said }) => said)])).toEqual(
      [
        [1, 'open', []],
        [2, 'accepted', ['answered', 'reopened', 'accepted']],
      ],
    );
    expect(shown.preDefenses.map(({ rework }) => rework)).toEqual([
      { until: hour(50), extendedBecause: null, overdue: [] },
      { until: hour(99), extendedBecause: 'ill', overdue: [] },
    ]);
  });

  it('goes from defense through the application to the registry', async () => {
    const log = new TestLog().opened().enrolled('a', ['VOR']);
    const sheets = [{ person: 'm1', scores: { idea: 700 } }];
    const total = { numerator: 700, denominator: 1, shown: 700 };
    log.add(stream, 'Defended', {
      stage: 'defense',
      round: 1,
      sitting: 's',
      item: 'i',
      sheets,
      total,
      verdict: 'passed',
    });
    log.passed('a', 'defense', 'c1', hour(5));
    const application = { stage: 'register', registry: 'clusters' };
    log.add(stream, 'ApplicationFiled', { ...application, documents: [{ document: 'plan', reference: '1' }] });
    log.add(stream, 'ApplicationReturned', { ...application, reason: 'unsigned' });
    log.add(stream, 'ApplicationFiled', { ...application, documents: [{ document: 'plan', reference: '2' }] });
    log.add(stream, 'RegistryEntered', { ...application, number: '42', order: '7-p', validUntil: null });
    const shown = await file(log);
    expect(shown.defenses).toMatchObject([{ verdict: 'passed', total, sheets }]);
    expect(shown.applications.map(({ returned }) => returned?.reason ?? null)).toEqual(['unsigned', null]);
    expect(shown.registry).toMatchObject([{ number: '42', order: '7-p' }]);
    expect(shown.stages.find((each) => each.stage === 'defense')).toMatchObject({ status: 'passed', since: hour(5) });
  });

  it('remembers the projects that were revised, and a seat that was only offered', async () => {
    const log = new TestLog().opened().enrolled('a', ['VOR']);
    log.add(stream, 'ProjectRevised', { kind: 'join', title: 'Another' });
    log
      .add('cohort-c1', 'TeamWaitlisted', composition('w', ['VOR']))
      .add('cohort-c1', 'SeatOffered', { team: 'w', until: hour(9) });
    expect(await file(log)).toMatchObject({ project: { kind: 'join' }, earlierProjects: [{ kind: 'create' }] });
    expect((await file(log, 'w')).seat).toMatchObject({ status: 'offered', until: hour(9) });
    expect(await caseFileOf(db(), 'c1', 'nobody')).toBeUndefined();
  });

  it('keeps every seat that the team had, with why', async () => {
    const by = 'cohort-c1';
    const log = new TestLog()
      .opened()
      .enrolled('a', ['VOR'])
      .add(by, 'TeamWaitlisted', composition('w', ['VOR']));
    log.add(by, 'SeatOffered', { team: 'w', until: hour(9) });
    log.add(by, 'SeatOfferExpired', { team: 'w', until: hour(9) });
    expect(await file(log, 'w')).toMatchObject({
      seat: { status: 'declined', because: 'offer-expired' },
      earlierSeats: [{ status: 'waiting' }, { status: 'offered' }],
    });
    log.add(by, 'TeamWithdrawn', { team: 'a', reason: 'merged' });
    expect((await file(log)).seat).toMatchObject({ status: 'withdrawn', because: 'merged' });
    log.add(by, 'TeamReinstated', { team: 'a', reason: 'mistake', document: '1' });
    expect((await file(log)).seat).toMatchObject({ status: 'enrolled', because: 'mistake' });
    log.add(by, 'TeamWaitlisted', composition('v', ['VOR'])).add(by, 'CohortClosed', { undecided: [], reason: null });
    expect((await file(log, 'v')).seat).toMatchObject({ status: 'declined', because: 'cohort-closed' });
    expect((await file(log)).seat.status).toBe('enrolled');
    for (const team of ['a', 'v']) expect((await file(log, team)).cohortClosedAt).toEqual(expect.any(String));
  });

  it('keeps members and regions that left, and compositions that were corrected', async () => {
    const by = 'cohort-c1';
    const member = (person: string) => ({ person, category: 'fund' as const, region: 'VOR' });
    const log = new TestLog().opened().enrolled('a', ['VOR']);
    log.add(by, 'MemberAdded', { team: 'a', member: member('p1'), occurredAt: hour(10) });
    log.add(by, 'MemberReplaced', { team: 'a', person: 'p1', member: member('p2'), reason: 'x', occurredAt: hour(20) });
    log.add(by, 'MemberRemoved', { team: 'a', person: 'a-p0b', reason: 'x', occurredAt: hour(30) });
    log.add(by, 'RegionJoined', { team: 'a', region: 'KRS', agreement: 'g', occurredAt: hour(10) });
    log.add(by, 'LeadRegionMoved', { team: 'a', from: 'VOR', to: 'KRS', occurredAt: hour(11) });
    log.add(by, 'RegionLeft', { team: 'a', region: 'VOR', reason: 'x', occurredAt: hour(12) });
    const shown = await file(log);
    expect(shown.members.map(({ person, from, until }) => [person, from, until])).toEqual([
      ['a-p0a', hour(2), null],
      ['a-p0b', hour(2), hour(30)],
      ['p1', hour(10), hour(20)],
      ['p2', hour(20), null],
    ]);
    expect(shown).toMatchObject({
      regions: [
        { region: 'VOR', until: hour(12) },
        { region: 'KRS', until: null },
      ],
      leadRegion: 'KRS',
      earlierLeads: [{ region: 'VOR', until: hour(11) }],
      agreement: 'g',
    });
    const right = { ...composition('a', ['ORL']), members: [member('p2'), member('p3')] };
    log.add(by, 'EnrollmentCorrected', { ...right, name: 'Right', reason: 'typo', document: '7' });
    const corrected = await file(log);
    expect(corrected).toMatchObject({
      name: 'Right',
      enrollmentCorrections: [{ reason: 'typo', before: { name: 'Team a', regions: ['KRS'], leadRegion: 'KRS' } }],
    });
    const now = corrected.members.filter(({ until }) => until === null);
    expect(now.map(({ person, from }) => [person, from])).toEqual([
      ['p2', hour(20)],
      ['p3', hour(2)],
    ]);
  });

  it('keeps what was before attendance, tests and entries were corrected, and what was annulled', async () => {
    const why = { reason: 'typo', document: '7' };
    const log = new TestLog().opened().enrolled('a', ['VOR']).add(stream, 'WebinarAttended', record('w1'));
    log.add(stream, 'AttendanceCorrected', { ...record('w1'), present: [], absent: ['a-p0a'], ...why });
    log.add(stream, 'TestTaken', { stage: 'test', attempt: 1, score: 300, scores: {} });
    log.add(stream, 'TestCorrected', { stage: 'test', attempt: 1, score: 800, scores: {}, ...why });
    const held = { stage: 'defense', sitting: 's', item: 'i', sheets: [], total: null, verdict: 'failed' as const };
    log
      .add(stream, 'Defended', { ...held, round: 1 })
      .add(stream, 'DefenseAnnulled', { stage: 'defense', round: 1, ...why });
    log.add(stream, 'Defended', { ...held, round: 1 });
    const entry = { stage: 'register', registry: 'clusters', order: 'o', validUntil: null };
    log.add(stream, 'RegistryEntered', { ...entry, number: '1' });
    log.add(stream, 'RegistryEntryCorrected', { ...entry, number: '2', ...why });
    log.add(stream, 'RegistryEntryRemoved', { stage: 'register', registry: 'clusters', number: '2', ...why });
    const shown = await file(log);
    const [w1] = shown.attendance;
    expect(w1?.recorded).toMatchObject({
      counts: false,
      present: [],
      corrections: [{ ...why, before: { present: ['a-p0a'] } }],
    });
    expect(shown.tests).toMatchObject([{ score: 800, corrections: [{ ...why, before: { score: 300 } }] }]);
    expect(shown.defenses.map(({ annulled }) => annulled?.document)).toEqual(['7', undefined]);
    expect(shown.registry).toMatchObject([{ number: '2', corrections: [{ before: { number: '1' } }], removed: why }]);
  });

  it('has appeals with what became of them, overdue windows, consultations and outcomes', async () => {
    const log = new TestLog().opened().enrolled('a', ['VOR']);
    log.add(stream, 'AppealLodged', { stage: 'defense', appeal: 'x1', round: 1, grounds: 'unfair' });
    log.add(stream, 'AppealDismissed', { stage: 'defense', appeal: 'x1', reason: 'fair' });
    log.add(stream, 'AppealLodged', { stage: 'defense', appeal: 'x2', round: 1, grounds: 'late' });
    log.add(stream, 'AppealUpheld', { stage: 'defense', appeal: 'x2', reason: 'so' });
    log.add(stream, 'ConsultationHeld', { topic: 'parks', present: [] });
    log.add(stream, 'OutcomeRecorded', { outcome: 'center', description: 'd', document: '1' });
    const remarks = [{ remark: 'r1', author: 'm1', text: 'why?' }];
    const rehearsed = { stage, round: 1, sitting: 's', item: 'i', verdict: 'rework' as const, remarks };
    log.add(stream, 'PreDefended', rehearsed).add(stream, 'ReworkOrdered', { stage, round: 1, until: hour(5) });
    log.add(stream, 'ReworkOverdue', { stage, round: 1, until: hour(5), remarks: ['r1'] });
    const shown = await file(log);
    expect(shown.appeals.map(({ resolved }) => resolved?.verdict)).toEqual(['dismissed', 'upheld']);
    expect(shown.preDefenses[0]?.rework?.overdue).toEqual(['r1']);
    expect(shown).toMatchObject({ consultations: [{ topic: 'parks' }], outcomes: [{ outcome: 'center' }] });
  });

  it('goes by the ids that stages have after a migration, before and after the team has heard of it', async () => {
    const stages = { webinars: 'lectures' };
    const log = new TestLog().opened().enrolled('a', ['VOR']).add(stream, 'WebinarAttended', record('w2'));
    log.passed('a', 'webinars');
    const [webinars, ...rest] = charter.stages;
    const renamed = [{ ...webinars!, id: 'lectures' }, ...rest.map((each) => ({ ...each, requires: ['lectures'] }))];
    log.add('program-winter', 'CharterRevised', { version: 2, charter: { ...charter, stages: renamed } });
    log.add('cohort-c1', 'CohortMigrated', { from: 1, to: 2, stages });
    const state = async () => {
      const { version, stages: shown, attendance } = await file(log);
      const w2 = attendance.find(({ session }) => session === 'w2');
      return [version, shown[0]?.stage, shown[0]?.status, w2?.recorded?.stage, w2?.recorded?.counts];
    };
    const expected = [2, 'lectures', 'passed', 'lectures', true];
    expect(await state()).toEqual(expected);
    log.add(stream, 'StagesCarriedOver', { version: 2, stages });
    expect(await state()).toEqual(expected);
  });
});
