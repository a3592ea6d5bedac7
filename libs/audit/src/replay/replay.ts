// The recorded decisions put before the rules again, from the log alone, one after another.
import type { Charter } from '#domain/charter/charter';
import type { DomainEvent } from '#domain/decider';
import { charterOf, type Program } from '#domain/program/program';
import type { Cohort } from '#domain/cohort/cohort.state';
import { StreamUnreadable } from '#event-store/failures';
import { isDecision, type RecordedDecision, type Unaccounted } from '../evidence/decisions.js';
import type { Log } from '../evidence/log.js';
import type { PastStates } from '../evidence/past-states.js';
import { type OnProgress, walk } from '../evidence/walk.js';
import { causeOf, editionOf, rulesThatDiffer } from './cause.js';
import { firstDifference } from './difference.js';
import { type Filter, isWanted } from './filter.js';
import { headlineOf } from './headline.js';
import { overtakenIn } from './overtaken.js';
import { type Instead, type ReExecution, reExecute } from './re-execution.js';
import type { About, NotChecked, Verdict } from './verdict.js';

export interface ReplayOptions {
  /** Which build asks again. */
  readonly build: string;
  readonly filter?: Filter;
  readonly instead?: Instead;
  readonly onProgress?: OnProgress;
}

/** A verdict a decision, in the log's order. Decisions that the filter leaves out are not asked, only folded. */
export async function* replay(log: Log, options: ReplayOptions): AsyncGenerator<Verdict> {
  const { filter = {}, onProgress } = options;
  const handmade = new Map<string, bigint>();
  for await (const { found, states } of walk(log, onProgress)) {
    if (isDecision(found)) {
      if (isWanted(found, filter)) yield await verdictOn(found, states, handmade, options);
      continue;
    }
    const { stream, revision } = found.event;
    if (!handmade.has(stream)) handmade.set(stream, revision);
    yield notChecked(found);
  }
}

async function verdictOn(
  decision: RecordedDecision,
  states: PastStates,
  handmade: ReadonlyMap<string, bigint>,
  { build, instead = {} }: ReplayOptions,
): Promise<Verdict> {
  const about = aboutOf(decision);
  try {
    const reExecution = await reExecute(decision, states, instead);
    const recorded = decision.events.map(({ type, data }): DomainEvent => ({ type, data: data as object }));
    const difference = firstDifference({ events: recorded }, { events: reExecution.events });
    const replaced = instead.deciders ? 'code' : instead.state ? 'rules' : undefined;
    const overtaken = await overtakenIn(decision, states);
    if (!difference) {
      const altered = replaced ? [] : rulesThatDiffer(decision, reExecution);
      return altered.length ? rulesGone(about, altered) : { ...about, verdict: 'MATCH', overtaken };
    }
    const { events: reExecuted } = reExecution;
    const headline = headlineOf({ recorded, reExecuted, difference, charter: charterIn(reExecution) });
    const cause = causeOf({ decision, reExecution, build, replaced, handmade });
    const stoodOn = decision.receipt.basis;
    return { ...about, verdict: 'DIVERGED', overtaken, headline, difference, recorded, reExecuted, stoodOn, cause };
  } catch (error) {
    if (!(error instanceof StreamUnreadable)) throw error;
    return unreadable(about, error);
  }
}

export function aboutOf({ decision, stream, first, position, receipt, command, events }: RecordedDecision): About {
  const refused = events[0].type === 'CommandRefused' ? (events[0].data as { code: string }).code : null;
  const { token: actor } = receipt.actor;
  const { type } = command;
  const edition = editionOf({ receipt });
  return {
    decision,
    stream,
    revision: first,
    position,
    command: type,
    actor,
    decidedAt: receipt.now,
    edition,
    refused,
  };
}

const rulesGone = (about: About, names: readonly string[]): Verdict => ({
  ...about,
  verdict: 'NOT REPLAYABLE',
  why: {
    ru: `правил с записанной суммой в журнале больше нет: ${names.join(', ')}; по тем, что есть, вышло бы то же`,
    en: `the log no longer holds the rules with the recorded hash: ${names.join(', ')}; those it holds give the same`,
  },
});

const unreadable = (about: About, { stream, revision, because }: StreamUnreadable): Verdict => ({
  ...about,
  verdict: 'NOT REPLAYABLE',
  why: {
    ru: `основание не восстановить: ${stream}, ревизия ${revision}: ${because}`,
    en: `the basis cannot be rebuilt: ${stream} at ${revision}: ${because}`,
  },
});

const unaccounted = {
  'no-receipt': { ru: 'событие без квитанции решения', en: 'an event without a receipt' },
  unreadable: { ru: 'событие не читается', en: 'the event cannot be read' },
  incomplete: { ru: 'решение записано не целиком', en: 'the decision is not on record as a whole' },
};

const notChecked = ({ event, because }: Unaccounted): NotChecked => ({
  verdict: 'NOT CHECKED',
  stream: event.stream,
  revision: event.revision,
  position: event.position,
  type: event.type,
  why: unaccounted[because],
});

/** The charter that the decision was asked under, as far as its basis tells. */
function charterIn({ basis }: ReExecution): Charter | undefined {
  const { program, cohort } = basis.states as { program?: Program; cohort?: Cohort };
  return program && cohort?.version ? charterOf(program, cohort.version) : undefined;
}
