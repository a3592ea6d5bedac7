// A naive recount of a team's stages from the log, batch by batch, written without the deciders.
import type { Charter, Stage } from '../charter/charter.js';
import type { DomainEvent } from '../decider.js';
import { same, type World } from './world.kit.js';

type Said = Record<string, 'passed' | 'failed'>;
interface Fact {
  readonly type: string;
  readonly data: {
    stage: string;
    session: string;
    present: string[];
    absent: string[];
    verdict: string;
    remarks: { remark: string }[];
    remark: string;
  };
}

/** The sessions of the cohort so far: those added to a stage, and those cancelled. */
class Sessions {
  private readonly added: { session: string; stage: string }[] = [];
  private readonly cancelled: string[] = [];

  hear({ type, data }: Fact): void {
    if (type === 'SessionScheduled') this.added.push(data);
    if (type === 'SessionCancelled') this.cancelled.push(data.session);
  }

  of(stage: Extract<Stage, { kind: 'sessions' }>): string[] {
    const added = this.added.filter((each) => each.stage === stage.id).map(({ session }) => session);
    const all = [...new Set([...stage.sessions.map(({ id }) => id), ...added])];
    return all.filter((session) => !this.cancelled.includes(session));
  }
}

/** What the facts alone say of a stage, for charters where excused is neutral. */
function factsSay(stage: Stage, facts: readonly Fact[], sessions: Sessions): 'passed' | 'failed' | 'open' {
  const of = facts.filter(({ data }) => data.stage === stage.id);
  if (stage.kind === 'registry') return of.some(({ type }) => type === 'RegistryEntered') ? 'passed' : 'open';
  if (stage.kind === 'sessions') {
    const ids = sessions.of(stage);
    const held = of.filter(({ type, data }) => type.endsWith('Attended') && ids.includes(data.session));
    const { numerator, denominator } = stage.memberShare;
    const good = held.filter(({ data: { present, absent } }) => {
      const asked = present.length + absent.length;
      return asked > 0 && present.length / asked >= numerator / denominator;
    }).length;
    if (good >= stage.attendAtLeast) return 'passed';
    return good + ids.length - held.length < stage.attendAtLeast ? 'failed' : 'open';
  }
  if (stage.kind === 'test') return 'open';
  const rounds = of.filter(({ type }) => type === 'PreDefended' || type === 'Defended');
  const last = rounds.at(-1);
  if (!last) return 'open';
  if (['ready', 'passed', 'held'].includes(last.data.verdict)) return 'passed';
  if (last.data.verdict !== 'rework') return rounds.length < stage.rounds ? 'open' : 'failed';
  const open = new Set(last.data.remarks.map(({ remark }) => remark));
  for (const { type, data } of of.slice(of.lastIndexOf(last))) {
    if (type === 'RemarkAccepted') open.delete(data.remark);
    if (type === 'RemarkReopened') open.add(data.remark);
  }
  return stage.kind === 'pre-defense' && open.size <= stage.maxOpenRemarks ? 'passed' : 'open';
}

/** A passed or failed stage stands as long as its facts do; another passes once what it requires is passed. */
function settle(before: Said, charter: Charter, facts: readonly Fact[], sessions: Sessions): Said {
  const said = { ...before };
  for (const stage of charter.stages) if (said[stage.id] !== factsSay(stage, facts, sessions)) delete said[stage.id];
  for (let again = true; again; ) {
    again = false;
    for (const stage of charter.stages) {
      const now = factsSay(stage, facts, sessions);
      const ready = now === 'failed' || stage.requires.every((required) => said[required] === 'passed');
      if (said[stage.id] || now === 'open' || !ready) continue;
      said[stage.id] = now;
      again = true;
    }
  }
  return said;
}

/** What StagePassed, StageFailed and StageReopened say, held to the prerequisites at that time. */
function hear(said: Said, { type, data: { stage } }: Fact, charter: Charter): Said {
  const { [stage]: before, ...others } = said;
  const requires = charter.stages.find(({ id }) => id === stage)?.requires ?? [];
  if (type === 'StagePassed') {
    same('said before', before, undefined);
    same(
      'required and not passed',
      requires.filter((required) => said[required] !== 'passed'),
      [],
    );
    return { ...others, [stage]: 'passed' };
  }
  if (type === 'StageFailed') return { ...others, [stage]: 'failed' };
  if (type !== 'StageReopened') return said;
  expect(before).toBeDefined();
  return others;
}

/** After every decision on a team: what its stage events say equals the recount, and so does its state in the end. */
export function stagesAreRecounted(world: World, charter: Charter): void {
  for (const id of world.streams('team')) {
    const sessions = new Sessions();
    const facts: Fact[] = [];
    let said: Said = {};
    let recounted: Said = {};
    for (const { ref, events } of world.log) {
      if (ref.category === 'cohort') for (const event of events) sessions.hear(event as DomainEvent & Fact);
      if (ref.category !== 'team' || ref.id !== id) continue;
      for (const event of events as (DomainEvent & Fact)[]) {
        facts.push(...(event.type === 'CommandRefused' || event.type.startsWith('Stage') ? [] : [event]));
        said = hear(said, event, charter);
      }
      const judged = events.some(({ type }) => type !== 'CommandRefused' && type !== 'ProjectRevised');
      if (judged) recounted = settle(recounted, charter, facts, sessions);
      same(`stages of ${id}`, said, recounted);
    }
    const { stages } = world.state<{ stages: Record<string, { status: string }> }>({ category: 'team', id });
    expect(Object.fromEntries(Object.entries(stages).map(([stage, { status }]) => [stage, status]))).toEqual(said);
  }
}
