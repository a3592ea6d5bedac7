// How much is measured in one run.

export interface Plan {
  /** A run that takes a minute or two and shows that everything works; its figures say little. */
  readonly short: boolean;
  /** Medians are taken of so many. */
  readonly rounds: number;
  /** Of one measurement. */
  readonly seconds: number;
  /** Size of the large log. */
  readonly events: number;
}

export const planOf = (short: boolean, events?: number): Plan =>
  short
    ? { short, rounds: 1, seconds: 1.5, events: events ?? 5_000 }
    : { short, rounds: 3, seconds: 6, events: events ?? 100_000 };
