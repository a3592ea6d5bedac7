// Days as the board counts them: whole ones since 1970, in UTC.
export const DAY = 86_400_000;

/** `2022-04-05` */
export const dayAt = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
export const dayOf = (time: string | number): number => Math.floor(new Date(time).getTime() / DAY);
