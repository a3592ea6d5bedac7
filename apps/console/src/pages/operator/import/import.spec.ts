// A spreadsheet of teams, from its headings and words to the format of the import.
import { readTeamRows } from '#contract/team-rows';
import { guessMapping, missingIn } from './mapping.js';
import { kindOf, readSheet, type Sheet, withCell } from './sheet.js';
import { csvOf, dictionaryOf } from './values.js';

const regions = [
  { key: 'VOR', nameRu: 'Воронежская область', iso: 'RU-VOR' },
  { key: 'KRS', nameRu: 'Курская область', iso: 'RU-KRS' },
  { key: 'SE', nameRu: 'Республика Северная Осетия — Алания', iso: 'RU-SE' },
];
const words = dictionaryOf(regions);
const russian = 'Название команды;Регионы;Ведущий регион;Вид проекта;Проект;Участники;Соглашение';
const row =
  'Два региона;Воронежская область, Курская;Воронежская;создание;Кластер;p-1/орган власти/Воронежская область | p-2/фонд/KRS/Фонд;';
const sheetOf = (text: string): Sheet => readSheet(text, 'teams.csv')!;
const teamsIn = (sheet: Sheet) =>
  readTeamRows(
    csvOf(
      sheet,
      guessMapping(sheet.headings),
      words,
      sheet.rows.map((_, index) => index),
    ).text,
  );

describe('a sheet of teams', () => {
  it.each([
    ['semicolons', `${russian}\n${row}`],
    ['tabs, as spreadsheets copy', `${russian}\n${row}`.replaceAll(';', '\t')],
    ['a byte-order mark and Windows line ends', `\ufeff${russian}\r\n${row}\r\n\r\n`],
  ])('is read from %s', (_, text) =>
    expect(sheetOf(text)).toMatchObject({ headings: russian.split(';'), rows: [row.split(';')] }),
  );
  it('is none without a row', () => expect(readSheet(`${russian}\n\n`, '')).toBeUndefined());
  it('is told from workbooks and from what is no text, by its bytes', () => {
    const kind = (...bytes: readonly number[]) => kindOf(new Uint8Array(bytes));
    expect(kind(...new TextEncoder().encode(russian))).toBe('text');
    expect(kind(0xcd, 0xe0, 0xe7, 0x3b)).toBe('text');
    expect(kind(0x50, 0x4b, 0x03, 0x04)).toBe('workbook');
    expect(kind(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0)).toBe('other');
  });
  it('is changed cell by cell, also beyond a short row', () => {
    const sheet = withCell(sheetOf('a;b\n1'), 0, 1, '2');
    expect(sheet.rows).toEqual([['1', '2']]);
  });
});

describe('its columns', () => {
  it('are guessed from Russian headings', () =>
    expect(guessMapping(russian.split(';'))).toEqual({
      ...{ team: -1, name: 0, regions: 1, leadRegion: 2, projectKind: 3, projectTitle: 4, members: 5, agreement: 6 },
    }));
  it('are guessed from English headings, and are ours by their own names', () => {
    expect(
      guessMapping(['Lead region', 'Regions', 'Team name', 'Team ID', 'Project type', 'Project', 'Members']),
    ).toEqual({
      ...{ leadRegion: 0, regions: 1, name: 2, team: 3, projectKind: 4, projectTitle: 5, members: 6, agreement: -1 },
    });
    const own = ['members', 'agreement', 'team', 'name', 'projectTitle', 'projectKind', 'leadRegion', 'regions'];
    expect(Object.values(guessMapping(own)).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(guessMapping(own)).toMatchObject({ members: 0, team: 2, projectTitle: 4 });
  });
  it('are missing where nothing can stand in for them', () =>
    expect(missingIn(guessMapping(['Команда', 'Регион']))).toEqual(['projectKind', 'projectTitle', 'members']));
});

describe('its cells', () => {
  it('become keys and codes, the id is made of the name', () => {
    const { rows, errors } = teamsIn(sheetOf(`${russian}\n${row}`));
    expect(errors).toEqual([]);
    expect(rows.map(({ team }) => team)).toEqual([
      {
        ...{ team: 'dva-regiona', name: 'Два региона', regions: ['VOR', 'KRS'], leadRegion: 'VOR' },
        project: { kind: 'create', title: 'Кластер' },
        members: [
          { person: 'p-1', category: 'authority', region: 'VOR' },
          { person: 'p-2', category: 'fund', region: 'KRS', organization: 'Фонд' },
        ],
      },
    ]);
  });
  it('are understood with dashes and several words', () => {
    const { rows } = teamsIn(sheetOf(`${russian}\nx;Республика Северная Осетия - Алания;;join;Y;p-1/fund/SE;`));
    expect(rows[0]?.team).toMatchObject({ regions: ['SE'], leadRegion: 'SE' });
  });
  it('stay as they are where nobody knows them, and are judged', () => {
    const { errors } = teamsIn(sheetOf(`${russian}\nx;Атлантида;;полёт;Y;p-1/fund/SE;`));
    expect(errors.map(({ column }) => column)).toEqual(['regions', 'projectKind']);
  });
  it('of a row without any of ours are not sent, and the others keep their places', () => {
    const sheet = sheetOf(`${russian};Заметка\n;;;;;;;только заметка\n${row};`);
    const { rows } = csvOf(sheet, guessMapping(sheet.headings), words, [0, 1]);
    expect(rows).toEqual([1]);
  });
});
