// When things are decided. A scenario's clock stands where it is put and only moves forward.
import { Injectable } from '@nestjs/common';

export abstract class Clock {
  /** RFC 3339 in UTC, with milliseconds. */
  abstract now(): string;
}

@Injectable()
export class SystemClock extends Clock {
  now(): string {
    return new Date().toISOString();
  }
}

@Injectable()
export class ScenarioClock extends Clock {
  #now = '1970-01-01T00:00:00.000Z';

  now(): string {
    return this.#now;
  }

  /** Moves forward to that time; an earlier one changes nothing. */
  advance(to: string): string {
    const wanted = new Date(to).toISOString();
    if (wanted > this.#now) this.#now = wanted;
    return this.#now;
  }
}
