// The minutes of each sitting, as it goes.
import type { Occasion } from '../runner/heard.js';
import { amend, projection, put, type Statement } from '../runner/projection.js';
import * as minutes from './sitting-minutes.js';
import { sittings } from './sittings.table.js';

export const sittingsProjection = projection('sittings', 1, [sittings], {
  SittingOpened: ({ id: sitting, shownAt, data }) => {
    const { commission, startsAt } = data;
    const items = data.agenda.length;
    const counts = { items, openItems: items, protocol: null };
    return put(sittings, { sitting, commission, startsAt, ...counts, minutes: minutes.opened(data), shownAt });
  },
  CommissionerArrived: ({ data, ...at }) => take(at, (so) => minutes.arrived(so, data)),
  CommissionerLeft: ({ data, ...at }) => take(at, (so) => minutes.left(so, data)),
  ConflictDeclared: ({ data: { item, person, reason, occurredAt }, ...at }) =>
    takeOn(at, item, (so) => ({ ...so, conflicts: [...so.conflicts, { person, reason, at: occurredAt }] })),
  CommissionerRecused: ({ data: { item, person, by, reason, occurredAt }, ...at }) =>
    takeOn(at, item, (so) => ({ ...so, recusals: [...so.recusals, { person, by, reason, at: occurredAt }] })),
  CommissionerAbstained: ({ data: { item, person }, ...at }) =>
    takeOn(at, item, (so) => ({ ...so, abstentions: [...so.abstentions, person] })),
  ScoresSubmitted: ({ data: { item, person, scores }, ...at }) =>
    takeOn(at, item, (so) => ({ ...so, scores: { ...so.scores, [person]: scores } })),
  ItemClosed: ({ data, ...at }) => takeOn(at, data.item, (so) => minutes.closed(so, data)),
  ItemWithdrawn: ({ data: { item, reason, occurredAt }, ...at }) =>
    takeOn(at, item, (so) => ({ ...so, status: 'withdrawn', withdrawn: { reason, at: occurredAt } })),
  DissentFiled: ({ data: { item, person, text, occurredAt }, ...at }) =>
    takeOn(at, item, (so) => ({ ...so, dissents: [...so.dissents, { person, text, at: occurredAt }] })),
  ProtocolSigned: ({ data, ...at }) => take(at, (so) => minutes.signed(so, data)),
});

const take = ({ id: sitting, shownAt }: Occasion, next: (so: minutes.Minutes) => minutes.Minutes): Statement =>
  amend(sittings, { sitting }, (row) => {
    const taken = next(row.minutes);
    const openItems = taken.items.filter(({ status }) => status === 'open').length;
    return { ...row, openItems, protocol: taken.protocol?.number ?? null, minutes: taken, shownAt };
  });

const takeOn = (at: Occasion, item: string, next: (so: minutes.ItemMinutes) => minutes.ItemMinutes): Statement =>
  take(at, (so) => minutes.onItem(so, item, next));
