// The editions of a kind of data that rules stand on; the newest is in force.
import { type Command, type Decider, refuse } from '../decider.js';
import { notInFuture } from '../occurred.js';
import type { Calendar, CatalogEvent, EditionPublished, Region } from './catalog.events.js';

export type PublishEdition = Command<
  'PublishEdition',
  Omit<EditionPublished['data'], 'occurredAt'> & { occurredAt?: string },
  { kind: string }
>;

export interface Catalog {
  readonly edition: string | null;
  readonly sha256: string | null;
  readonly body: readonly Region[] | Calendar | null;
}

export const catalog: Decider<PublishEdition, CatalogEvent, Catalog> = {
  category: 'catalog',
  initial: { edition: null, sha256: null, body: null },

  decide(command, catalog) {
    const when = notInFuture(command);
    if (typeof when !== 'string') return when;
    const { kind, edition, sha256, body } = command.data;
    if (sha256 === catalog.sha256) return refuse('already-exists', { kind, edition: catalog.edition });
    return [{ type: 'EditionPublished', data: { kind, edition, sha256, body, occurredAt: when } }];
  },

  evolve(catalog, event) {
    if (event.type === 'CommandRefused') return catalog;
    const { edition, sha256, body } = event.data;
    return { edition, sha256, body };
  },
};

export const regionsOf = (catalog: Catalog): readonly Region[] => (Array.isArray(catalog.body) ? catalog.body : []);
export const calendarOf = (catalog: Catalog): Calendar | null =>
  catalog.body === null || Array.isArray(catalog.body) ? null : (catalog.body as Calendar);
