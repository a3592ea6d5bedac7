// What people write in cells as the format has it: names of regions as their keys, categories and kinds of project in words.
// What is not understood stays as it is, and is judged. Pure.
import Papa from 'papaparse';
import { type TeamColumn, teamColumns } from '#contract/team-rows';
import { domain as en } from '../../../texts/en/domain.js';
import { idFrom } from '../../../texts/latin.js';
import { domain as ru } from '../../../texts/ru/domain.js';
import { categories, projectKinds } from '../enroll/enrollment.js';
import type { Mapping } from './mapping.js';
import type { Sheet } from './sheet.js';

export interface Dictionary {
  readonly regions: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, string>;
  readonly kinds: ReadonlyMap<string, string>;
}
interface Region {
  readonly key: string;
  readonly nameRu: string;
  readonly iso: string | null;
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[«»"'.()]/g, ' ')
    .replace(/[—–-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
/** `Воронежская область` → `воронежская` */
const withoutKind = (name: string): string =>
  plain(name)
    .replace(/(^| )(область|обл|край|республика|респ|автономный округ|автономная область|ао|г)(?= |$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const alsoKinds = { создание: 'create', вступление: 'join', развитие: 'develop' };

export function dictionaryOf(regions: readonly Region[]): Dictionary {
  const words = ru as Readonly<Record<string, string>>;
  const english = en as Readonly<Record<string, string>>;
  const inWords = (prefix: string, codes: readonly string[]) =>
    codes.flatMap((code) =>
      [code, words[`${prefix}-${code}`] ?? code, english[`${prefix}-${code}`] ?? code].map((word): [string, string] => [
        plain(word),
        code,
      ]),
    );
  return {
    regions: new Map(
      regions.flatMap(({ key, nameRu, iso }) =>
        [withoutKind(nameRu), plain(nameRu), plain(iso ?? key), plain(key)].map((name): [string, string] => [
          name,
          key,
        ]),
      ),
    ),
    categories: new Map(inWords('category', categories)),
    kinds: new Map([...Object.entries(alsoKinds), ...inWords('project', projectKinds)]),
  };
}

/** By team column, as the format has them. */
export function toOurs(cells: Readonly<Record<TeamColumn, string>>, words: Dictionary): Record<TeamColumn, string> {
  const regions = regionsIn(cells.regions, words);
  return {
    ...cells,
    team: cells.team || idFrom(cells.name),
    regions: regions.join(' '),
    leadRegion: cells.leadRegion ? regionsIn(cells.leadRegion, words).join(' ') : (regions[0] ?? ''),
    projectKind: words.kinds.get(plain(cells.projectKind)) ?? cells.projectKind,
    members: membersIn(cells.members, words),
  };
}

const regionOf = (name: string, { regions }: Dictionary): string | undefined =>
  regions.get(plain(name)) ?? regions.get(withoutKind(name));

function regionsIn(cell: string, words: Dictionary): readonly string[] {
  const whole = regionOf(cell, words);
  if (whole) return [whole];
  const pieces = cell.split(/[,;|/\n]+/).map((piece) => piece.trim());
  return pieces.filter(Boolean).flatMap((piece) => {
    const one = regionOf(piece, words);
    if (one) return [one];
    const each = piece.split(/\s+/).map((word) => regionOf(word, words));
    return each.every((key) => key !== undefined) ? (each as string[]) : [piece];
  });
}

const membersIn = (cell: string, words: Dictionary): string =>
  cell
    .split(/[|\n]+/)
    .map((member) => member.split('/').map((part) => part.trim()))
    .filter(([person]) => person)
    .map(([person, category = '', region = '', ...rest]) =>
      [person, words.categories.get(plain(category)) ?? category, regionOf(region, words) ?? region, ...rest].join('/'),
    )
    .join(' | ');

export interface AsCsv {
  readonly text: string;
  /** Of each row that is sent, in order: where it stands in the sheet. */
  readonly rows: readonly number[];
}

/** These rows of a sheet in the format of teams; what is empty is not sent. */
export function csvOf(sheet: Sheet, mapping: Mapping, words: Dictionary, those: readonly number[]): AsCsv {
  const sent = those.flatMap((row) => {
    const cells = cellsOf(sheet, mapping, row);
    return Object.values(cells).some(Boolean) ? [{ row, ours: toOurs(cells, words) }] : [];
  });
  const data = sent.map(({ ours }) => teamColumns.map((column) => ours[column]));
  const text = Papa.unparse({ fields: [...teamColumns], data }, { delimiter: ';' });
  return { text, rows: sent.map(({ row }) => row) };
}

export const cellsOf = ({ rows }: Sheet, mapping: Mapping, row: number): Record<TeamColumn, string> =>
  Object.fromEntries(teamColumns.map((column) => [column, rows[row]?.[mapping[column]] ?? ''])) as Record<
    TeamColumn,
    string
  >;
