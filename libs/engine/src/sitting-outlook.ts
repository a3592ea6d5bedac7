// How the open items of a sitting stand, from the streams themselves: what CloseItem would find, with nothing decided.
import { Inject, Injectable } from '@nestjs/common';
import type { Cohort } from '#domain/cohort/cohort.state';
import type { SittingBasis } from '#domain/sitting/basis';
import { type ItemOutlook, openItems, outlookOf } from '#domain/sitting/outlook';
import type { Sitting } from '#domain/sitting/sitting.state';
import { NotFound } from './failures.js';
import { States } from './states.js';

@Injectable()
export class SittingOutlook {
  constructor(@Inject(States) private readonly states: States) {}

  /** Read to the head of each stream, so that it is never behind what was answered before. Throws NotFound. */
  async of(id: string): Promise<readonly ItemOutlook[]> {
    const sitting = await this.#state<Sitting>(`sitting-${id}`);
    if (!sitting.opened) throw new NotFound('sitting', id);
    const basis: Record<string, unknown> = {};
    for (const cohort of new Set(openItems(sitting).map((item) => item.cohort))) {
      const state = await this.#state<Cohort>(`cohort-${cohort}`);
      basis[`cohort ${cohort}`] = state;
      basis[`program ${state.program}`] ??= await this.#state(`program-${state.program}`);
    }
    return outlookOf(sitting, basis as SittingBasis);
  }

  async #state<S>(stream: string): Promise<S> {
    return (await this.states.load(stream, true)).state as S;
  }
}
