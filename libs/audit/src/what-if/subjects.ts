// Which team and cohort of a program a decision is about: by its path, or by the agenda of the sitting that it was taken at.
import type { AgendaItem } from '#domain/sitting/sitting.events';
import type { RecordedDecision } from '../evidence/decisions.js';

export interface Subject {
  readonly cohort: string;
  readonly team: string | undefined;
}

export class Subjects {
  readonly #cohorts = new Set<string>();
  readonly #agendas = new Map<string, readonly AgendaItem[]>();

  /** `only`: one cohort of the program. */
  constructor(
    private readonly program: string,
    private readonly only: string | undefined,
  ) {}

  has(cohort: string): boolean {
    return this.#cohorts.has(cohort);
  }

  /** Decisions come in the log's order; undefined for one that is about none of the program's cohorts. */
  of({ stream, command, events }: RecordedDecision): Subject | undefined {
    const [{ type, data }] = events;
    if (type === 'CohortOpened') this.#opened(data as { cohort: string; program: string });
    if (type === 'SittingOpened') this.#agendas.set(stream, (data as { agenda: readonly AgendaItem[] }).agenda);
    const params = command.params as { cohort?: string; team?: string; item?: string };
    const { item = params.item } = command.data as { item?: unknown };
    const found = params.cohort
      ? params
      : (this.#agendas.get(stream)?.find((each) => each.item === item) ?? this.#agendas.get(stream)?.[0]);
    const cohort = found?.cohort;
    return cohort && this.has(cohort) ? { cohort, team: found.team } : undefined;
  }

  #opened({ cohort, program }: { cohort: string; program: string }): void {
    if (program === this.program && (this.only ?? cohort) === cohort) this.#cohorts.add(cohort);
  }
}
