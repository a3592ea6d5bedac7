// A sitting: one meeting of a commission over an agenda of teams.
import { type BasisRefs, type Decider, type Decision, refuse, unknown } from '../decider.js';
import { notInFuture } from '../occurred.js';
import { own } from '../own.js';
import type { SittingBasis } from './basis.js';
import { closeItem } from './closing.js';
import { rulesOf } from './item-rules.js';
import { openSitting } from './opening.js';
import type { SittingCommand } from './sitting.commands.js';
import type { SittingEvent } from './sitting.events.js';
import { evolveSitting, isSettled, notYetOpened, type Sitting } from './sitting.state.js';
import { speak } from './speaking.js';

export const sitting: Decider<SittingCommand, SittingEvent, Sitting, SittingBasis> = {
  category: 'sitting',
  initial: notYetOpened,

  reads(command, sitting, known) {
    if (command.type === 'OpenSitting') {
      const cohorts = command.data.agenda.map(({ cohort }) => cohort);
      return { commission: { category: 'commission', id: command.data.commission }, ...withPrograms(cohorts, known) };
    }
    const item = own(sitting.items, itemNamed(command) ?? '');
    return item ? withPrograms([item.cohort], known) : {};
  },

  decide(command, sitting, basis) {
    if (command.type === 'OpenSitting') return openSitting(command, sitting, basis);
    if (!sitting.opened) return unknown('sitting', command.params.sitting);
    const when = notInFuture(command);
    if (typeof when !== 'string') return when;
    if (sitting.signed) return refuse('protocol-signed', { sitting: command.params.sitting });
    switch (command.type) {
      case 'ArriveAtSitting':
      case 'LeaveSitting':
        return comeOrGo(command, sitting, when);
      case 'SignProtocol': {
        const open = Object.values(sitting.items).filter((item) => !isSettled(item));
        if (open.length) return refuse('items-open', { items: open.map(({ item }) => item) });
        return [{ type: 'ProtocolSigned', data: { number: command.data.number, occurredAt: when } }];
      }
      default:
        return onItem(command, sitting, basis, when);
    }
  },

  evolve: evolveSitting,
};

const itemNamed = (command: SittingCommand): string | undefined =>
  'item' in command.params ? command.params.item : 'item' in command.data ? command.data.item : undefined;

function withPrograms(cohorts: readonly string[], known: Partial<SittingBasis>): BasisRefs {
  const refs: Record<string, { category: string; id: string }> = {};
  for (const id of cohorts) {
    refs[`cohort ${id}`] = { category: 'cohort', id };
    const program = known[`cohort ${id}`]?.program;
    if (program) refs[`program ${program}`] = { category: 'program', id: program };
  }
  return refs;
}

function comeOrGo(
  { type, data: { person } }: Extract<SittingCommand, { type: 'ArriveAtSitting' | 'LeaveSitting' }>,
  sitting: Sitting,
  when: string,
): Decision<SittingEvent> {
  if (!sitting.roster.some((commissioner) => commissioner.person === person))
    return refuse('not-entitled', { person, because: 'not-on-the-commission' });
  const arrives = type === 'ArriveAtSitting';
  if (sitting.present.includes(person) === arrives) return refuse('already-recorded', { person });
  return [{ type: arrives ? 'CommissionerArrived' : 'CommissionerLeft', data: { person, occurredAt: when } }];
}

type AboutItem = Exclude<SittingCommand, { type: 'OpenSitting' | 'ArriveAtSitting' | 'LeaveSitting' | 'SignProtocol' }>;

function onItem(command: AboutItem, sitting: Sitting, basis: SittingBasis, when: string): Decision<SittingEvent> {
  const item = own(sitting.items, itemNamed(command) ?? '');
  if (!item) return unknown('item', itemNamed(command) ?? '');
  const rules = rulesOf(item, basis);
  if (!rules) return unknown('stage', item.stage);
  switch (command.type) {
    case 'CloseItem':
      return isSettled(item) ? refuse('item-closed', { item: item.item }) : closeItem(item, sitting, rules, when);
    case 'WithdrawItem':
      if (isSettled(item)) return refuse('item-closed', { item: item.item });
      return [{ type: 'ItemWithdrawn', data: { item: item.item, reason: command.data.reason, occurredAt: when } }];
    default:
      return speak(command, item, sitting, rules, when);
  }
}
