// A program with all that a charter knows: a test, rework, appeals, documents, outcomes. It brings teams to any stage.
import type { Body } from './client.kit.js';
import { SmallProgram, smallCharter } from './small-program.kit.js';

const text = (ru: string, en: string) => ({ ru, en });
const application = { id: 'application', title: text('Заявление', 'Application') };
const plan = { id: 'plan', title: text('Программа развития', 'Development program') };
const consent = { id: 'consent', title: text('Согласие кластера', "The cluster's consent") };

const test = {
  id: 'test',
  kind: 'test',
  title: text('Тест', 'Test'),
  requires: ['webinars'],
  per: 'team',
  passScore: 6000,
  maxScore: 10_000,
  attempts: 2,
  take: 'best',
  memberShare: { numerator: 1, denominator: 1 },
};

export const fullCharter = (program: string): Body => {
  const small = smallCharter(program);
  const [webinars, preDefense, defense, registry] = small.stages;
  const visit = { id: 'visit-1', kind: 'field-visit', title: text('Выезд', 'Field visit') };
  const criteria = [
    { id: 'quality', title: text('Качество', 'Quality'), weight: 2, min: 0, max: 1000 },
    { id: 'readiness', title: text('Готовность', 'Readiness'), weight: 1, min: 0, max: 1000 },
  ];
  return {
    ...small,
    title: text('Полная программа', 'A full program'),
    appeals: { window: { days: 10, working: true }, atMost: 1 },
    outcomes: [{ id: 'center', title: text('Центр компетенций', 'Competence center') }],
    stages: [
      { ...webinars, sessions: [...(webinars.sessions ?? []), visit] },
      test,
      { ...preDefense, requires: ['webinars', 'test'], maxOpenRemarks: 1, rounds: 2 },
      { ...defense, criteria, rounds: 2 },
      {
        ...registry,
        documents: { create: [application, plan], join: [application, consent], develop: [application, plan] },
        validFor: 5,
      },
    ],
  };
};

export class FullProgram extends SmallProgram {
  override charter(): Body {
    return fullCharter(this.program);
  }

  override async open(targets?: readonly string[]): Promise<void> {
    await super.open(targets);
    const times = { startsAt: '2022-04-12T10:00:00+03:00', endsAt: '2022-04-12T16:00:00+03:00' };
    await this.admin.done(`/cohorts/${this.cohort}/sessions`, { session: 'visit-1', ...times });
  }

  /** Enrolled, webinars attended, test passed: before its pre-defense. */
  async study(team: string, ...regions: readonly string[]): Promise<void> {
    await this.enroll(team, ...regions);
    await this.attend(team, ...regions);
    await this.admin.done(this.ofTeam(team, 'tests'), { stage: 'test', score: 8000 });
  }

  /** A sitting with both voters there on this team alone, its only item closed; with the same score from each. */
  async hear(sitting: string, team: string, stage: string, { round = 1, score = 700 } = {}): Promise<string> {
    const id = await this.sit(sitting, team, stage, round);
    if (stage === 'defense') for (const person of [this.chair, this.member]) await this.score(id, team, person, score);
    await this.admin.done(`/sittings/${id}/items/${team}/close`, {});
    return id;
  }

  score(sitting: string, item: string, person: string, score: number): Promise<Body> {
    const scores = { quality: score, readiness: score };
    return this.admin.done(`/sittings/${sitting}/scores`, { person, item, scores });
  }

  /** What a team is asked of that studied: before its defense. */
  async rehearse(team: string): Promise<void> {
    const sitting = await this.hear(`${team}-rehearsal`, team, 'pre-defense');
    const verdict = { stage: 'pre-defense', sitting, item: team, verdict: 'ready' };
    await this.admin.done(this.ofTeam(team, 'pre-defense'), verdict);
  }

  /** Passed with 600 or more, for a team that rehearsed. */
  async defend(team: string, { round = 1, score = 700 } = {}): Promise<Body> {
    const sitting = await this.hear(`${team}-defense-${round}`, team, 'defense', { round, score });
    return this.admin.done(this.ofTeam(team, 'defense'), { stage: 'defense', sitting, item: team });
  }

  /** A body of FileApplication with all that the kind of project asks for. */
  readonly application: Body = {
    stage: 'registry',
    documents: [application, plan].map(({ id }) => ({ document: id, reference: `вх. ${id}` })),
  };

  fileApplication(team: string): Promise<Body> {
    return this.admin.done(this.ofTeam(team, 'application'), this.application);
  }

  enterRegistry(team: string, number: string): Promise<Body> {
    return this.admin.done(this.ofTeam(team, 'registry'), { stage: 'registry', number, order: `приказ ${number}` });
  }
}
