// A row an entry, under its number of now.
import type { Row } from '#read-store/upsert-json';
import type { DataOf, Occasion } from '../runner/heard.js';
import { projection, put, ref, type Statement, using } from '../runner/projection.js';
import { foldNumber } from '../searchable.js';
import { registryEntries } from './registry-entries.table.js';

export const name = 'registry_entries';

export const registryEntriesProjection = projection(
  name,
  1,
  [registryEntries],
  {
    RegistryEntered: ({ data, ...at }) => entered(at, data),
    RegistryEntryCorrected: ({ data, ...at }) => ofStage(at, data.stage, (entry) => corrected(entry, data)),
    RegistryEntryRemoved: ({ data: { stage, reason, document, occurredAt }, ...at }) =>
      ofStage(at, stage, (entry) => ({ ...entry, removed: { at: occurredAt, reason, document } })),
    StagesCarriedOver: ({ data, ...at }) =>
      each(at, (entry) => ({ ...entry, stage: data.stages[entry.stage] ?? entry.stage })),
  },
  { split: 'team' },
);

type Entry = Row<typeof registryEntries>;

const foldedNumbers = ({ number, earlier }: Pick<Entry, 'number' | 'earlier'>): string =>
  [...earlier.map((each) => each.number), number].map((each) => ` ${foldNumber(each)} `).join('');

function entered({ cohort, team, shownAt }: Occasion, data: DataOf<'RegistryEntered'>): Statement {
  const { registry, number, order, stage, validUntil, occurredAt: enteredAt } = data;
  const entry = { registry, number, order, stage, cohort, team, enteredAt, validUntil, earlier: [], removed: null };
  return put(registryEntries, { ...entry, numbers: foldedNumbers(entry), shownAt });
}

function corrected(entry: Entry, data: DataOf<'RegistryEntryCorrected'>): Entry {
  const { number, order, validUntil } = entry;
  const { reason, document, occurredAt: until } = data;
  const earlier = [...entry.earlier, { number, order, validUntil, until, reason, document }];
  const now = { ...entry, number: data.number, order: data.order, validUntil: data.validUntil, earlier };
  return { ...now, numbers: foldedNumbers(now) };
}

function each({ cohort, team, shownAt }: Occasion, next: (entry: Entry) => Entry): Statement {
  return using([ref(registryEntries, { cohort, team })], (rows) => {
    for (const entry of rows.all(registryEntries, { cohort, team }))
      rows.save(registryEntries, { ...next(entry), shownAt });
  });
}

/** The entry that stands, which must be there. */
function ofStage({ cohort, team, shownAt }: Occasion, stage: string, next: (entry: Entry) => Entry): Statement {
  return using([ref(registryEntries, { cohort, team })], (rows) => {
    const all = rows.all(registryEntries, { cohort, team });
    const entry = all.find((one) => one.stage === stage && one.removed === null);
    if (!entry) throw new Error(`nothing was entered for ${stage}`);
    rows.remove(registryEntries, entry);
    rows.save(registryEntries, { ...next(entry), shownAt });
  });
}
