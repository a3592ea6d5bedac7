// Instants as RFC 3339 strings in UTC, and the few comparisons that rules make. No clock is read here.

/** Milliseconds since the epoch of an RFC 3339 time with an offset. */
export const instant = (time: string): number => Date.parse(time);

/** The same instant in UTC with milliseconds, the only form that events keep. */
export const utc = (time: string): string => new Date(instant(time)).toISOString();

/** `2022-04-01T09:00:00.000Z`: of two such the order of the text is that of the time. */
const isUtc = (time: string): boolean => time.length === 24 && time.charCodeAt(23) === 0x5a;

export const isAfter = (a: string, b: string): boolean => (isUtc(a) && isUtc(b) ? a > b : instant(a) > instant(b));
export const isBefore = (a: string, b: string): boolean => isAfter(b, a);
export const latest = (times: readonly string[]): string => times.reduce((a, b) => (isAfter(b, a) ? b : a));

export const plusHours = (time: string, hours: number): string =>
  new Date(instant(time) + hours * 3_600_000).toISOString();
