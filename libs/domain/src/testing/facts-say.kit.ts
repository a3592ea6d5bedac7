// What a team's facts alone say of a stage, told as plainly as possible. For charters where excused is neutral.
import type { Stage } from '../charter/charter.js';
import type { Event, Surroundings } from './surroundings.kit.js';

type Says = 'passed' | 'failed' | 'open';
type Of<K> = Extract<Stage, { kind: K }>;
type MembersOn = (time: string) => Set<string>;

export function factsSay(stage: Stage, facts: readonly Event[], around: Surroundings, members: MembersOn): Says {
  const of = facts.filter(({ data }) => data.stage === stage.id);
  switch (stage.kind) {
    case 'sessions':
      return sessionsSay(stage, facts, around.sessionsOf(stage), members);
    case 'test':
      return testsSay(stage, of);
    case 'pre-defense':
      return preDefensesSay(stage, of);
    case 'defense':
      return defensesSay(stage, of);
    case 'registry': {
      const last = of.filter(({ type }) => /^Registry/.test(type)).at(-1);
      return last && last.type !== 'RegistryEntryRemoved' ? 'passed' : 'open';
    }
  }
}

function sessionsSay(stage: Of<'sessions'>, facts: readonly Event[], ids: string[], members: MembersOn): Says {
  const records = facts.filter(({ type }) => /Attended$|^AttendanceCorrected$/.test(type));
  const latest = ids.flatMap((id) => records.filter(({ data }) => data.session === id).at(-1) ?? []);
  const { numerator, denominator } = stage.memberShare;
  const good = latest.filter(({ data: { present, excused, heldAt } }) => {
    const asked = [...members(heldAt)].filter((person) => !excused.includes(person));
    const there = asked.filter((person) => present.includes(person)).length;
    return asked.length > 0 && there / asked.length >= numerator / denominator;
  }).length;
  if (good >= stage.attendAtLeast) return 'passed';
  return good + ids.length - latest.length < stage.attendAtLeast ? 'failed' : 'open';
}

function testsSay(stage: Of<'test'>, of: readonly Event[]): Says {
  const attempts = new Map<number, Event['data']>();
  for (const { type, data } of of) if (/^Test/.test(type)) attempts.set(data.attempt, data);
  const good = ({ score, scores }: Event['data']) => {
    const reached = Object.values(scores).filter((each) => each >= stage.passScore).length;
    const share = reached / Object.keys(scores).length;
    if (stage.per === 'team') return score !== null && score >= stage.passScore;
    return share >= stage.memberShare.numerator / stage.memberShare.denominator;
  };
  const counted = [...attempts.values()].slice(stage.take === 'last' ? -1 : 0);
  if (counted.some(good)) return 'passed';
  return attempts.size < stage.attempts ? 'open' : 'failed';
}

function preDefensesSay(stage: Of<'pre-defense'>, of: readonly Event[]): Says {
  const rounds = of.filter(({ type }) => type === 'PreDefended');
  const last = rounds.at(-1);
  if (!last) return 'open';
  if (last.data.verdict === 'ready') return 'passed';
  if (last.data.verdict !== 'rework') return rounds.length < stage.rounds ? 'open' : 'failed';
  const open = new Set(last.data.remarks.map(({ remark }) => remark));
  const silent = new Set(open);
  let overdue = false;
  for (const { type, data } of of.slice(of.lastIndexOf(last))) {
    if (type === 'RemarkAnswered') silent.delete(data.remark);
    if (type === 'RemarkAccepted') open.delete(data.remark);
    if (type === 'RemarkReopened') open.add(data.remark);
    if (type === 'ReworkExtended') overdue = false;
    if (type === 'ReworkOverdue') overdue = true;
  }
  if (open.size <= stage.maxOpenRemarks) return 'passed';
  return overdue && silent.size > stage.maxOpenRemarks && rounds.length >= stage.rounds ? 'failed' : 'open';
}

function defensesSay(stage: Of<'defense'>, of: readonly Event[]): Says {
  let standing: Event[] = [];
  const against = new Map<string, Event | undefined>();
  const setAside: (Event | undefined)[] = [];
  for (const event of of) {
    const { round, appeal } = event.data;
    if (event.type === 'Defended') standing.push(event);
    if (event.type === 'DefenseAnnulled') standing = standing.filter(({ data }) => data.round !== round);
    if (event.type === 'AppealLodged') against.set(appeal, standing.at(-1));
    if (event.type === 'AppealUpheld') setAside.push(against.get(appeal));
  }
  const last = standing.at(-1);
  if (!last || setAside.includes(last)) return 'open';
  if (last.data.verdict !== 'failed') return 'passed';
  return standing.length < stage.rounds + setAside.length ? 'open' : 'failed';
}
