// Opening a sitting: the commission as it is on that day, and an agenda of teams that exist.
import { type Stage, stageOf } from '../charter/charter.js';
import { type Decision, refuse, type Unknown, unknown } from '../decider.js';
import { notInFuture } from '../occurred.js';
import { teamOf } from '../cohort/cohort.state.js';
import { charterOf } from '../program/program.js';
import { utc } from '../time.js';
import type { SittingBasis } from './basis.js';
import type { OpenSitting } from './sitting.commands.js';
import type { AgendaItem, SittingEvent } from './sitting.events.js';
import type { Sitting } from './sitting.state.js';

export function openSitting(command: OpenSitting, sitting: Sitting, basis: SittingBasis): Decision<SittingEvent> {
  const { params, data } = command;
  if (sitting.opened) return refuse('already-exists', { sitting: params.sitting });
  const { commission, agenda } = data;
  if (!basis.commission?.exists) return unknown('commission', commission);
  const unheardOf = agenda.map((item) => unknownIn(item, basis)).find((answer) => answer !== undefined);
  if (unheardOf) return unheardOf;
  const when = notInFuture(command);
  if (typeof when !== 'string') return when;
  const twice = agenda.find(({ item }, index) => agenda.findIndex((other) => other.item === item) !== index);
  if (twice) return refuse('already-recorded', { item: twice.item });
  const unheard = agenda.map((item) => stageFor(item, basis)).find((stage) => stage && !isHeard(stage));
  if (unheard) return refuse('stage-of-other-kind', { stage: unheard.id, kind: unheard.kind });
  const { roster } = basis.commission;
  return [
    {
      type: 'SittingOpened',
      data: { sitting: params.sitting, commission, roster, agenda, startsAt: utc(data.startsAt), occurredAt: when },
    },
  ];
}

const isHeard = ({ kind }: Stage): boolean => kind === 'pre-defense' || kind === 'defense';

function stageFor(item: AgendaItem, basis: SittingBasis): Stage | undefined {
  const cohort = basis[`cohort ${item.cohort}`];
  const charter = charterOf(basis[`program ${cohort.program}`], cohort.version);
  return charter && stageOf(charter, item.stage);
}

function unknownIn(item: AgendaItem, basis: SittingBasis): Unknown | undefined {
  const cohort = basis[`cohort ${item.cohort}`];
  if (!cohort?.opened) return unknown('cohort', item.cohort);
  if (!teamOf(cohort, item.team)) return unknown('team', item.team);
  return stageFor(item, basis) ? undefined : unknown('stage', item.stage);
}
