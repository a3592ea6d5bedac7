// How close what was found is to what was typed: 0 is the same, 3 holds its words somewhere. As the query in SQL has it. Pure.

export interface Ranked<T> {
  readonly rank: number;
  readonly hit: T;
}

/** Both folded. */
export function rankOf(folded: string, whole: string): number {
  if (folded === whole) return 0;
  if (folded.startsWith(whole)) return 1;
  return folded.includes(` ${whole}`) ? 2 : 3;
}
