// Each kind of finding, made on purpose and found where it is; and nothing in what the demo left.
import type { Charter } from '#domain/charter/charter';
import { practice } from '#domain/testing/charter.kit';
import { composition } from '#domain/testing/facts.kit';
import type { LoggedEvent } from '#event-store/logged-event';
import { RecordedLog } from '../evidence/recorded.log.js';
import { goldenLog, goldenPrograms } from '../golden.kit.js';
import { attend, HELD, type Recorder, sit, springOf } from '../recorder.kit.js';
import { check } from './check.js';
import type { Finding } from './finding.js';

async function findingsIn(log: RecordedLog, charterFiles?: ReadonlyMap<string, object>): Promise<Finding[]> {
  const found: Finding[] = [];
  for await (const finding of check(log, { charterFiles })) found.push(finding);
  return found;
}
const ofAlpha = { cohort: 'spring', team: 'alpha' };
const kinds = (found: readonly Finding[]) => found.map(({ kind }) => kind);
const receiptOf = ({ events }: Recorder) => events.at(-1)!.receipt!;

/** Everybody at both webinars, and a rehearsal that all four voters were at. */
async function rehearsed(): Promise<{ recorder: Recorder; closed: string }> {
  const recorder = await springOf();
  for (const session of ['w1', 'w2']) await attend(recorder, session, ['alpha-1', 'alpha-2']);
  return { recorder, closed: await sit(recorder, 'hall', 'rehearsal', ['chair', 'm1', 'm2', 'm3']) };
}

describe.each(goldenPrograms)('the demo of %s', (program) => {
  it('leaves nothing to be found', async () => {
    expect(await findingsIn(goldenLog(program))).toEqual([]);
  });
});

describe('tainted', () => {
  it('is an item decided by one who declares their conflict later', async () => {
    const { recorder, closed } = await rehearsed();
    const agenda = [{ item: 'i1', ...ofAlpha, stage: 'rehearsal', round: 2 }];
    await recorder.take('OpenSitting', { sitting: 'later' }, { commission: 'jury', startsAt: HELD, agenda });
    const about = { person: 'm2', item: 'i1', reason: 'a cousin' };
    await recorder.take('DeclareConflict', { sitting: 'later' }, about);
    expect(await findingsIn(recorder.log)).toMatchObject([
      { kind: 'tainted', stream: 'sitting-hall', decision: closed, facts: { person: 'm2', team: 'alpha' } },
    ]);
  });

  it('is one whose corrected composition shows a conflict by rule', async () => {
    const { recorder, closed } = await rehearsed();
    const roster = [
      { person: 'chair', role: 'chair', organization: 'Fund' },
      ...['m1', 'm2', 'm3'].map((person) => ({ person, role: 'member' })),
    ];
    await recorder.take('AmendCommission', { commission: 'jury' }, { roster, reason: 'posts', occurredAt: HELD });
    expect(await findingsIn(recorder.log)).toEqual([]);
    const { team: _, ...alpha } = composition('alpha');
    const members = [{ person: 'alpha-1', category: 'authority', region: 'north', organization: 'Fund' }];
    const ground = { reason: 'mistake', document: 'memo 7' };
    await recorder.take('CorrectEnrollment', ofAlpha, { ...alpha, members, ...ground });
    await recorder.take('AmendCommission', { commission: 'jury' }, { roster, reason: 'again', occurredAt: HELD });
    expect(await findingsIn(recorder.log)).toMatchObject([
      { kind: 'tainted', decision: closed, facts: { person: 'chair' } },
    ]);
  });

  it('is not one whose member joined after it', async () => {
    const { recorder } = await rehearsed();
    const member = { person: 'new', category: 'authority', region: 'north', organization: 'Fund' };
    await recorder.take('AddMember', ofAlpha, { ...member, occurredAt: recorder.now });
    expect(kinds(await findingsIn(recorder.log))).toEqual([]);
  });
});

describe('what was appended past Vekha', () => {
  it('is found: without a receipt, unreadable, or in pieces', async () => {
    const { recorder } = await rehearsed();
    const receipt = receiptOf(recorder);
    const data = { stage: 'lectures', because: 'x', since: HELD, occurredAt: HELD };
    recorder.append({
      stream: 'commission-forged',
      type: 'CommissionAppointed',
      data,
      receipt: undefined,
      broken: 'no receipt',
    });
    recorder.append({
      stream: 'agreement-x',
      type: 'AgreementSigned',
      data,
      receipt: { ...receipt, command: undefined, index: 1, count: 2 },
    });
    const found = await findingsIn(recorder.log);
    expect(found.map(({ kind, stream, revision }) => [kind, stream, revision])).toEqual([
      ['without-receipt', 'commission-forged', '0'],
      ['incomplete', 'agreement-x', '0'],
    ]);
  });
});

describe('a decision', () => {
  const edited = (log: RecordedLog, change: (event: LoggedEvent, index: number) => LoggedEvent) =>
    new RecordedLog(log.all.map(change));

  it('is found when it stands twice with other content', async () => {
    const { recorder } = await rehearsed();
    const first = recorder.events.find(({ type }) => type === 'CommissionAppointed')!;
    const receipt = { ...first.receipt!, fingerprint: 'another' };
    recorder.append({ stream: 'commission-twin', type: first.type, data: first.data, receipt });
    expect(await findingsIn(recorder.log)).toMatchObject([
      { kind: 'decision-twice', stream: 'commission-twin', facts: { first: '0@commission-jury', sameContent: false } },
    ]);
  });

  it('is found when its time runs backwards, or its fact lies after it', async () => {
    const { recorder } = await rehearsed();
    const late = edited(recorder.log, (event) =>
      event.type === 'CohortOpened'
        ? { ...event, receipt: { ...event.receipt!, now: '2022-04-01T00:00:00.000Z' } }
        : event,
    );
    const found = await findingsIn(late);
    expect(new Set(kinds(found))).toEqual(new Set(['time-backwards']));
    expect(found[0]).toMatchObject({ stream: 'cohort-spring', revision: '1' });
    const early = edited(recorder.log, (event) =>
      event.type === 'CommissionAppointed'
        ? { ...event, data: { ...(event.data as object), occurredAt: '2030-01-01T00:00:00.000Z' } }
        : event,
    );
    expect(await findingsIn(early)).toMatchObject([{ kind: 'time-backwards', stream: 'commission-jury' }]);
  });

  it('is found when its basis had moved on before it was appended', async () => {
    const { recorder } = await rehearsed();
    const stale = edited(recorder.log, (event) =>
      event.type === 'ItemClosed'
        ? {
            ...event,
            receipt: {
              ...event.receipt!,
              basis: event.receipt!.basis.map((entry) =>
                entry.stream === 'cohort-spring' ? { ...entry, revision: '1' } : entry,
              ),
            },
          }
        : event,
    );
    expect(await findingsIn(stale)).toMatchObject([
      {
        kind: 'overtaken',
        stream: 'sitting-hall',
        facts: { streams: [{ stream: 'cohort-spring', read: '1', stood: '3' }] },
      },
    ]);
  });

  it('is found when it is refused again and again', async () => {
    const recorder = await springOf();
    for (let times = 0; times < 6; times++)
      await recorder.take('AppointCommission', { commission: 'jury' }, { title: {}, roster: [] }, 'already-exists');
    expect(await findingsIn(recorder.log)).toMatchObject([
      {
        kind: 'refused-repeatedly',
        stream: 'commission-jury',
        revision: '1',
        facts: { times: 6, code: 'already-exists' },
      },
    ]);
  });

  it('is found when the charter in the log is no longer the one that its receipt names', async () => {
    const { recorder } = await rehearsed();
    const altered = edited(recorder.log, (event) =>
      event.type === 'ProgramChartered'
        ? { ...event, data: { ...(event.data as object), charter: { ...practice, timeZone: 'Asia/Omsk' } } }
        : event,
    );
    const found = await findingsIn(altered);
    expect(new Set(kinds(found))).toEqual(new Set(['rules-altered']));
    expect(found.length).toBeGreaterThan(3);
  });
});

describe('a charter file', () => {
  it('is found when it is none of the versions in the log', async () => {
    const log = goldenLog('proclusters');
    const { charter } = log.all.find(({ type }) => type === 'ProgramChartered')!.data as { charter: Charter };
    expect(await findingsIn(log, new Map([['proclusters', charter]]))).toEqual([]);
    const file = new Map([['proclusters', { ...charter, timeZone: 'Asia/Omsk' }]]);
    expect(await findingsIn(log, file)).toMatchObject([
      { kind: 'charter-file-differs', stream: 'program-proclusters' },
    ]);
  });
});
