// What a sitting has become: who is in the room, and where each item stands.
import type { Commissioner } from '../commission/commission.events.js';
import type { ScoreSheet } from '../team/team.events.js';
import type { AgendaItem, ItemClosed, SittingEvent } from './sitting.events.js';

export interface Item extends AgendaItem {
  readonly withdrawn: boolean;
  readonly closed: ItemClosed['data'] | null;
  readonly conflicts: readonly string[];
  readonly recusals: readonly string[];
  readonly abstentions: readonly string[];
  readonly sheets: readonly ScoreSheet[];
}
export interface Sitting {
  readonly opened: boolean;
  readonly roster: readonly Commissioner[];
  readonly items: Readonly<Record<string, Item>>;
  readonly present: readonly string[];
  readonly signed: boolean;
}

export const notYetOpened: Sitting = { opened: false, roster: [], items: {}, present: [], signed: false };

export const isSettled = (item: Item): boolean => item.withdrawn || item.closed !== null;
export const chairOf = (sitting: Sitting): string | undefined =>
  sitting.roster.find(({ role }) => role === 'chair')?.person;

const begun = (item: AgendaItem): Item => ({
  ...item,
  withdrawn: false,
  closed: null,
  conflicts: [],
  recusals: [],
  abstentions: [],
  sheets: [],
});

const without = (persons: readonly string[], person: string) => persons.filter((each) => each !== person);

function change(sitting: Sitting, item: string, change: (item: Item) => Partial<Item>): Sitting {
  const before = sitting.items[item];
  return { ...sitting, items: { ...sitting.items, [item]: { ...before, ...change(before) } } };
}

export function evolveSitting(sitting: Sitting, event: SittingEvent): Sitting {
  switch (event.type) {
    case 'SittingOpened': {
      const { roster, agenda } = event.data;
      return {
        ...notYetOpened,
        opened: true,
        roster,
        items: Object.fromEntries(agenda.map((item) => [item.item, begun(item)])),
      };
    }
    case 'CommissionerArrived':
      return { ...sitting, present: [...sitting.present, event.data.person] };
    case 'CommissionerLeft':
      return { ...sitting, present: without(sitting.present, event.data.person) };
    case 'ConflictDeclared':
      return change(sitting, event.data.item, ({ conflicts }) => ({ conflicts: [...conflicts, event.data.person] }));
    case 'CommissionerRecused':
      return change(sitting, event.data.item, ({ recusals }) => ({ recusals: [...recusals, event.data.person] }));
    case 'CommissionerAbstained': {
      const { item, person } = event.data;
      return change(sitting, item, ({ abstentions, sheets }) => ({
        abstentions: [...abstentions, person],
        sheets: sheets.filter((sheet) => sheet.person !== person),
      }));
    }
    case 'ScoresSubmitted': {
      const { item, person, scores } = event.data;
      return change(sitting, item, ({ abstentions, sheets }) => ({
        abstentions: without(abstentions, person),
        sheets: [...sheets.filter((sheet) => sheet.person !== person), { person, scores }],
      }));
    }
    case 'ItemClosed':
      return change(sitting, event.data.item, () => ({ closed: event.data }));
    case 'ItemWithdrawn':
      return change(sitting, event.data.item, () => ({ withdrawn: true }));
    case 'ProtocolSigned':
      return { ...sitting, signed: true };
    case 'DissentFiled':
    case 'CommandRefused':
      return sitting;
  }
}
