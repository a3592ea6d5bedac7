// One question after a figure, answered: of the region board, of the coverage, or of the funnel.
import { decisionsOfTeams } from '#projections/region-progress/contributions.query';
import { cohortsOfProgram } from '#projections/cohorts/cohorts.query';
import { funnelRows } from '#projections/funnel/funnel.query';
import { regionProgressNow } from '#projections/region-progress/region-progress.query';
import { regionProgressAsOf, rulesAsOf } from '#projections/region-progress/region-progress-as-of.query';
import { limitOf } from '#projections/page';
import { positionText } from '#projections/runner/position';
import type { Db } from '#read-store/db';
import type { Log } from '../evidence/log.js';
import { programRowsThen } from '../time-travel/program-funnel-past.js';
import type { Moment } from '../time-travel/moment.js';
import { explainFigure } from './explain.js';
import { coverageIn, coverageShown, coveredRegions } from './explain-coverage.js';
import { countedTeams, funnelIn, type FunnelMetric, funnelMetrics } from './explain-funnel.js';
import { figureOf } from './figure.js';
import { figureIn, recountedRows } from './recounted.js';

export interface Question {
  /** `region_progress`, `coverage` or `funnel`. */
  readonly projection: string;
  /** `{level}:{place}[:{reached}]`; `{reached}`; `cohort:{id}[:{stage}]` or `program:{id}[:{stage}]`. */
  readonly key: string;
  readonly metric: string;
  readonly program?: string | undefined;
  readonly cohort?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  /** Count again from the log. */
  readonly recount?: boolean | undefined;
}
export interface Sources {
  readonly db: Db;
  readonly log: Log;
  /** Of the present: where the read model stands. */
  readonly moment: Moment;
  readonly isPast: boolean;
}
export interface Answer {
  readonly position: string;
  readonly projection: string;
  readonly key: string;
  readonly metric: string;
  readonly shown: number | null;
  readonly sum: number;
  readonly count: number;
  /** Whether everything that was asked says the same. */
  readonly agrees: boolean;
  /** Counted naively from the log, sharing nothing with the read model; null where that was not asked for. */
  readonly recount: { readonly value: number; readonly agrees: boolean } | null;
  readonly items: readonly object[];
  readonly next: string | null;
}
/** The question names no figure. */
export class NoSuchFigure extends Error {}

/** Undefined where the cohort or program is not known there. Throws NoSuchFigure. */
export function explain(question: Question, sources: Sources): Promise<Answer | undefined> {
  if (question.projection === 'region_progress') return ofBoard(question, sources);
  if (question.projection === 'coverage') return ofCoverage(question, sources);
  if (question.projection === 'funnel') return ofFunnel(question, sources);
  throw new NoSuchFigure(`${question.projection} has no figures that explain themselves`);
}

const whenOf = ({ position, trueFor }: Moment) => ({ position: positionText(position), trueFor });

type Found = Pick<Answer, 'shown' | 'sum' | 'count' | 'items' | 'next'>;

function answered(
  { projection, key, metric }: Question,
  { moment }: Sources,
  found: Found,
  counted: number | null,
): Answer {
  const { shown, sum, count, items, next } = found;
  const recount = counted === null ? null : { value: counted, agrees: counted === sum && (shown ?? sum) === counted };
  const agrees = (shown === null || shown === sum) && recount?.agrees !== false;
  return {
    position: positionText(moment.position),
    projection,
    key,
    metric,
    shown,
    sum,
    count,
    agrees,
    recount,
    items,
    next,
  };
}

async function ofBoard(question: Question, sources: Sources): Promise<Answer | undefined> {
  const figure = figureOf(question.key, question.metric);
  if (!figure) throw new NoSuchFigure(`${question.key} ${question.metric}`);
  const { db, log, moment, isPast } = sources;
  const found = await explainFigure(db, figure, question, whenOf(moment), { ...question, isPast });
  if (!found) return undefined;
  const rows = question.recount ? await recountedRows(log, question.cohort, moment) : undefined;
  return answered(question, sources, found, rows ? figureIn(rows, found.rules, figure) : null);
}

async function ofCoverage(question: Question, sources: Sources): Promise<Answer | undefined> {
  const { db, log, moment, isPast } = sources;
  const { key, metric } = question;
  if (metric !== 'covered') throw new NoSuchFigure(`${key} ${metric}`);
  const then = await regionProgressAsOf(db, question, whenOf(moment));
  const board = isPast ? then : await regionProgressNow(db, question);
  if (!then || !board) return undefined;
  const items = coveredRegions(then, key);
  const found = { sum: items.length, count: items.length, items, next: null };
  const shown = isPast ? null : (coverageShown(board, key) ?? null);
  const rows = question.recount ? await recountedRows(log, question.cohort, moment) : undefined;
  const rules = rows ? await rulesAsOf(db, question, whenOf(moment)) : [];
  return answered(question, sources, { ...found, shown }, rows ? coverageIn(rows, rules, key) : null);
}

async function ofFunnel(question: Question, sources: Sources): Promise<Answer | undefined> {
  const { db, log, moment, isPast } = sources;
  const [, kind, id = '', stage = ''] = /^(cohort|program):([^:]+)(?::(.+))?$/.exec(question.key) ?? [];
  const metric = funnelMetrics.find((each) => each === question.metric) as FunnelMetric | undefined;
  if (!kind || !metric) throw new NoSuchFigure(`${question.key} ${question.metric}`);
  const rows = isPast
    ? await programRowsThen({ log }, kind === 'cohort' ? [id] : await cohortsOfProgram(db, id), moment)
    : await funnelRows(db, kind === 'cohort' ? { cohort: id } : { program: id });
  if (!rows) return undefined;
  const all = countedTeams(rows, stage, metric, moment.now);
  const from = Number(question.cursor ?? 0);
  const page = all.slice(from, from + limitOf(question));
  const decided = await decisionsOfTeams(db, page, positionText(moment.position));
  const items = page.map((each) => ({ ...each, ...decided.get(`${each.cohort}.${each.team}`) }));
  const next = from + page.length < all.length ? String(from + page.length) : null;
  const cohorts = rows.rules.map(({ cohort }) => cohort);
  const counted = question.recount ? await recountedRows(log, kind === 'cohort' ? id : undefined, moment) : undefined;
  const mine = counted?.filter(({ cohort }) => cohorts.includes(cohort));
  const found = { shown: isPast ? null : all.length, sum: all.length, count: all.length, items, next };
  return answered(question, sources, found, mine ? funnelIn(mine, stage, metric) : null);
}
