// Instants as RFC 3339 strings in UTC, and the few comparisons that rules make. No clock is read here.

/** Milliseconds since the epoch of an RFC 3339 time with an offset. */
export const instant = (time: string): number => Date.parse(time);

/** The same instant in UTC with milliseconds, the only form that events keep. */
export const utc = (time: string): string => new Date(instant(time)).toISOString();

export const isAfter = (a: string, b: string): boolean => instant(a) > instant(b);
export const isBefore = (a: string, b: string): boolean => instant(a) < instant(b);
export const latest = (times: readonly string[]): string => times.reduce((a, b) => (isAfter(b, a) ? b : a));

export const plusHours = (time: string, hours: number): string =>
  new Date(instant(time) + hours * 3_600_000).toISOString();
