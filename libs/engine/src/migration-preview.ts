// What a migration would do to each team, decided dry: its stages before and after, nothing written.
import { Inject, Injectable } from '@nestjs/common';
import { previewMigration, type StagesBeforeAndAfter } from '#domain/cohort/migration-preview';
import { arrivalsOf, type Cohort } from '#domain/cohort/cohort.state';
import type { Program } from '#domain/program/program';
import type { Team } from '#domain/team/team.state';
import { NotFound } from './failures.js';
import { States } from './states.js';

@Injectable()
export class MigrationPreview {
  constructor(@Inject(States) private readonly states: States) {}

  /** Throws NotFound for a cohort or a version that does not exist. */
  async of(
    cohort: string,
    version: number,
    stages: Readonly<Record<string, string>>,
  ): Promise<readonly StagesBeforeAndAfter[]> {
    const own = (await this.states.load(`cohort-${cohort}`, true)).state as Cohort;
    if (!own.opened) throw new NotFound('cohort', cohort);
    const program = (await this.states.load(`program-${own.program}`, true)).state as Program;
    const arrivals = arrivalsOf(own);
    const { states } = await this.states.reader(true).all(arrivals.map((team) => `team-${cohort}.${team}`));
    const teams = Object.fromEntries(arrivals.map((team, index) => [team, states[index] as Team]));
    const preview = previewMigration(own, teams, program, version, stages);
    if (!preview) throw new NotFound('charter', `${own.program} ${version}`);
    return preview;
  }
}
