// The table of regions, as an edition that the log can hold.
import Papa from 'papaparse';
import type { Region } from '#domain/catalog/catalog.events';
import { catalogFile } from './catalog-files.js';

export interface RegionsEdition {
  readonly kind: 'regions';
  readonly edition: string;
  readonly body: readonly Region[];
}
type Row = Readonly<Record<string, string>>;

const orNull = (cell: string): string | null => (cell === '' ? null : cell);

const regionOf = (row: Row): Region => ({
  key: row.key,
  nameRu: row.name_ru,
  iso: orNull(row.iso_3166_2),
  okato: row.okato_prefix,
  district: orNull(row.federal_district),
  tile: { row: Number(row.tile_row), column: Number(row.tile_col) },
  validFrom: orNull(row.valid_from),
});

function read(): RegionsEdition {
  const { data, errors } = Papa.parse<Row>(catalogFile('data/regions.csv'), { header: true, skipEmptyLines: true });
  if (errors.length) throw new Error(`regions.csv, row ${errors[0].row}: ${errors[0].message}`);
  return { kind: 'regions', edition: '2026-11', body: data.map(regionOf) };
}

let edition: RegionsEdition | undefined;

export function regionsEdition(): RegionsEdition {
  edition ??= read();
  return edition;
}
