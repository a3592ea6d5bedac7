// Looking back over the golden histories: an answer as of a place is a fold of the log up to there.
import { cohortBoardProjection } from '#projections/cohort-board/cohort-board.projection';
import { cohortBoard } from '#projections/cohort-board/cohort-board.table';
import { caseFileProjection } from '#projections/case-file/case-file.projection';
import { caseFiles } from '#projections/case-file/case-file.table';
import { cohortRules } from '#projections/cohort-rules/cohort-rules.table';
import { funnelProjection } from '#projections/funnel/funnel.projection';
import { type Funnel, funnelShown } from '#projections/funnel/funnel.query';
import { funnelTeams } from '#projections/funnel/funnel.table';
import { positionText } from '#projections/runner/position';
import { Fold } from '#projections/runner/fold';
import { sittingsProjection } from '#projections/sittings/sittings.projection';
import { sittings } from '#projections/sittings/sittings.table';
import type { LoggedEvent } from '#event-store/logged-event';
import { RecordedLog } from '../evidence/recorded.log.js';
import { goldenLog, goldenPrograms, goldenTogether, stepOver } from '../golden.kit.js';
import { caseFileThen } from './case-file-past.js';
import { cohortBoardThen } from './cohort-board-past.js';
import { EffectiveDates } from './effective.js';
import { instantOf, placeAt } from './moment.js';
import { programFunnelThen } from './program-funnel-past.js';
import { sittingThen } from './sitting-past.js';
import { trueFor } from './true-for.js';

const END = '9999-12-31T23:59:59.999Z';
/** Places of each log that are looked at; and on the axis of dates, places and dates. */
const SAMPLES = 40;
const FEW = 6;
const sampled = (log: RecordedLog, looks = SAMPLES) =>
  log.all.filter((_, index) => index % stepOver(log.all.length, looks) === 0 || index === log.all.length - 1);
const nowAt = ({ receipt }: LoggedEvent) => receipt?.now ?? '2022-01-01T00:00:00.000Z';

describe.each(goldenPrograms)('looking back over %s', (program) => {
  const log = goldenLog(program);
  const around = { log };

  it('answers for a team, a board and a sitting as of a place what the prefix of the log amounts to', async () => {
    const folds = { files: new Fold(caseFileProjection), boards: new Fold(cohortBoardProjection) };
    const minutes = new Fold(sittingsProjection);
    const looked = new Set(sampled(log));
    let compared = 0;
    for (const event of log.all) {
      for (const fold of [folds.files, folds.boards, minutes]) fold.take(event);
      if (!looked.has(event)) continue;
      const moment = { position: event.position, now: nowAt(event) };
      for (const { cohort, team, file } of folds.files.rows.all(caseFiles)) {
        const then = await caseFileThen(around, cohort, team, moment);
        expect(then).toMatchObject({ seat: file.seat, members: file.members, remarks: file.remarks });
        compared += 1;
      }
      for (const cohort of new Set(folds.boards.rows.all(cohortBoard).map((row) => row.cohort))) {
        const board = await cohortBoardThen(around, cohort, moment);
        const rows = folds.boards.rows.all(cohortBoard, { cohort });
        expect(board?.seats.enrolled).toBe(rows.filter(({ seat }) => seat === 'enrolled').length);
        expect(board?.teams.map(({ team }) => team)).toEqual(
          rows.filter(({ seat }) => seat === 'enrolled').map(({ team }) => team),
        );
      }
      for (const { sitting, minutes: so } of minutes.rows.all(sittings))
        expect(await sittingThen(around, sitting, moment)).toMatchObject(so);
    }
    expect(compared).toBeGreaterThan(SAMPLES);
  });

  it('answers as true for a date, at whatever place, what a fold of what was true by then amounts to', async () => {
    const dates = new EffectiveDates();
    const all = [...new Set(log.all.map((event) => dates.of(event)))].filter(Boolean).sort();
    let compared = 0;
    for (const event of sampled(log, FEW)) {
      const known = log.all.slice(0, log.all.indexOf(event) + 1);
      for (const date of all.filter((_, index) => index % stepOver(all.length, FEW) === 0)) {
        const moment = { position: event.position, now: nowAt(event), trueFor: date };
        const files = new Fold(caseFileProjection);
        const boards = new Fold(cohortBoardProjection);
        for (const each of trueFor(known, date)) for (const fold of [files, boards]) fold.take(each);
        for (const { cohort, team, file } of files.rows.all(caseFiles)) {
          const then = await caseFileThen(around, cohort, team, moment);
          expect({ date, ...then }).toMatchObject({
            date,
            seat: file.seat,
            members: file.members,
            remarks: file.remarks,
            tests: file.tests,
            defenses: file.defenses,
          });
          compared += 1;
        }
        for (const cohort of new Set(boards.rows.all(cohortBoard).map((row) => row.cohort))) {
          const board = await cohortBoardThen(around, cohort, moment);
          const rows = boards.rows.all(cohortBoard, { cohort });
          expect(board?.teams.map(({ team }) => team)).toEqual(
            rows.filter(({ seat }) => seat === 'enrolled').map(({ team }) => team),
          );
        }
      }
    }
    expect(compared).toBeGreaterThan(FEW);
  });

  it('finds true for the end of time whatever is known', () => {
    expect(trueFor(log.all, END)).toEqual(log.all);
  });

  it('knows no more for an earlier date than for a later one', () => {
    const dates = new EffectiveDates();
    const all = log.all.map((event) => dates.of(event)).sort();
    const [early, late] = [all[Math.floor(all.length / 3)], all[Math.floor((2 * all.length) / 3)]];
    const idsOf = (date: string) => trueFor(log.all, date).map(({ stream, revision }) => `${stream}@${revision}`);
    expect(new Set(idsOf(late))).toEqual(new Set([...idsOf(late), ...idsOf(early)]));
    expect(idsOf(early).length).toBeLessThan(log.all.length);
  });

  it('takes a time for the last place up to which nothing was decided later', async () => {
    for (const { receipt } of sampled(log)) {
      if (!receipt) continue;
      const place = await placeAt(log, receipt.now);
      const naive = log.all.slice(0, log.all.findIndex((each) => (each.receipt?.now ?? '') > receipt.now) >>> 0);
      expect(place).toEqual(naive.at(-1)?.position);
    }
    const first = log.all.findIndex((each) => each.receipt);
    expect(await placeAt(log, '1900-01-01T00:00:00.000Z')).toEqual(log.all[first - 1]?.position);
  });
});

describe('the funnel of several cohorts as of a place', () => {
  it('is the fold of the log up to there', async () => {
    const log = goldenTogether();
    const opened = log.all.filter(({ type }) => type === 'CohortOpened');
    const cohorts = opened.map(({ data }) => (data as { cohort: string }).cohort);
    const fold = new Fold(funnelProjection);
    const looked = new Set(sampled(log));
    let reached = 0;
    for (const event of log.all) {
      fold.take(event);
      if (!looked.has(event)) continue;
      const moment = { position: event.position, now: nowAt(event) };
      const rows = { rules: fold.rows.all(cohortRules), teams: fold.rows.all(funnelTeams) };
      const shown = funnelShown(rows, { position: positionText(event.position), incomplete: 0 }, moment.now);
      const then = await programFunnelThen({ log }, cohorts, moment);
      expect(then && inOrder(then)).toEqual(rows.rules.length ? inOrder(shown) : undefined);
      reached += then?.enrolled ?? 0;
    }
    expect(cohorts.length).toBeGreaterThan(2);
    expect(reached).toBeGreaterThan(0);
  });

  /** Programs may call one stage by other names. */
  const inOrder = ({ stages, ...funnel }: Funnel) => ({
    ...funnel,
    stages: stages.map(({ title: _, ...stage }) => stage).sort((a, b) => (a.stage < b.stage ? -1 : 1)),
  });
});

describe('a time', () => {
  it.each([
    ['2022-04-01', '2022-04-01T20:59:59.999Z'],
    ['2022-04-01T10:00:00+03:00', '2022-04-01T07:00:00.000Z'],
    ['2022-04-01T10:00:00.5Z', '2022-04-01T10:00:00.500Z'],
    ['2022-02-31', undefined],
    ['yesterday', undefined],
    ['2022-04-01T10:00:00', undefined],
  ])('%s is %s', (text, instant) => expect(instantOf(text)).toBe(instant));
});
