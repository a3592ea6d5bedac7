import { composition, hour, TestLog } from '../log.kit.js';
import { readModels } from '../read-models.kit.js';
import { caseFileProjection } from './case-file.projection.js';
import { caseFileOf } from './case-file.query.js';

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
});
