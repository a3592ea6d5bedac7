// Times and numbers as people read them, in the browser's own time zone, which every page names.
import { language } from './language.js';

const locale = (): string => (language() === 'en' ? 'en-GB' : 'ru-RU');

export const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `2022-04-05T…` → `5 апреля 2022 г., 10:00` */
export const timeText = (time: string | number | Date): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeStyle: 'short' }).format(new Date(time));

export const dayText = (time: string | number | Date): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(new Date(time));

/** `5 апр.`, or `5 апр. 2022` where the year is another one than today's. */
export function shortDayText(time: string | number | Date): string {
  const day = new Date(time);
  const isThisYear = day.getFullYear() === new Date().getFullYear();
  const year = isThisYear ? {} : ({ year: 'numeric' } as const);
  const text = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', ...year }).format(day);
  // In a column of dates the word for a year says nothing.
  return text.replace(/\sг\.$/, '');
}

export const clockText = (time: string | number | Date): string =>
  new Intl.DateTimeFormat(locale(), { timeStyle: 'medium' }).format(new Date(time));

export const numberText = (value: number): string => new Intl.NumberFormat(locale()).format(value);

/** Whole percents. */
export const shareText = (part: number, whole: number): string =>
  new Intl.NumberFormat(locale(), { style: 'percent' }).format(whole ? part / whole : 0);

/** Hundredths as people read scores: `7250` → `72,5`. */
export const scoreText = (hundredths: number): string =>
  new Intl.NumberFormat(locale(), { maximumFractionDigits: 2 }).format(hundredths / 100);

/** `Europe/Moscow` → `Москва`, as the reader's language calls it. */
export const zoneName = (timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), { timeZone, timeZoneName: 'longGeneric' })
    .formatToParts()
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
