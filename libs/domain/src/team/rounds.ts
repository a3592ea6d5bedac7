// Which round of a stage is next. The decider and whoever draws up an agenda count alike.

export interface HeldRound {
  readonly round: number;
  /** Whatever says that it does not count: it is repeated. */
  readonly annulled?: unknown;
}

/** The first that was not held, or was annulled. */
export function nextRound(all: readonly HeldRound[]): number {
  const held = new Set(all.filter(({ annulled }) => !annulled).map(({ round }) => round));
  let next = 1;
  while (held.has(next)) next += 1;
  return next;
}
