// Deadlines as commands: sent when their time has come, judged again from the streams, done once by any number of askers.
import { Inject, Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import type { RegistryNumber } from '#domain/registry-number/registry-number';
import { EventStore } from '#event-store/event-store';
import type { Asked } from './asked.js';
import { streamOf } from './deciding/deciders.js';
import { Decisions } from './decisions.js';
import { SYSTEM } from './editions.js';
import { States } from './states.js';

/** The fact that set a deadline, as far as the command needs it. */
export type Due =
  | { readonly kind: 'seat-offer'; readonly cohort: string; readonly team: string; readonly until: string }
  | {
      readonly kind: 'rework';
      readonly cohort: string;
      readonly team: string;
      readonly stage: string;
      readonly until: string;
    }
  | {
      readonly kind: 'reservation';
      readonly cohort: string;
      readonly team: string;
      readonly registry: string;
      readonly number: string;
      readonly decision: string;
    };

const DEADLINES = 'b1d0c1b4-3f5e-5c0e-8f57-0e6a5a2d9c10';

@Injectable()
export class Deadlines {
  constructor(
    @Inject(Decisions) private readonly decisions: Decisions,
    @Inject(States) private readonly states: States,
    @Inject(EventStore) private readonly store: EventStore,
  ) {}

  /** Asks for what is due. Asked early, twice, or when it is so already, nothing happens. */
  async ask(due: Due): Promise<void> {
    if (due.kind === 'reservation') return this.#expireReservation(due);
    await this.decisions.take(commandFor(due));
  }

  /** The expected revision of the team's stream decides between the entry and its expiry; then the number is free. */
  async #expireReservation(due: Extract<Due, { kind: 'reservation' }>): Promise<void> {
    const { cohort, team, registry, number, decision } = due;
    const target = { category: 'registryNumber', id: `${registry}.${number}` };
    const { reserved } = (await this.states.load(streamOf(target), true)).state as RegistryNumber;
    if (reserved?.for !== decision) return;
    if (!(await this.#stands(cohort, team, decision))) {
      const params = { cohort, team };
      const data = { registry, number };
      const as = { decision, fingerprint: reserved.fingerprint ?? '' };
      await this.decisions.take({ ...commandOn('team', `${cohort}.${team}`, 'ExpireReservation', params, data), as });
    }
    if (await this.#isEntered(cohort, team, decision)) return;
    const reason = 'reservation-expired';
    const release = { registry, number };
    await this.decisions.take(
      commandOn('registryNumber', target.id, 'ReleaseNumber', release, { for: decision, reason }),
    );
  }

  async #stands(cohort: string, team: string, decision: string): Promise<boolean> {
    const { decisions } = await this.states.load(streamOf({ category: 'team', id: `${cohort}.${team}` }), true);
    return decisions.has(decision);
  }

  async #isEntered(cohort: string, team: string, decision: string): Promise<boolean> {
    const stream = streamOf({ category: 'team', id: `${cohort}.${team}` });
    const mark = (await this.states.load(stream, true)).decisions.get(decision);
    const [first] = mark ? await this.store.readStream(stream, mark.first, 1) : [];
    return first !== undefined && first.type !== 'CommandRefused';
  }
}

function commandFor(due: Exclude<Due, { kind: 'reservation' }>): Asked {
  const { cohort, team, until } = due;
  const params = { cohort, team };
  if (due.kind === 'seat-offer') return commandOn('cohort', cohort, 'ExpireSeatOffer', params, { until });
  return commandOn('team', `${cohort}.${team}`, 'DeclareReworkOverdue', params, { stage: due.stage, until });
}

/** Its key derives from what it says, so that two askers ask the same. */
function commandOn(category: string, id: string, type: string, params: Asked['params'], data: object): Asked {
  const key = uuidv5(`${type} ${id} ${JSON.stringify({ params, data })}`, DEADLINES);
  return { target: { category, id }, type, params, data, key, actor: SYSTEM };
}
