// A row for each thing that can be found. Of people nothing but the id: their names are sealed.
import type { Row } from '#read-store/upsert-json';
import type { Region } from '#domain/catalog/catalog.events';
import type { Occasion } from '../runner/heard.js';
import { projection, put, ref, type Statement, using } from '../runner/projection.js';
import { foldNumber, foldText } from '../searchable.js';
import { searchEntries } from './search.table.js';

export const name = 'search';

export const searchProjection = projection(name, 1, [searchEntries], {
  EditionPublished: ({ data }) => (data.kind === 'regions' ? regionsPublished(data.body as readonly Region[]) : []),
  CohortOpened: ({ cohort, data: { title } }) =>
    put(searchEntries, { ...entry('cohort', cohort), title, folded: foldText(`${title} ${cohort}`) }),
  TeamEnrolled: ({ data, ...at }) => teamNamed(at, data.name),
  TeamWaitlisted: ({ data, ...at }) => teamNamed(at, data.name),
  EnrollmentCorrected: ({ data, ...at }) => teamNamed(at, data.name),
  RegistryEntered: ({ data, ...at }) => numbered(at, data),
  RegistryEntryCorrected: ({ data, ...at }) => numbered(at, data),
  StagesCarriedOver: ({ data: { stages }, ...at }) => restaged(at, stages),
  PersonRegistered: ({ id }) => put(searchEntries, { ...entry('person', id), title: id, folded: foldText(id) }),
});

type Entry = Row<typeof searchEntries>;
type Key = Pick<Entry, 'kind' | 'id' | 'team' | 'registry' | 'stage'>;

const entry = (kind: Entry['kind'], id: string, more: Partial<Key> = {}): Key => ({
  ...{ kind, id, team: '', registry: '', stage: '' },
  ...more,
});

/** Those that a newer edition leaves out are gone. */
function regionsPublished(regions: readonly Region[]): Statement {
  const all = { kind: 'region' as const };
  return using([ref(searchEntries, all)], (rows) => {
    for (const row of rows.all(searchEntries, all)) rows.remove(searchEntries, row);
    for (const { key, nameRu: title } of regions)
      rows.save(searchEntries, { ...entry('region', key), title, folded: foldText(`${title} ${key}`) });
  });
}

const teamNamed = ({ cohort, team }: Occasion, title: string): Statement =>
  put(searchEntries, { ...entry('team', cohort, { team }), title, folded: foldText(`${title} ${team}`) });

/** A number that was corrected or removed is still found: it stands in letters and orders. */
function numbered(
  { cohort, team }: Occasion,
  { registry, stage, number }: { registry: string; stage: string; number: string },
): Statement {
  const key = entry('registry-entry', cohort, { team, registry, stage });
  return using([ref(searchEntries, key)], (rows) => {
    const before = rows.find(searchEntries, key)?.folded ?? '';
    rows.save(searchEntries, { ...key, title: number, folded: `${before} ${foldNumber(number)}`.trim() });
  });
}

function restaged({ cohort, team }: Occasion, stages: Readonly<Record<string, string>>): Statement {
  const its = { kind: 'registry-entry' as const, id: cohort, team };
  return using([ref(searchEntries, its)], (rows) => {
    for (const row of rows.all(searchEntries, its)) {
      rows.remove(searchEntries, row);
      rows.save(searchEntries, { ...row, stage: stages[row.stage] ?? row.stage });
    }
  });
}
