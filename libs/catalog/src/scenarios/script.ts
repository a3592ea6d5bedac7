// Writes a scenario down: steps in order, each at its time, each under an id that no other has.
import type { Facts } from '#domain/decider';
import type { RefusalCode } from '#domain/refusals';
import type { Post, Step } from './scenario.js';

const BETWEEN_STEPS = 20_000;

export class Script {
  readonly steps: Step[] = [];
  private readonly ids = new Set<string>();
  private clock = 0;

  constructor(readonly program: string) {}

  /** From here on it is this time, and 20 seconds later with each step. Time goes forward only. */
  on(time: string): void {
    const clock = Date.parse(time);
    if (!(clock >= this.clock)) throw new Error(`${this.program}: ${time} lies before ${this.now()}`);
    this.clock = clock;
  }

  /** The step's id: the program and the name given. */
  post(as: Post['as'], name: string, path: string, body: Facts, refused?: RefusalCode): string {
    const id = this.taken(name);
    this.steps.push({ id, at: this.now(), as, path: `/api/v1${path}`, body, ...(refused && { expect: { refused } }) });
    this.clock += BETWEEN_STEPS;
    return id;
  }

  /** The clock goes to this time, and what is due by then is done. */
  wait(name: string, until: string): void {
    this.on(until);
    this.steps.push({ id: this.taken(name), at: this.now(), wait: true });
    this.clock += BETWEEN_STEPS;
  }

  /** The id of the latest step. */
  last(): string {
    return this.steps[this.steps.length - 1].id;
  }

  private taken(name: string): string {
    const id = `${this.program}-${name}`;
    if (this.ids.has(id)) throw new Error(`${id} is already a step`);
    this.ids.add(id);
    return id;
  }

  private now(): string {
    return new Date(this.clock).toISOString();
  }
}
