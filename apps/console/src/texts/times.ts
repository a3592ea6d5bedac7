// Times and numbers as people read them, in the browser's own time zone, which every page names.
import { language } from './language.js';

const locale = (): string => (language() === 'en' ? 'en-GB' : 'ru-RU');

/** A format takes a millisecond to make, and a page writes hundreds of figures: each is made once a language. */
function once<F>(make: (locale: string) => F): () => F {
  const made = new Map<string, F>();
  return () => {
    const format = made.get(locale()) ?? make(locale());
    made.set(locale(), format);
    return format;
  };
}
const days = (options: Intl.DateTimeFormatOptions) => once((its) => new Intl.DateTimeFormat(its, options));
const numbers = (options?: Intl.NumberFormatOptions) => once((its) => new Intl.NumberFormat(its, options));

const longTime = days({ dateStyle: 'long', timeStyle: 'short' });
const longDay = days({ dateStyle: 'long' });
const shortDay = days({ day: 'numeric', month: 'short' });
const shortDayAndYear = days({ day: 'numeric', month: 'short', year: 'numeric' });
const clock = days({ timeStyle: 'medium' });
const plain = numbers();
const percent = numbers({ style: 'percent' });
const score = numbers({ maximumFractionDigits: 2 });

export const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `г.` never begins a line. */
const held = (text: string): string => text.replace(/\sг\./, '\u00A0г.');

/** `2022-04-05T…` → `5 апреля 2022 г., 10:00` */
export const timeText = (time: string | number | Date): string => held(longTime().format(new Date(time)));

export const dayText = (time: string | number | Date): string => held(longDay().format(new Date(time)));

/** `5 апр.`, or `5 апр. 2022` where the year is another one than today's. */
export function shortDayText(time: string | number | Date): string {
  const day = new Date(time);
  const format = day.getFullYear() === new Date().getFullYear() ? shortDay() : shortDayAndYear();
  // In a column of dates the word for a year says nothing.
  return format.format(day).replace(/\sг\.$/, '');
}

export const clockText = (time: string | number | Date): string => clock().format(new Date(time));

export const numberText = (value: number): string => plain().format(value);

/** Whole percents. */
export const shareText = (part: number, whole: number): string => percent().format(whole ? part / whole : 0);

/** Hundredths as people read scores: `7250` → `72,5`. */
export const scoreText = (hundredths: number): string => score().format(hundredths / 100);

/** `Europe/Moscow` → `Москва`, as the reader's language calls it. */
export const zoneName = (timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), { timeZone, timeZoneName: 'longGeneric' })
    .formatToParts()
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
