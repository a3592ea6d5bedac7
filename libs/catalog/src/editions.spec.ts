// The table of regions and the calendar against what is known of them from elsewhere.
import { calendarEdition } from './calendar.js';
import { regionsEdition } from './regions.js';

describe('the region table', () => {
  const { body } = regionsEdition();
  const unique = (values: readonly unknown[]) => expect(new Set(values).size).toBe(values.length);

  it('has 89 regions, so many in each district', () => {
    const counts: Record<string, number> = {};
    for (const { district } of body) counts[district ?? 'none'] = (counts[district ?? 'none'] ?? 0) + 1;
    expect(counts).toEqual({ ЦФО: 18, СЗФО: 11, ЮФО: 8, СКФО: 7, ПФО: 14, УФО: 6, СФО: 10, ДФО: 11, none: 4 });
    expect(body).toHaveLength(89);
  });
  it('names each once, on a tile of its own', () => {
    unique(body.map(({ key }) => key));
    unique(body.map(({ nameRu }) => nameRu));
    unique(body.map(({ okato }) => okato));
    unique(body.map(({ tile }) => `${tile.row} ${tile.column}`));
    expect(body.every(({ tile }) => Number.isInteger(tile.row) && Number.isInteger(tile.column))).toBe(true);
  });
  it('takes its keys from ISO 3166-2:RU where that has the region: 83 of them', () => {
    const coded = body.filter(({ iso }) => iso !== null);
    expect(coded).toHaveLength(83);
    expect(coded.filter(({ iso, key }) => iso !== `RU-${key}`)).toEqual([]);
  });
  it('says since when for the six that joined later, which ISO does not list', () => {
    const later = body.filter(({ validFrom }) => validFrom !== null);
    expect(Object.fromEntries(later.map(({ key, validFrom }) => [key, validFrom]))).toEqual({
      CRI: '2014-03-18',
      SEV: '2014-03-18',
      DNR: '2022-09-30',
      LNR: '2022-09-30',
      ZAP: '2022-09-30',
      HER: '2022-09-30',
    });
    expect(later.every(({ iso }) => iso === null)).toBe(true);
  });
  it.each([
    ['VOR', 'Воронежская область', '20', 'ЦФО'],
    ['KRS', 'Курская область', '38', 'ЦФО'],
    ['ORL', 'Орловская область', '54', 'ЦФО'],
    ['KO', 'Республика Коми', '87', 'СЗФО'],
    ['KHM', 'Ханты-Мансийский автономный округ — Югра', '71100', 'УФО'],
    ['BU', 'Республика Бурятия', '81', 'ДФО'],
  ])('%s is %s', (key, nameRu, okato, district) =>
    expect(body.find((region) => region.key === key)).toMatchObject({ nameRu, okato, district }),
  );
});

describe('the calendar', () => {
  const { body } = calendarEdition();
  const off = new Set(body.daysOff);
  const daysOf = (year: number) => (year % 4 ? 365 : 366);

  /** The norms of the five-day week. 2021 is 247 less the seven days by decree, 2027 without its resolution. */
  it.each([
    [2021, 240],
    [2022, 247],
    [2023, 247],
    [2024, 248],
    [2025, 247],
    [2026, 247],
    [2027, 249],
  ])('%d has %d working days', (year, worked) =>
    expect(daysOf(year) - body.daysOff.filter((day) => day.startsWith(`${year}-`)).length).toBe(worked),
  );
  it('knows transfers and worked Saturdays', () => {
    expect(['2022-03-05', '2024-12-28', '2026-01-12'].filter((day) => off.has(day))).toEqual([]);
    const free = ['2022-05-10', '2024-12-30', '2025-05-02', '2026-01-09', '2026-12-31'];
    expect(free.filter((day) => !off.has(day))).toEqual([]);
  });
  it('lists days in order, each once, within its bounds', () => {
    expect([...off].sort()).toEqual(body.daysOff);
    expect([body.from, body.to]).toEqual(['2021-01-01', '2027-12-31']);
    expect(body.daysOff.every((day) => day >= body.from && day <= body.to)).toBe(true);
  });
  it('has each zone as the time-zone database has it', () => {
    const minutesOf = (timeZone: string, at: string) => {
      const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
        .formatToParts(new Date(at))
        .find(({ type }) => type === 'timeZoneName')?.value;
      const [, hours, minutes] = /GMT\+(\d\d):(\d\d)/.exec(name ?? '') ?? [];
      return Number(hours) * 60 + Number(minutes);
    };
    for (const at of ['2021-01-01T12:00:00Z', '2021-07-01T12:00:00Z', '2022-07-01T12:00:00Z', '2024-01-15T12:00:00Z'])
      for (const { timeZone, offsets } of body.zones)
        expect([timeZone, offsets.at(-1)?.minutes]).toEqual([timeZone, minutesOf(timeZone, at)]);
    expect(body.zones.find(({ timeZone }) => timeZone === 'Asia/Yekaterinburg')?.offsets).toEqual([
      { from: '2021-01-01', minutes: 300 },
    ]);
  });
});
