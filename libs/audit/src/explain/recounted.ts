// A figure counted again straight from the log, naively and sharing nothing with the projection.
import { type Chartered, type FigureKey, reachedIn } from '#projections/region-progress/contributions.query';
import { Recount, type Recounted } from '#projections/region-progress/recount';
import { comparePositions, type LoggedEvent } from '#event-store/logged-event';
import type { Log } from '../evidence/log.js';
import { cohortEvents } from '../time-travel/cohort-past.js';
import type { Moment } from '../time-travel/moment.js';
import { trueFor } from '../time-travel/true-for.js';

/** Of one cohort its own streams are read; else the whole log. */
export async function recountedRows(
  log: Log,
  cohort: string | undefined,
  moment: Moment,
): Promise<readonly Recounted[]> {
  if (cohort !== undefined) return new Recount((await cohortEvents(log, cohort, moment)) ?? []).figures();
  const count = new Recount();
  if (moment.trueFor === undefined) {
    for await (const event of each(log, moment)) count.take(event);
    return count.figures();
  }
  const known: LoggedEvent[] = [];
  for await (const event of each(log, moment)) if (/^(program|cohort|team)-/.test(event.stream)) known.push(event);
  return new Recount(trueFor(known, moment.trueFor)).figures();
}

async function* each(log: Log, { position }: Moment): AsyncGenerator<LoggedEvent> {
  for await (const batch of log.events())
    for (const event of batch) {
      if (comparePositions(event.position, position) > 0) return;
      yield event;
    }
}

export function figureIn(rows: readonly Recounted[], rules: readonly Chartered[], figure: FigureKey): number {
  const wanted = new Map(rules.map((one) => [one.cohort, reachedIn(one, figure.reached)]));
  return rows
    .filter(({ cohort, level, place }) => wanted.has(cohort) && level === figure.level && place === figure.place)
    .filter(({ cohort, reached }) => wanted.get(cohort) === reached)
    .reduce((sum, row) => sum + row[figure.metric], 0);
}
