// A generator that gives the same figures from the same seed on every machine: mulberry32 (Tommy Ettinger's 32-bit
// mixer: a counter stepped by 0x6d2b79f5, scrambled by two xorshift-multiply rounds). Good enough for a demo's variety.

export class Seeded {
  constructor(private state: number) {}

  /** A whole number from 0 up to, but without, `end`. */
  below(end: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  }

  /** A whole number from `least` to `greatest`, both included. */
  between(least: number, greatest: number): number {
    return least + this.below(greatest - least + 1);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }
}
