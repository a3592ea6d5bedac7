// Random histories for the laws of counting: anything that may happen to teams and cohorts, in any order, at any date.
import fc from 'fast-check';
import type { Charter } from '#domain/charter/charter';
import { charter, composition, hour, TestLog } from '../log.kit.js';

const regions = ['VOR', 'KRS', 'ORL', 'KOM', 'LPR'];
const acts = [
  'pass',
  'pass',
  'reopen',
  'join',
  'leave',
  'lead',
  'withdraw',
  'reinstate',
  'correct',
  'amend',
  'migrate',
];

export const step = fc.record({
  cohort: fc.constantFrom('c1', 'c2'),
  team: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  act: fc.constantFrom(...acts),
  regions: fc.uniqueArray(fc.constantFrom(...regions), { minLength: 1, maxLength: 4 }),
  stage: fc.nat(3),
  date: fc.integer({ min: 0, max: 500 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
export const history = fc.array(step, { minLength: 1, maxLength: 80 });

/** Every version calls the stages otherwise. */
const named = (stage: string, version: number) => (version === 1 ? stage : `${stage}-v${version}`);
const version = (number: number): Charter => ({
  ...charter,
  stages: charter.stages.map((stage) => ({
    ...stage,
    id: named(stage.id, number),
    requires: stage.requires.map((id) => named(id, number)),
  })),
});

interface Told {
  regions: string[];
  lead: string;
  isIn: boolean;
  passed: Set<number>;
  /** The version whose ids its stream uses. */
  version: number;
}

class Teller {
  readonly log = new TestLog()
    .opened('c1', ['VOR', 'KRS', 'ORL'], ['KOM', 'LPR'])
    .opened('c2', ['KOM', 'LPR'], ['VOR', 'KRS', 'ORL']);
  private readonly teams = new Map<string, Told>();
  private readonly versions: Record<string, number> = { c1: 1, c2: 1 };

  tell(each: Step): void {
    const { cohort, team, act } = each;
    if (act === 'amend') this.say(each, 'TargetRegionsAmended', { targets: each.regions, reason: 'x' });
    else if (act === 'migrate') this.migrate(each);
    else {
      const told = this.teams.get(`${cohort}.${team}`);
      if (told) this.go(each, told);
      else this.enroll(each);
    }
  }

  private say({ cohort, date }: Step, type: string, data: object): void {
    this.log.append(`cohort-${cohort}`, type, { ...data, occurredAt: hour(date) });
  }

  private enroll(each: Step): void {
    const { cohort, team, regions } = each;
    const lead = regions[0]!;
    const told = { regions: [...regions], lead, isIn: true, passed: new Set<number>(), version: 1 };
    this.teams.set(`${cohort}.${team}`, told);
    this.say(each, 'TeamEnrolled', composition(team, regions));
  }

  /** The first to reach a version charters it. */
  private migrate(each: Step): void {
    const from = this.versions[each.cohort]!;
    const to = from + 1;
    if (to > 4) return;
    this.versions[each.cohort] = to;
    this.log.append('program-winter', 'CharterRevised', { version: to, charter: version(to), occurredAt: hour(0) });
    const stages = Object.fromEntries(charter.stages.map(({ id }) => [named(id, from), named(id, to)]));
    this.say(each, 'CohortMigrated', { from, to, stages });
  }

  private go(each: Step, told: Told): void {
    const { act } = each;
    if (act === 'pass' || act === 'reopen') this.judge(each, told);
    else if (act === 'correct') this.correct(each, told);
    else if (act === 'withdraw' || act === 'reinstate') this.seat(each, told);
    else if (told.isIn) this.changeRegions(each, told);
  }

  private correct(each: Step, told: Told): void {
    const { team, regions } = each;
    told.regions = [...regions];
    told.lead = regions[0]!;
    this.say(each, 'EnrollmentCorrected', { ...composition(team, regions), reason: 'x', document: 'y' });
  }

  private seat(each: Step, told: Told): void {
    const { team, act } = each;
    if (told.isIn !== (act === 'withdraw')) return;
    told.isIn = !told.isIn;
    this.say(each, act === 'withdraw' ? 'TeamWithdrawn' : 'TeamReinstated', { team, reason: 'x' });
  }

  private changeRegions(each: Step, told: Told): void {
    const { team, act, regions } = each;
    const region = regions[0]!;
    const has = told.regions.includes(region);
    if (act === 'join' && !has) {
      told.regions.push(region);
      this.say(each, 'RegionJoined', { team, region });
    }
    if (region === told.lead || !has) return;
    if (act === 'leave') {
      told.regions = told.regions.filter((other) => other !== region);
      this.say(each, 'RegionLeft', { team, region, reason: 'x' });
    }
    if (act === 'lead') {
      this.say(each, 'LeadRegionMoved', { team, from: told.lead, to: region });
      told.lead = region;
    }
  }

  /** Now and then without having heard of the migration: as a decision does that was overtaken. */
  private judge({ cohort, team, act, stage, date }: Step, told: Told): void {
    const stream = `team-${cohort}.${team}`;
    if (told.passed.has(stage) === (act === 'pass')) return;
    if (date % 4 > 0)
      for (; told.version < this.versions[cohort]!; told.version += 1) {
        const to = told.version + 1;
        const stages = Object.fromEntries(charter.stages.map(({ id }) => [named(id, told.version), named(id, to)]));
        this.log.append(stream, 'StagesCarriedOver', { version: to, stages, occurredAt: hour(date) });
      }
    const said = { stage: named(charter.stages[stage]!.id, told.version), because: 'x', occurredAt: hour(date) };
    if (act === 'pass') {
      told.passed.add(stage);
      this.log.append(stream, 'StagePassed', { ...said, since: hour(date) });
    } else {
      told.passed.delete(stage);
      this.log.append(stream, 'StageReopened', said);
    }
  }
}

export function tell(steps: readonly Step[]): TestLog {
  const teller = new Teller();
  for (const each of steps) teller.tell(each);
  return teller.log;
}
