// Entry in a registry, and its correction to another number: decide dry, reserve the number for this very decision, then enter.
import { Inject, Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import type { Cohort } from '#domain/cohort/cohort.state';
import type { Program } from '#domain/program/program';
import type { RegistryNumber } from '#domain/registry-number/registry-number';
import type { EnterRegistry } from '#domain/team/team.commands';
import { numberOf } from '#domain/team/team';
import { type Answer, type Asked, decisionOf, fingerprintOf } from './asked.js';
import { Decisions } from './decisions.js';
import { streamOf } from './deciding/deciders.js';
import { States } from './states.js';

@Injectable()
export class RegistryEntry {
  constructor(
    @Inject(Decisions) private readonly decisions: Decisions,
    @Inject(States) private readonly states: States,
  ) {}

  async take(asked: Asked): Promise<Answer | null> {
    const decision = decisionOf(asked);
    const { cohort, team } = asked.params;
    const reserved: RegistryNumber = { reserved: { for: decision, cohort, team } };
    const id = await this.#numberFor(asked);
    if (!id || !(await this.#needsNumber(asked))) return this.decisions.take(asked);
    const outcome = await this.decisions.dry(asked, { number: reserved });
    if (!Array.isArray(outcome)) return this.decisions.take(asked);
    await this.decisions.take(
      this.#about(asked, id, 'ReserveNumber', { cohort, team, for: decision, fingerprint: fingerprintOf(asked) }),
    );
    const answer = await this.decisions.take(asked);
    if (answer?.refusal && answer.refusal.code !== 'registry-number-taken')
      await this.decisions.take(
        this.#about(asked, id, 'ReleaseNumber', { for: decision, reason: answer.refusal.code }),
      );
    return answer;
  }

  /** A correction that keeps the number needs none; whatever is refused anyway takes none. */
  async #needsNumber(asked: Asked): Promise<boolean> {
    const outcome = await this.decisions.dry(asked, {});
    return typeof outcome === 'object' && 'refused' in outcome && outcome.refused === 'registry-number-taken';
  }

  async #numberFor({ type, params, data }: Asked): Promise<string | undefined> {
    const cohort = (await this.states.load(streamOf({ category: 'cohort', id: params.cohort }), false)).state as Cohort;
    const program = (await this.states.load(streamOf({ category: 'program', id: cohort.program }), false))
      .state as Program;
    return numberOf({ type, params, data } as EnterRegistry, program, cohort);
  }

  /** The reservation's own key derives from the decision, so that asking again is asking the same. */
  #about(asked: Asked, id: string, type: 'ReserveNumber' | 'ReleaseNumber', data: object): Asked {
    const dot = id.indexOf('.');
    const params = { registry: id.slice(0, dot), number: id.slice(dot + 1) };
    const decision = decisionOf(asked);
    const key = uuidv5(`${type} ${id}`, decision);
    return {
      target: { category: 'registryNumber', id },
      type,
      params,
      data,
      key,
      actor: asked.actor,
      causation: decision,
    };
  }
}
