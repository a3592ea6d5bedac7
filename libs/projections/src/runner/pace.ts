// How many events go into one transaction: as many as keep the process answering while it catches up.
const mostInABatch = 500;
const fewestInABatch = 20;
/** Milliseconds: PGlite does one thing at a time, and whoever asks it meanwhile waits. */
const longEnough = 40;
const tooLong = 100;

export class Pace {
  private now = mostInABatch;

  get size(): number {
    return this.now;
  }

  /** `ms`: what a transaction took. */
  took(ms: number): void {
    if (ms > tooLong) this.now = Math.max(Math.floor(this.now / 2), fewestInABatch);
    else if (ms < longEnough) this.now = Math.min(this.now + fewestInABatch, mostInABatch);
  }
}
