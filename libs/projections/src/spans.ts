// Stretches of time in which something is true: instants as text (RFC 3339 in UTC; empty: before all), `until` excluded. Pure.
export interface Span {
  readonly from: string;
  /** Null: to this day. */
  readonly until: string | null;
}
/** In order, none empty, none touching the next. */
export type Spans = readonly Span[];

export const since = (from: string): Spans => [{ from, until: null }];
export const always: Spans = since('');
export const never: Spans = [];

const later = (a: string, b: string): string => (a > b ? a : b);
const earlierEnd = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b < a) ? b : a);
const isBefore = (at: string, end: string | null): boolean => end === null || at < end;

export const isRunning = (spans: Spans): boolean => spans.at(-1)?.until === null;

/** When the last one began; empty where there is none. */
export const lastFrom = (spans: Spans): string => spans.at(-1)?.from ?? '';

/** From then on, too. */
export const begun = (spans: Spans, at: string): Spans => union(spans, since(at));

/** No longer from then on, or never where it began later. */
export function ended(spans: Spans, at: string): Spans {
  const last = spans.at(-1);
  if (last?.until !== null) return spans;
  const before = spans.slice(0, -1);
  return at > last.from ? [...before, { from: last.from, until: at }] : before;
}

export function intersection(these: Spans, those: Spans): Spans {
  if (these === always) return those;
  if (those === always) return these;
  const both = these.flatMap((a) =>
    those.map((b) => ({ from: later(a.from, b.from), until: earlierEnd(a.until, b.until) })),
  );
  return both.filter(({ from, until }) => isBefore(from, until)).sort(byFrom);
}

export function union(these: Spans, those: Spans): Spans {
  const all: Span[] = [];
  for (const span of [...these, ...those].sort(byFrom)) {
    const last = all.at(-1);
    if (!last || (last.until !== null && last.until < span.from)) all.push(span);
    else if (last.until !== null)
      all[all.length - 1] = { from: last.from, until: span.until === null ? null : later(last.until, span.until) };
  }
  return all;
}

/** The rest of all time. */
export function complement(spans: Spans): Spans {
  const gaps = [...spans, undefined].map((span, index) => ({
    from: index === 0 ? '' : (spans[index - 1]?.until ?? null),
    until: span ? span.from : null,
  }));
  return gaps.filter((gap): gap is Span => gap.from !== null && isBefore(gap.from, gap.until));
}

const byFrom = (a: Span, b: Span): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0);

export const holdsAt = (spans: Spans, at: string): boolean =>
  spans.some(({ from, until }) => from <= at && isBefore(at, until));
