// Opening a sitting: the commission as it is on that day, and an agenda of teams that exist.
import { stageOf } from '../charter/charter.js';
import { type Decision, type Refusal, refuse, type Unknown, unknown } from '../decider.js';
import { own } from '../own.js';
import { charterOf } from '../program/program.js';
import { utc } from '../time.js';
import type { SittingBasis } from './sitting.js';
import type { OpenSitting } from './sitting.commands.js';
import type { AgendaItem, SittingEvent } from './sitting.events.js';
import type { Sitting } from './sitting.state.js';

export function openSitting(
  { params, data }: OpenSitting,
  sitting: Sitting,
  basis: SittingBasis,
  when: string,
): Decision<SittingEvent> {
  if (sitting.opened) return refuse('already-exists', { sitting: params.sitting });
  const { commission, agenda } = data;
  if (!basis.commission?.exists) return unknown('commission', commission);
  const twice = agenda.find(({ item }, index) => agenda.findIndex((other) => other.item === item) !== index);
  if (twice) return refuse('already-recorded', { item: twice.item });
  for (const item of agenda) {
    const objection = wrongItem(item, basis);
    if (objection) return objection;
  }
  const { roster } = basis.commission;
  return [
    {
      type: 'SittingOpened',
      data: { sitting: params.sitting, commission, roster, agenda, startsAt: utc(data.startsAt), occurredAt: when },
    },
  ];
}

function wrongItem(item: AgendaItem, basis: SittingBasis): Refusal | Unknown | undefined {
  const cohort = basis[`cohort ${item.cohort}`];
  if (!cohort?.opened) return unknown('cohort', item.cohort);
  if (!own(cohort.teams, item.team)) return unknown('team', item.team);
  const charter = charterOf(basis[`program ${cohort.program}`], cohort.version);
  const stage = charter && stageOf(charter, item.stage);
  if (!stage) return unknown('stage', item.stage);
  if (stage.kind !== 'pre-defense' && stage.kind !== 'defense')
    return refuse('stage-of-other-kind', { stage: stage.id, kind: stage.kind });
  return undefined;
}
