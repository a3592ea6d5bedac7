// What one may ask at a sitting.
import type { Command } from '../decider.js';
import type { AgendaItem } from './sitting.events.js';

type Body<T> = T & { readonly occurredAt?: string };
type OfSitting = { sitting: string };
type OfItem = OfSitting & { item: string };

export type OpenSitting = Command<
  'OpenSitting',
  Body<{ commission: string; startsAt: string; agenda: readonly AgendaItem[] }>,
  OfSitting
>;
export type ArriveAtSitting = Command<'ArriveAtSitting', Body<{ person: string }>, OfSitting>;
export type LeaveSitting = Command<'LeaveSitting', Body<{ person: string }>, OfSitting>;
export type DeclareConflict = Command<
  'DeclareConflict',
  Body<{ person: string; item: string; reason: string }>,
  OfSitting
>;
export type Recuse = Command<
  'Recuse',
  Body<{ person: string; item: string; by: 'self' | 'chair'; reason: string }>,
  OfSitting
>;
export type Abstain = Command<'Abstain', Body<{ person: string; item: string }>, OfSitting>;
export type SubmitScores = Command<
  'SubmitScores',
  Body<{ person: string; item: string; scores: Readonly<Record<string, number>> }>,
  OfSitting
>;
export type CloseItem = Command<'CloseItem', Body<object>, OfItem>;
export type WithdrawItem = Command<'WithdrawItem', Body<{ reason: string }>, OfItem>;
export type FileDissent = Command<'FileDissent', Body<{ person: string; item: string; text: string }>, OfSitting>;
export type SignProtocol = Command<'SignProtocol', Body<{ number: string }>, OfSitting>;

/** What a commissioner says on one item. */
export type OnItem = DeclareConflict | Recuse | Abstain | SubmitScores | FileDissent;
export type SittingCommand =
  | OpenSitting
  | ArriveAtSitting
  | LeaveSitting
  | OnItem
  | CloseItem
  | WithdrawItem
  | SignProtocol;
