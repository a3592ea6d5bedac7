// A program and a cohort small enough to read: one webinar, a pre-defense, a defense of one criterion, a registry.
import { randomUUID } from 'node:crypto';
import type { Body, Client } from './client.kit.js';

const text = (ru: string, en: string) => ({ ru, en });
const quorum = { share: { numerator: 1, denominator: 2 }, strict: true, of: 'voters' };

export const smallCharter = (program: string) => ({
  program,
  title: text('Малая программа', 'A small program'),
  customer: text('Заказчик', 'Customer'),
  operator: text('Оператор', 'Operator'),
  timeZone: 'Europe/Moscow',
  languages: ['ru', 'en'],
  admission: { capacity: null, waitingList: null, eligible: {}, guests: false, interRegional: true, composition: [] },
  commission: { voters: ['chair', 'member'] },
  stages: [
    {
      id: 'webinars',
      kind: 'sessions',
      title: text('Вебинары', 'Webinars'),
      requires: [],
      sessions: [{ id: 'webinar-1', kind: 'webinar', title: text('Вебинар 1', 'Webinar 1') }],
      attendAtLeast: 1,
      memberShare: { numerator: 1, denominator: 2 },
      excused: 'neutral',
    },
    {
      id: 'pre-defense',
      kind: 'pre-defense',
      title: text('Предзащита', 'Pre-defense'),
      requires: ['webinars'],
      quorum,
      maxOpenRemarks: 0,
      rework: { days: 10, working: true },
      rounds: 1,
    },
    {
      id: 'defense',
      kind: 'defense',
      title: text('Защита', 'Defense'),
      requires: ['pre-defense'],
      quorum,
      criteria: [{ id: 'quality', title: text('Качество', 'Quality'), weight: 1, min: 0, max: 1000 }],
      passScore: 600,
      aggregate: 'mean',
      tie: 'passes',
      rounds: 1,
      verdict: 'pass-fail',
    },
    {
      id: 'registry',
      kind: 'registry',
      title: text('Реестр', 'Registry'),
      requires: ['defense'],
      registry: program,
      documents: { create: [{ id: 'application', title: text('Заявление', 'Application') }], join: [], develop: [] },
      validFor: null,
    },
  ],
  ours: [text('Всё придумано для проверки', 'All of it is made up for a test')],
});

/** The ids of a small program; all begin with `run`. */
export class SmallProgram {
  readonly program: string;
  readonly cohort: string;
  readonly commission: string;
  readonly chair: string;
  readonly member: string;

  constructor(
    readonly run: string,
    protected readonly admin: Client,
  ) {
    this.program = `${run}-program`;
    this.cohort = `${run}-cohort`;
    this.commission = `${run}-jury`;
    this.chair = `${run}-chair`;
    this.member = `${run}-member`;
  }

  ofTeam = (team: string, what = ''): string => `/cohorts/${this.cohort}/teams/${team}${what && `/${what}`}`;
  person = (name: string): string => `${this.run}-${name}`;

  charter(): Body {
    return smallCharter(this.program);
  }

  /** The program chartered, a cohort open for these regions, its webinar held, a commission appointed. */
  async open(targets: readonly string[] = ['VOR', 'KRS', 'ORL']): Promise<void> {
    const { admin, cohort } = this;
    await admin.done('/programs', { charter: this.charter() });
    await admin.done('/cohorts', { cohort, program: this.program, title: 'Малый поток', targets });
    const times = { startsAt: '2022-04-05T11:00:00+03:00', endsAt: '2022-04-05T12:30:00+03:00' };
    await admin.done(`/cohorts/${cohort}/sessions`, { session: 'webinar-1', ...times });
    for (const name of ['chair', 'member']) await this.register(name);
    const roster = [
      { person: this.chair, role: 'chair' },
      { person: this.member, role: 'member' },
    ];
    await admin.done('/commissions', { commission: this.commission, title: text('Жюри', 'Jury'), roster });
  }

  register(name: string): Promise<Body> {
    return this.admin.done('/people', { person: this.person(name), personal: { name: `${name} (вымышл.)` } });
  }

  /** A body of EnrollTeam: one member a region, the first of which leads. Its people are to be registered. */
  enrollment(team: string, regions: readonly string[]): Body {
    return {
      team,
      name: `Команда ${team}`,
      regions,
      leadRegion: regions[0],
      members: regions.map((region) => ({
        person: this.person(`${team}-${region.toLowerCase()}`),
        category: 'authority',
        region,
      })),
      project: { kind: 'create', title: 'Кластер' },
      occurredAt: '2022-04-01T10:00:00+03:00',
    };
  }

  async enroll(team: string, ...regions: readonly string[]): Promise<Body> {
    for (const region of regions) await this.register(`${team}-${region.toLowerCase()}`);
    return this.admin.done(`/cohorts/${this.cohort}/teams`, this.enrollment(team, regions));
  }

  attend(team: string, ...regions: readonly string[]): Promise<Body> {
    const present = regions.map((region) => this.person(`${team}-${region.toLowerCase()}`));
    return this.admin.done(this.ofTeam(team, 'attendance'), { session: 'webinar-1', present });
  }

  /** A sitting on one team, with both voters there. */
  async sit(sitting: string, team: string, stage: string, round = 1): Promise<string> {
    const agenda = [{ item: team, cohort: this.cohort, team, stage, round }];
    const { commission, admin } = this;
    const id = `${this.run}-${sitting}`;
    await admin.done('/sittings', { sitting: id, commission, startsAt: '2022-05-24T10:00:00+03:00', agenda });
    for (const person of [this.chair, this.member]) await admin.done(`/sittings/${id}/arrivals`, { person });
    return id;
  }
}

export const newKey = (): string => randomUUID();
