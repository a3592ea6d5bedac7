// How many events were read, and how many a second over all.
export class Rate {
  private read = 0;
  private readonly began = performance.now();

  /** `before`: read before the builder was interrupted. */
  constructor(private readonly before: number) {}

  get events(): number {
    return this.before + this.read;
  }

  add(events: number): void {
    this.read += events;
  }

  get perSecond(): number {
    const seconds = (performance.now() - this.began) / 1_000;
    return seconds > 0 ? Math.round(this.read / seconds) : 0;
  }
}
