// A sitting's steps: opening, arrivals, items closed and what the teams get from them, the protocol.
import type { Commissioner } from '#domain/commission/commission.events';
import type { RefusalCode } from '#domain/refusals';
import type { CohortScript } from './cohort-script.js';
import { madeUp } from './made-up.js';
import type { Script } from './script.js';
import type { Seeded } from './seeded.js';
import type { EnrolledPlan } from './team-plan.js';

export interface Panel {
  readonly commission: string;
  readonly roster: readonly Commissioner[];
}
export interface GivenRemark {
  readonly remark: string;
  readonly author: string;
}
/** The least and greatest score that a team gets, by how it does. */
export type Marks = Readonly<Record<'strong' | 'weak', readonly [number, number]>>;

const ASKED = [
  'уточнить состав участников',
  'подтвердить кооперационные связи',
  'показать расчёт эффекта',
  'назвать сроки',
];

export class SittingScript {
  private present: string[] = [];
  private readonly path: string;

  constructor(
    private readonly script: Script,
    private readonly random: Seeded,
    private readonly cohort: CohortScript,
    private readonly panel: Panel,
    readonly sitting: string,
    private readonly hearing: { readonly stage: string; readonly round: number },
  ) {
    this.path = `/sittings/${sitting}`;
  }

  /** One item a team, named after it. */
  open(startsAt: string, teams: readonly EnrolledPlan[]): void {
    const { cohort, sitting, hearing } = this;
    const agenda = teams.map(({ team }) => ({ item: team, cohort: cohort.cohort, team, ...hearing }));
    const body = { sitting, commission: this.panel.commission, startsAt, agenda };
    this.script.post('secretary', `open-${sitting}`, '/sittings', body);
  }

  arrive(persons: readonly string[]): void {
    for (const person of persons) this.say(`arrive-${person}`, 'arrivals', { person });
    this.present = [...this.present, ...persons];
  }

  leave(person: string): void {
    this.say(`leave-${person}`, 'departures', { person });
    this.present = this.present.filter((each) => each !== person);
  }

  /** Anything else that is said at the sitting. */
  say(name: string, what: string, body: Readonly<Record<string, string>>, refused?: RefusalCode): string {
    return this.script.post('secretary', `${this.sitting}-${name}`, `${this.path}/${what}`, body, refused);
  }

  close(team: string, refused?: RefusalCode, attempt = ''): string {
    return this.say(`close-${team}${attempt}`, `items/${team}/close`, {}, refused);
  }

  /** Voters in the room who stand for none of these regions. */
  private free(regions: readonly string[]): string[] {
    return this.panel.roster
      .filter(({ person, role, region }) => {
        const concerned = region !== undefined && regions.includes(region);
        return role !== 'secretary' && !concerned && this.present.includes(person);
      })
      .map(({ person }) => person);
  }

  preDefend(
    { team, regions }: EnrolledPlan,
    verdict: 'ready' | 'rework' | 'not-ready',
    remarks: number,
  ): GivenRemark[] {
    const { stage, round } = this.hearing;
    const given = Array.from({ length: remarks }, (_, index) => ({
      remark: `r${round}-${index + 1}`,
      author: this.random.pick(this.free(regions)),
      text: madeUp(`Замечание ${index + 1}: ${ASKED[index % ASKED.length]}`),
    }));
    const body = { stage, sitting: this.sitting, item: team, verdict, remarks: given };
    this.script.post('secretary', `${this.sitting}-pre-defend-${team}`, this.cohort.ofTeam(team, 'pre-defense'), body);
    return given;
  }

  /** A sheet of one commissioner with a score from the range for each criterion. */
  score(
    person: string,
    team: string,
    criteria: readonly string[],
    [least, most]: readonly [number, number],
    refused?: RefusalCode,
  ) {
    const scores = Object.fromEntries(criteria.map((id) => [id, this.random.between(least, most)]));
    const body = { person, item: team, scores };
    return this.script.post(
      'secretary',
      `${this.sitting}-score-${team}-${person}`,
      `${this.path}/scores`,
      body,
      refused,
    );
  }

  /** Sheets of all who are there and neither in conflict by region nor among the silent; then closed and decided. */
  defend(
    plan: EnrolledPlan,
    criteria: readonly string[],
    marks: readonly [number, number],
    silent: readonly string[] = [],
  ) {
    const { team, regions } = plan;
    for (const person of this.free(regions)) if (!silent.includes(person)) this.score(person, team, criteria, marks);
    return this.hold(plan);
  }

  /** Closed and decided by what was said; all there is to do where nothing is scored. */
  hold({ team }: EnrolledPlan): string {
    this.close(team);
    const body = { stage: this.hearing.stage, sitting: this.sitting, item: team };
    return this.script.post('secretary', `${this.sitting}-defend-${team}`, this.cohort.ofTeam(team, 'defense'), body);
  }

  sign(): void {
    this.say('sign', 'protocol', { number: madeUp(`DEMO-${this.sitting}`) });
  }
}
