// A naive recount of a team's stages from the log, batch by batch, written without the deciders.
import type { Charter, Stage } from '../charter/charter.js';
import type { DomainEvent } from '../decider.js';
import { factsSay } from './facts-say.kit.js';
import { type Event, Surroundings } from './surroundings.kit.js';
import { same, type World } from './world.kit.js';

type Said = Record<string, 'passed' | 'failed'>;

/** A passed or failed stage stands as long as its facts do; another passes once what it requires is passed. */
function settle(before: Said, { stages }: Charter, say: (stage: Stage) => 'passed' | 'failed' | 'open'): Said {
  const said = { ...before };
  const facts = new Map(stages.map((stage) => [stage.id, say(stage)]));
  for (const { id } of stages) if (said[id] !== facts.get(id)) delete said[id];
  for (let again = true; again; ) {
    again = false;
    for (const { id, requires } of stages) {
      const now = facts.get(id) ?? 'open';
      const ready = now === 'failed' || requires.every((required) => said[required] === 'passed');
      if (said[id] || now === 'open' || !ready) continue;
      said[id] = now;
      again = true;
    }
  }
  return said;
}

/** What StagePassed, StageFailed and StageReopened say, held to the prerequisites at that time. */
function hear(said: Said, { type, data: { stage } }: Event, charter: Charter): Said {
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
  if (type === 'StageFailed') {
    same('said before', before, undefined);
    return { ...others, [stage]: 'failed' };
  }
  if (type !== 'StageReopened') return said;
  expect(before).toBeDefined();
  return others;
}

const renamedIn = (said: Said, stages: Readonly<Record<string, string>>): Said =>
  Object.fromEntries(Object.entries(said).map(([stage, status]) => [stages[stage] ?? stage, status]));

/** What touches no stage, and so judges none. */
const beside = ['CommandRefused', 'ProjectRevised', 'ConsultationHeld', 'OutcomeRecorded', 'StagesCarriedOver'];

/** One team: its facts under the stages' ids of today, what was said of them, and what they come to. */
class Recount {
  private facts: Event[] = [];
  private said: Said = {};
  private recounted: Said = {};

  constructor(
    private readonly team: string,
    private readonly around: Surroundings,
  ) {}

  hear(events: readonly Event[]): void {
    const { charter } = this.around;
    for (const event of events) {
      if (event.type === 'StagesCarriedOver') this.carryOver(event.data.stages);
      else if (event.type !== 'CommandRefused' && !event.type.startsWith('Stage')) this.facts.push(event);
      this.said = hear(this.said, event, charter);
    }
    if (!events.every(({ type }) => beside.includes(type)))
      this.recounted = settle(this.recounted, charter, (stage) =>
        factsSay(stage, this.facts, this.around, this.around.membersOf(this.team)),
      );
    same(`stages of ${this.team}`, this.said, this.recounted);
  }

  isWhatItSays(stages: Readonly<Record<string, { status: string }>>): void {
    const statuses = Object.entries(stages).map(([stage, { status }]) => [stage, status]);
    expect(Object.fromEntries(statuses)).toEqual(this.said);
  }

  private carryOver(stages: Readonly<Record<string, string>>): void {
    const today = (stage: string) => stages[stage] ?? stage;
    this.facts = this.facts.map(({ type, data }) => ({ type, data: { ...data, stage: today(data.stage) } }));
    this.said = renamedIn(this.said, stages);
    this.recounted = renamedIn(this.recounted, stages);
  }
}

/** After every decision on a team: what its stage events say equals the recount, and so does its state in the end. */
export function stagesAreRecounted(world: World): void {
  const around = new Surroundings();
  const teams = new Map<string, Recount>();
  for (const { ref, events } of world.log) {
    if (ref.category === 'cohort' || ref.category === 'program')
      for (const event of events as (DomainEvent & Event)[]) around.hear(event);
    if (ref.category !== 'team') continue;
    const team = teams.get(ref.id) ?? new Recount(ref.id.split('.')[1], around);
    teams.set(ref.id, team);
    team.hear(events as (DomainEvent & Event)[]);
  }
  for (const [id, team] of teams)
    team.isWhatItSays(world.state<{ stages: Record<string, { status: string }> }>({ category: 'team', id }).stages);
}
