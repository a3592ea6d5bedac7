// What is measured of a process, in Prometheus' text form; every name begins with `vekha_`.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** From an append on a quiet disk to a deadline that has passed. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export class Metrics {
  readonly #registry = new Registry();
  readonly #before: (() => Promise<void> | void)[] = [];

  readonly commands = new Counter({
    name: 'vekha_commands_total',
    help: 'Commands by what came of them: accepted, repeated, or the code of the refusal or problem',
    labelNames: ['command', 'outcome'] as const,
    registers: [this.#registry],
  });
  readonly commandSeconds = new Histogram({
    name: 'vekha_command_seconds',
    help: 'From a validated command to its answer',
    buckets: SECONDS,
    registers: [this.#registry],
  });
  readonly problems = new Counter({
    name: 'vekha_problems_total',
    help: 'Requests that were answered with a problem, by its code',
    labelNames: ['code'] as const,
    registers: [this.#registry],
  });
  readonly appendSeconds = new Histogram({
    name: 'vekha_append_seconds',
    help: 'From an append to the store’s answer',
    labelNames: ['outcome'] as const,
    buckets: SECONDS,
    registers: [this.#registry],
  });
  readonly up = this.gauge('vekha_up', 'Whether a part answers: store, database', ['part']);
  readonly lagEvents = this.gauge('vekha_projection_lag_events', 'Events not yet projected, a thousand at most', [
    'projection',
  ]);
  readonly lagSeconds = this.gauge('vekha_projection_lag_seconds', 'How long the oldest of them has been waiting', [
    'projection',
  ]);
  readonly parkedKeys = this.gauge('vekha_parked_keys', 'Keys that stand still because an event broke', ['projection']);

  constructor() {
    collectDefaultMetrics({ prefix: 'vekha_', register: this.#registry });
  }

  gauge<L extends string>(name: string, help: string, labelNames: readonly L[] = []): Gauge<L> {
    return new Gauge({ name, help, labelNames: [...labelNames], registers: [this.#registry] });
  }

  /** Run before each rendering: sets what is only looked up when somebody asks. */
  beforeRendering(look: () => Promise<void> | void): void {
    this.#before.push(look);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  async render(): Promise<string> {
    await Promise.all(this.#before.map((look) => look()));
    return this.#registry.metrics();
  }
}
