// A list a page at a time: the cursor is the place of the last row that was given.
export interface Page<T> {
  readonly items: readonly T[];
  /** To be given back for what follows; null on the last page. */
  readonly next: string | null;
}
export interface PageRequest {
  readonly cursor?: string | undefined;
  /** 1 to 500; 100 where it is not given. */
  readonly limit?: number | undefined;
}

export const limitOf = ({ limit = 100 }: PageRequest): number => Math.min(Math.max(Math.trunc(limit), 1), 500);

/** From one row more than was asked for. */
export function pageOf<T>(rows: readonly T[], limit: number, cursor: (row: T) => string): Page<T> {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? cursor(items.at(-1)!) : null };
}
