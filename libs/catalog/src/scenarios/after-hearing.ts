// What follows a hearing: remarks answered and accepted, applications filed, entries made.
import { type Charter, stageOf } from '#domain/charter/charter';
import type { RefusalCode } from '#domain/refusals';
import type { CohortScript } from './cohort-script.js';
import { madeUp } from './made-up.js';
import type { Script } from './script.js';
import type { GivenRemark } from './sitting-script.js';
import type { EnrolledPlan } from './team-plan.js';

export class AfterHearing {
  constructor(
    private readonly script: Script,
    private readonly cohort: CohortScript,
    private readonly charter: Charter,
  ) {}

  answer(team: string, { remark }: GivenRemark, refused?: RefusalCode, attempt = ''): string {
    const body = { stage: 'pre-defense', answer: madeUp('Внесено в документы проекта') };
    return this.onRemark(team, remark, `answer${attempt}`, 'answer', body, refused);
  }

  accept(team: string, { remark, author }: GivenRemark, attempt = ''): string {
    return this.onRemark(team, remark, `accept${attempt}`, 'accept', { stage: 'pre-defense', by: author });
  }

  reopen(team: string, { remark, author }: GivenRemark): string {
    const body = { stage: 'pre-defense', by: author, reason: madeUp('Расчёт не приложен') };
    return this.onRemark(team, remark, 'reopen', 'reopen', body);
  }

  /** Every remark answered; accepted are as many as leave `open` of them. Gives the last acceptance's step. */
  rework(team: string, given: readonly GivenRemark[], open: number): string {
    for (const remark of given) this.answer(team, remark);
    const steps = given.slice(open).map((remark) => this.accept(team, remark));
    return steps[steps.length - 1];
  }

  private onRemark(
    team: string,
    remark: string,
    name: string,
    what: string,
    body: Readonly<Record<string, string>>,
    refused?: RefusalCode,
  ): string {
    const path = this.cohort.ofTeam(team, `remarks/${remark}/${what}`);
    return this.script.post('secretary', `${name}-${team}-${remark}`, path, body, refused);
  }

  /** All documents that the charter asks of the project's kind, or all but the last `without`. */
  file({ team, project }: EnrolledPlan, without = 0, refused?: RefusalCode, attempt = ''): string {
    const stage = stageOf(this.charter, 'registry');
    const asked = stage?.kind === 'registry' ? stage.documents[project.kind] : [];
    const documents = asked
      .slice(0, asked.length - without)
      .map(({ id }) => ({ document: id, reference: madeUp(`DEMO-${team}-${id}`) }));
    const path = this.cohort.ofTeam(team, 'application');
    return this.script.post('secretary', `file${attempt}-${team}`, path, { stage: 'registry', documents }, refused);
  }

  giveBack(team: string): string {
    const body = { stage: 'registry', reason: madeUp('Подписи участников не на всех листах') };
    return this.script.post('operator', `return-${team}`, this.cohort.ofTeam(team, 'application/return'), body);
  }

  enter(team: string, number: string, refused?: RefusalCode, attempt = ''): string {
    const body = { stage: 'registry', number, order: madeUp(`Приказ ${number}`) };
    return this.script.post('operator', `enter${attempt}-${team}`, this.cohort.ofTeam(team, 'registry'), body, refused);
  }
}
