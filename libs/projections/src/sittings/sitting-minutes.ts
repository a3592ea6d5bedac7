// The minutes of a sitting: a pure fold; every function is one fact.
import type { Commissioner } from '#domain/commission/commission.events';
import type { AgendaItem } from '#domain/sitting/sitting.events';
import type { DataOf } from '../runner/heard.js';

export interface ItemMinutes extends AgendaItem {
  readonly status: 'open' | 'closed' | 'withdrawn';
  readonly conflicts: readonly { readonly person: string; readonly reason: string; readonly at: string }[];
  readonly recusals: readonly {
    readonly person: string;
    readonly by: 'self' | 'chair';
    readonly reason: string;
    readonly at: string;
  }[];
  readonly abstentions: readonly string[];
  /** By person, as last submitted: criterion to score in hundredths. */
  readonly scores: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** What was frozen when it was closed. */
  readonly closed: Omit<DataOf<'ItemClosed'>, 'item'> | null;
  readonly withdrawn: { readonly reason: string; readonly at: string } | null;
  readonly dissents: readonly { readonly person: string; readonly text: string; readonly at: string }[];
}

export interface Minutes {
  readonly roster: readonly Commissioner[];
  /** Who is in the room, in the order of arrival. */
  readonly present: readonly string[];
  readonly movements: readonly { readonly person: string; readonly moved: 'in' | 'out'; readonly at: string }[];
  readonly items: readonly ItemMinutes[];
  readonly protocol: { readonly number: string; readonly at: string } | null;
}

export const opened = ({ roster, agenda }: DataOf<'SittingOpened'>): Minutes => ({
  roster,
  present: [],
  movements: [],
  items: agenda.map((item) => ({
    ...item,
    status: 'open',
    conflicts: [],
    recusals: [],
    abstentions: [],
    scores: {},
    closed: null,
    withdrawn: null,
    dissents: [],
  })),
  protocol: null,
});

export const arrived = (minutes: Minutes, { person, occurredAt: at }: DataOf<'CommissionerArrived'>): Minutes => ({
  ...minutes,
  present: [...minutes.present.filter((each) => each !== person), person],
  movements: [...minutes.movements, { person, moved: 'in', at }],
});

export const left = (minutes: Minutes, { person, occurredAt: at }: DataOf<'CommissionerLeft'>): Minutes => ({
  ...minutes,
  present: minutes.present.filter((each) => each !== person),
  movements: [...minutes.movements, { person, moved: 'out', at }],
});

export const signed = (minutes: Minutes, { number, occurredAt: at }: DataOf<'ProtocolSigned'>): Minutes => ({
  ...minutes,
  protocol: { number, at },
});

/** Something about one item of the agenda, which must be there. */
export function onItem(minutes: Minutes, item: string, next: (minutes: ItemMinutes) => ItemMinutes): Minutes {
  if (!minutes.items.some((each) => each.item === item)) throw new Error(`${item} is not on the agenda`);
  return { ...minutes, items: minutes.items.map((each) => (each.item === item ? next(each) : each)) };
}

export const closed = (item: ItemMinutes, { item: _, ...frozen }: DataOf<'ItemClosed'>): ItemMinutes => ({
  ...item,
  status: 'closed',
  closed: frozen,
});
