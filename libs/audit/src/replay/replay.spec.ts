// Replay over the golden histories: what the rules gave then they give now; what is changed is found, exactly and by name.
import type { Charter, Stage } from '#domain/charter/charter';
import { fold } from '#domain/decider';
import type { Program } from '#domain/program/program';
import { type AnyDecider, categoryOf, deciders } from '#engine/deciding/deciders';
import { judge, recordedAs } from '#engine/deciding/judge';
import { contentHash } from '#event-store/canonical';
import type { LoggedEvent, Receipt } from '#event-store/logged-event';
import { Gatherer, isDecision, type RecordedDecision } from '../evidence/decisions.js';
import { RecordedLog } from '../evidence/recorded.log.js';
import { goldenLog, goldenPrograms, verdictsOn } from '../golden.kit.js';
import { attend, sit, springOf } from '../recorder.kit.js';
import type { Diverged, Verdict } from './verdict.js';

const isDiverged = (verdict: Verdict): verdict is Diverged => verdict.verdict === 'DIVERGED';
const idsOf = (verdicts: readonly Verdict[]) => verdicts.flatMap((each) => ('decision' in each ? each.decision : []));
const names = (verdicts: readonly Verdict[]) => [...new Set(verdicts.map(({ verdict }) => verdict))];

const decisionsOf = (log: RecordedLog): RecordedDecision[] => {
  const gatherer = new Gatherer();
  return log.all.flatMap((event) => gatherer.take(event)).filter(isDecision);
};

/** The charter of every program with its stages changed. */
const withStages = (change: (stage: Stage) => Stage) => (stream: string, state: unknown) => {
  if (!stream.startsWith('program-')) return state;
  const { exists, charters } = state as Program;
  return { exists, charters: charters.map((each): Charter => ({ ...each, stages: each.stages.map(change) })) };
};

/** Slowly and sharing nothing with the replay: every stream folded from its beginning, for every decision anew. */
async function differByBruteForce(log: RecordedLog, change: ReturnType<typeof withStages>): Promise<string[]> {
  const folded = async (stream: string, keep: (event: LoggedEvent) => boolean) => {
    const events = (await log.stream(stream)).filter(keep) as unknown as { type: string; data: object }[];
    return fold(deciders[categoryOf(stream)], events);
  };
  const stateOf = async (stream: string, keep: (event: LoggedEvent) => boolean) =>
    change(stream, await folded(stream, keep));
  const different: string[] = [];
  for (const { command, stream, first, receipt, events, decision, category } of decisionsOf(log)) {
    const reader = {
      async one(of: string) {
        const entry = receipt.basis.find((each) => each.stream === of);
        const revision = entry?.revision == null ? null : BigInt(entry.revision);
        return { revision, state: await stateOf(of, (event) => revision !== null && event.revision <= revision) };
      },
      async all(all: readonly string[]) {
        const upTo = receipt.basis.find((each) => each.upTo)?.upTo ?? '';
        const commit = BigInt(upTo.split('/')[0]);
        const states = all.map((of) => stateOf(of, ({ position }) => position.commit <= commit));
        return { states: await Promise.all(states), upTo };
      },
    };
    const own = await folded(stream, ({ revision }) => revision < first);
    const { outcome } = await judge(deciders[category], command, own, reader);
    const [was, is] = [events.map(({ type, data }) => ({ type, data })), recordedAs(outcome, command)];
    if (contentHash(was) !== contentHash(JSON.parse(JSON.stringify(is)))) different.push(decision);
  }
  return different;
}

describe.each(goldenPrograms)('the recorded history of %s', (program) => {
  it('follows from its rules, refusals and deadlines included', async () => {
    const log = goldenLog(program);
    const verdicts = await verdictsOn(log);
    expect(names(verdicts)).toEqual(['MATCH']);
    expect(idsOf(verdicts)).toEqual(decisionsOf(log).map(({ decision }) => decision));
    expect(verdicts.some((each) => 'refused' in each && each.refused)).toBe(true);
  });
});

const defense = (passScore: number) => (stage: Stage) => (stage.kind === 'defense' ? { ...stage, passScore } : stage);
const flipped = (stage: Stage) =>
  'quorum' in stage ? { ...stage, quorum: { ...stage.quorum, strict: !stage.quorum.strict } } : stage;
const remarks = (stage: Stage) => (stage.kind === 'pre-defense' ? { ...stage, maxOpenRemarks: 0 } : stage);
const excused = (stage: Stage): Stage =>
  stage.kind === 'sessions' ? { ...stage, excused: stage.excused === 'counts' ? 'neutral' : 'counts' } : stage;

/** Half of the voters in the room, and one member of two excused twice: what is on the edge of a rule. */
async function onTheEdge(): Promise<RecordedLog> {
  const recorder = await springOf();
  for (const session of ['w1', 'w2']) await attend(recorder, session, [], ['alpha-1']);
  await recorder.take(
    'CorrectAttendance',
    { cohort: 'spring', team: 'alpha' },
    {
      ...{ session: 'w2', present: ['alpha-1', 'alpha-2'], excused: [], reason: 'x', document: 'y' },
    },
  );
  await sit(recorder, 'hall', 'rehearsal', ['chair', 'm1']);
  return recorder.log;
}

describe('a rule changed on purpose', () => {
  it.each([
    ['pass score', () => goldenLog('proclusters'), defense(990), /по правилам она «не сдана».*проходной балл 9,9/],
    ['quorum strictness', onTheEdge, flipped, /Принято, по правилам отказ: .*кворум/i],
    ['remark limit', () => goldenLog('cluster-practice'), remarks, /открытых замечаний не более 0/],
    [
      'counting of excused',
      onTheEdge,
      excused,
      /«lectures»: .* по правилам — пройден.*уважительная причина засчитывается/,
    ],
  ] as const)('%s: exactly the decisions that it touches diverge', async (_, recorded, change, headline) => {
    const log = await recorded();
    const state = withStages(change);
    expect(names(await verdictsOn(log))).toEqual(['MATCH']);
    const diverged = (await verdictsOn(log, { instead: { state } })).filter(isDiverged);
    expect(diverged.map(({ decision }) => decision)).toEqual(await differByBruteForce(log, state));
    expect(diverged.length).toBeGreaterThan(0);
    for (const each of diverged) expect(each.cause.kind).toBe('rules');
    expect(diverged.map((each) => each.headline.ru).join('\n')).toMatch(headline);
  });
});

describe('another decider', () => {
  it('is told as the code’s doing', async () => {
    const lenient: AnyDecider = {
      ...deciders.team,
      decide: (command, state, basis) =>
        command.type === 'TakeTest' ? [{ type: 'StagePassed', data: {} }] : deciders.team.decide(command, state, basis),
    };
    const verdicts = await verdictsOn(goldenLog('infrastructure-leaders'), {
      instead: { deciders: { ...deciders, team: lenient } },
    });
    const diverged = verdicts.filter(isDiverged);
    expect(new Set(diverged.map(({ command }) => command))).toEqual(new Set(['TakeTest']));
    expect(new Set(diverged.map(({ cause }) => cause.kind))).toEqual(new Set(['code']));
    expect(diverged).toHaveLength(
      decisionsOf(goldenLog('infrastructure-leaders')).filter(({ command }) => command.type === 'TakeTest').length,
    );
  });
});

describe('a log that was touched', () => {
  const log = goldenLog('federal-practice');
  const passed = log.all.find(({ type }) => type === 'StagePassed')!;
  const changed = (change: (event: LoggedEvent) => LoggedEvent | undefined) =>
    new RecordedLog(log.all.flatMap((event) => change(event) ?? []));

  it('diverges at the decision that was edited, and says that the record was altered', async () => {
    const edited = changed((event) =>
      event === passed ? { ...event, data: { ...(event.data as object), since: '2000-01-01T00:00:00.000Z' } } : event,
    );
    const [first] = (await verdictsOn(edited)).filter(isDiverged);
    expect(first).toMatchObject({
      decision: passed.receipt?.decision,
      cause: { kind: 'record' },
      difference: { recorded: '2000-01-01T00:00:00.000Z' },
    });
    expect(first.difference.path).toMatch(/^events\/\d+\/data\/since$/);
  });

  it('does not check an event without a receipt, and blames it for what follows from it', async () => {
    const place = log.all.indexOf(passed);
    const { receipt: _, ...bare } = passed;
    const forged: LoggedEvent = { ...bare, receipt: undefined, revision: passed.revision + 1n };
    const later = (event: LoggedEvent): LoggedEvent =>
      event.stream === passed.stream && event.revision > passed.revision
        ? { ...event, revision: event.revision + 1n }
        : event;
    const touched = new RecordedLog([...log.all.slice(0, place + 1), forged, ...log.all.slice(place + 1).map(later)]);
    const verdicts = await verdictsOn(touched);
    expect(verdicts.filter(({ verdict }) => verdict === 'NOT CHECKED')).toMatchObject([
      { stream: passed.stream, revision: forged.revision, type: 'StagePassed' },
    ]);
    for (const each of verdicts.filter(isDiverged)) expect(each.cause.kind).toBe('basis');
  });

  it('is not replayable where the basis is gone', async () => {
    const sitting = log.all.find(({ type }) => type === 'ItemClosed')!;
    const cut = changed((event) =>
      event.stream === sitting.stream && event.revision >= sitting.revision ? undefined : event,
    );
    const gone = (await verdictsOn(cut)).filter(({ verdict }) => verdict === 'NOT REPLAYABLE');
    expect(gone.length).toBeGreaterThan(0);
    expect(gone[0]).toMatchObject({ command: 'Defend', why: { en: expect.stringContaining(sitting.stream) } });
  });

  it('is not replayable where the charter is no longer the one that receipts name, though it gives the same', async () => {
    const renamed = changed((event) => {
      if (event.type !== 'ProgramChartered') return event;
      const { charter, ...data } = event.data as { charter: Charter };
      return { ...event, data: { ...data, charter: { ...charter, title: { ru: 'Иначе', en: 'Else' } } } };
    });
    const verdicts = await verdictsOn(renamed);
    const named = decisionsOf(log).filter(({ receipt }: { receipt: Receipt }) => receipt.rules.charter).length;
    expect(verdicts.filter(({ verdict }) => verdict === 'NOT REPLAYABLE')).toHaveLength(named);
  });
});

describe('a filter', () => {
  it('asks for some decisions, with the same verdicts', async () => {
    const log = goldenLog('proclusters');
    const all = await verdictsOn(log);
    const some = await verdictsOn(log, { filter: { command: 'Defend', refused: false } });
    expect(some).toEqual(all.filter((each) => 'command' in each && each.command === 'Defend' && !each.refused));
    expect(some.length).toBeGreaterThan(0);
  });
});
