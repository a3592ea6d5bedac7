// Teams by CSV as spreadsheets save them, and lists as CSV that a spreadsheet may open safely.
import { decodeText, namesIn, readTeamRows, teamColumns, toCsv } from './team-rows.js';

const header = teamColumns.join(';');
const vko = 'vko;Воронеж, Курск, Орёл;VOR KRS ORL;VOR;create;Кластер;anna/authority/VOR | boris/fund/KRS/Фонд;';

describe('reading teams', () => {
  it.each([
    ['UTF-8', Buffer.from(`${header}\n${vko}`)],
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${header}\n${vko}`)],
    ['Windows line ends', Buffer.from(`${header}\r\n${vko}\r\n`)],
  ])('takes %s', (_, bytes) => {
    const { rows, errors } = readTeamRows(decodeText(bytes));
    expect(errors).toEqual([]);
    expect(rows).toEqual([
      {
        row: 2,
        team: {
          team: 'vko',
          name: 'Воронеж, Курск, Орёл',
          regions: ['VOR', 'KRS', 'ORL'],
          leadRegion: 'VOR',
          project: { kind: 'create', title: 'Кластер' },
          members: [
            { person: 'anna', category: 'authority', region: 'VOR' },
            { person: 'boris', category: 'fund', region: 'KRS', organization: 'Фонд' },
          ],
        },
      },
    ]);
  });

  it('takes Windows-1251', () => {
    const cp1251 = Buffer.from([...'Курск'].map((letter) => (letter.codePointAt(0) ?? 0) - 0x350));
    const bytes = Buffer.concat([Buffer.from(`${header}\nkrs;`), cp1251, Buffer.from(';KRS;KRS;join;X;a/fund/KRS;\n')]);
    expect(readTeamRows(decodeText(bytes)).rows[0].team.name).toBe('Курск');
  });

  it('takes commas as well', () => {
    const text = `${teamColumns.join(',')}\nkrs,"Курск, область",KRS,KRS,join,X,a/fund/KRS,`;
    expect(readTeamRows(text).rows[0].team).toMatchObject({ name: 'Курск, область', regions: ['KRS'] });
  });

  it('names what is wrong by row and column, and reads the rest', () => {
    const { rows, errors } = readTeamRows(`${header}\n${vko}\nBAD;x;VOR;KRS;other;;nobody;\n`);
    expect(rows).toHaveLength(1);
    expect(errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '3 team',
      '3 leadRegion',
      '3 projectKind',
      '3 projectTitle',
      '3 members',
    ]);
  });

  describe('whose people are given by name', () => {
    const people: Readonly<Record<string, readonly string[]>> = { 'Анна А.': ['p-1'], 'Борис Б.': ['p-2', 'p-3'] };
    const calledSo = (name: string) => people[name] ?? [];
    const text = (members: string) => `${header}\nkrs;Курск;KRS;KRS;join;X;${members};`;

    it('asks for each name once, and for no id', () => {
      expect(namesIn(text('Анна А./fund/KRS | p-7/fund/KRS | Анна А./institute/KRS'))).toEqual(['Анна А.']);
    });

    it('takes whoever alone is called so', () => {
      const { rows, errors } = readTeamRows(text('Анна А./fund/KRS/Фонд | p-7/fund/KRS'), 'ru', calledSo);
      expect(errors).toEqual([]);
      expect(rows[0].team.members).toEqual([
        { person: 'p-1', category: 'fund', region: 'KRS', organization: 'Фонд' },
        { person: 'p-7', category: 'fund', region: 'KRS' },
      ]);
    });

    it('never chooses among namesakes, and says who they are', () => {
      const { rows, errors } = readTeamRows(text('Борис Б./fund/KRS'), 'ru', calledSo);
      expect(rows).toEqual([]);
      expect(errors).toEqual([{ row: 2, column: 'members', message: expect.stringContaining('p-2, p-3') }]);
    });

    it('says whom it did not find', () => {
      const { errors } = readTeamRows(text('Вера В./fund/KRS'), 'en', calledSo);
      expect(errors).toEqual([{ row: 2, column: 'members', message: expect.stringContaining('Вера В.') }]);
    });
  });

  it('names the columns that are missing', () => {
    expect(readTeamRows('team;name\nx;y').errors.map(({ row, column }) => `${row} ${column}`)).toContain('1 regions');
  });
});

describe('lists as CSV', () => {
  it('let no cell run as a formula', () => {
    const csv = toCsv([{ name: '=HYPERLINK("http://x")', more: '@sum', plus: '+7', minus: '-1', fine: 'Курск' }]);
    for (const dangerous of ['=HYPERLINK', '@sum', '+7', '-1']) expect(csv).toContain(`'${dangerous}`);
    expect(csv).toContain('Курск');
  });

  it('write what is nested as JSON', () => {
    expect(toCsv([{ regions: ['VOR'] }])).toContain('"[""VOR""]"');
  });
});
