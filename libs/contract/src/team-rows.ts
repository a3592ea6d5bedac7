// Teams as rows of a CSV file: the columns, reading a row, and what is wrong with it by column.
import Papa from 'papaparse';
import type { Language } from './problems/refusal-texts.js';
import { isKey, isRegionKey } from './keys.js';
import { rowTexts } from './row-texts.js';
import { type CalledSo, type Member, memberFrom, nobodyKnown, peopleIn } from './team-members.js';

/** `members` holds people divided by `|`, each `person/category/region` or `person/category/region/organization`. */
export const teamColumns = [
  'team',
  'name',
  'regions',
  'leadRegion',
  'projectKind',
  'projectTitle',
  'members',
  'agreement',
] as const;
export type TeamColumn = (typeof teamColumns)[number];
type Cells = Readonly<Partial<Record<TeamColumn, string>>>;

export interface TeamRow {
  readonly team: string;
  readonly name: string;
  readonly regions: readonly string[];
  readonly leadRegion: string;
  readonly project: { readonly kind: string; readonly title: string };
  readonly members: readonly Member[];
  readonly agreement?: string;
}
export interface RowError {
  /** Counted as people count: the header is row 1. */
  readonly row: number;
  readonly column: string;
  readonly message: string;
}
export interface ReadRow {
  readonly row: number;
  readonly team: TeamRow;
}

/** UTF-8 with or without a byte-order mark; what is no UTF-8 is Windows-1251, as spreadsheets here save it. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

const cellsIn = (text: string) =>
  Papa.parse<Cells>(text.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    delimitersToGuess: [';', ',', '\t'],
    transformHeader: (header) => header.trim(),
    transform: (value) => value.trim(),
  });

/** People whom a file's rows give by their names. */
export const namesIn = (text: string): readonly string[] => [
  ...new Set(cellsIn(text).data.flatMap(({ members }) => peopleIn(members).flatMap(({ name }) => name ?? []))),
];

/** Rows of a file divided by `;` or `,`, with what cannot be read by row and column, said in a language. */
export function readTeamRows(
  text: string,
  language: Language = 'ru',
  calledSo: CalledSo = nobodyKnown,
): { rows: readonly ReadRow[]; errors: readonly RowError[] } {
  const { data, meta, errors } = cellsIn(text);
  const missing = teamColumns.filter((column) => column !== 'agreement' && !meta.fields?.includes(column));
  if (missing.length)
    return {
      rows: [],
      errors: missing.map((column) => ({ row: 1, column, message: rowTexts[language].missing(column) })),
    };
  const broken = errors.map(({ row }) => ({ row: (row ?? 0) + 2, column: '', message: rowTexts[language].broken }));
  const rows: ReadRow[] = [];
  const wrong: RowError[] = [...broken];
  data.forEach((cells, index) => {
    const row = index + 2;
    const members = peopleIn(cells.members).map((person) => memberFrom(person, calledSo, language));
    const found = [...errorsOf(cells, row, language), ...wrongAmong(members, row, language)];
    if (found.length) wrong.push(...found);
    else rows.push({ row, team: teamOf(cells, members as readonly Member[]) });
  });
  return { rows, errors: wrong };
}

const kinds = ['create', 'join', 'develop'];

const regionsIn = (cell = ''): string[] => cell.split(/[\s,]+/).filter(Boolean);
function errorsOf(cells: Cells, row: number, language: Language): RowError[] {
  const texts = rowTexts[language];
  const wrong = (column: TeamColumn, message: string): RowError => ({ row, column, message });
  const errors: RowError[] = [];
  const { team = '', name = '', leadRegion = '', projectKind = '', projectTitle = '', agreement } = cells;
  if (!isKey(team)) errors.push(wrong('team', texts.team));
  if (!name) errors.push(wrong('name', texts.name));
  const regions = regionsIn(cells.regions);
  if (!regions.length || !regions.every(isRegionKey)) errors.push(wrong('regions', texts.regions));
  if (!regions.includes(leadRegion)) errors.push(wrong('leadRegion', texts.leadRegion));
  if (!kinds.includes(projectKind)) errors.push(wrong('projectKind', texts.projectKind));
  if (!projectTitle) errors.push(wrong('projectTitle', texts.projectTitle));
  if (agreement && !isKey(agreement)) errors.push(wrong('agreement', texts.agreement));
  return errors;
}

function wrongAmong(members: readonly (Member | string)[], row: number, language: Language): RowError[] {
  const said = members.length ? members.filter((each) => typeof each === 'string') : [rowTexts[language].nobody];
  return said.map((message) => ({ row, column: 'members', message }));
}

function teamOf(cells: Cells, members: readonly Member[]): TeamRow {
  const { team = '', name = '', leadRegion = '', projectKind = '', projectTitle = '', agreement } = cells;
  const project = { kind: projectKind, title: projectTitle };
  return {
    team,
    name,
    regions: regionsIn(cells.regions),
    leadRegion,
    project,
    members,
    ...(agreement && { agreement }),
  };
}

/** Rows as CSV with a byte-order mark; cells that a spreadsheet would run as formulas are made harmless. */
export function toCsv(rows: readonly object[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = Papa.unparse(rows.map(flat), { columns, delimiter: ';', escapeFormulae: true });
  return `\ufeff${cells}\r\n`;
}

const flat = (row: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
    ]),
  );
