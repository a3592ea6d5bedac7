// Remarks on their way from open to accepted, within the window or beyond it.
import { type PreDefenseStage, stageOf } from '../charter/charter.js';
import { today } from '../cohort/cohort.state.js';
import { type Decision, type Refusal, refuse, unknown } from '../decider.js';
import { own } from '../own.js';
import { chairOf, type Sitting } from '../sitting/sitting.state.js';
import { instant, isAfter, utc } from '../time.js';
import { type Rules, settled } from './settle.js';
import type { AcceptRemark, AnswerRemark, DeclareReworkOverdue, RemarkCommand, ReopenRemark } from './team.commands.js';
import type { TeamEvent } from './team.events.js';
import { lastPreDefense, type PreDefenseRound, type RemarkThread, type Team } from './team.state.js';

interface Reworked extends Rules {
  /** The sitting that ordered the rework. */
  readonly sitting: Sitting | undefined;
}

export function rework(
  command: RemarkCommand,
  team: Team,
  stage: PreDefenseStage,
  basis: Reworked,
  when: string,
): Decision<TeamEvent> {
  const round = lastPreDefense(team, stage.id);
  if (round?.verdict !== 'rework') return refuse('no-rework-running', { stage: stage.id });
  if (command.type === 'ExtendRework') {
    const { until, reason } = command.data;
    const data = { stage: stage.id, round: round.round, until: utc(until), reason, occurredAt: when };
    return settled(team, [{ type: 'ReworkExtended', data }], basis, when);
  }
  const remark = own(round.remarks, command.params.remark);
  if (!remark) return unknown('remark', command.params.remark);
  const fact = onRemark(command, remark, round, basis.sitting, when);
  return 'refused' in fact ? fact : settled(team, [fact], basis, when);
}

function onRemark(
  command: AnswerRemark | AcceptRemark | ReopenRemark,
  thread: RemarkThread,
  round: PreDefenseRound,
  sitting: Sitting | undefined,
  when: string,
): TeamEvent | Refusal {
  const { remark, state } = thread;
  const about = { stage: command.data.stage, remark, occurredAt: when };
  switch (command.type) {
    case 'AnswerRemark':
      if (state !== 'open') return refuse('remark-not-open', { remark, state });
      if (isOverdue(thread, round, command.now)) return refuse('rework-overdue', { remark, until: round.reworkUntil });
      return { type: 'RemarkAnswered', data: { ...about, answer: command.data.answer } };
    case 'AcceptRemark':
      if (state !== 'answered') return refuse('remark-not-open', { remark, state });
      return notTheirs(command, thread, sitting) ?? { type: 'RemarkAccepted', data: { ...about, by: command.data.by } };
    case 'ReopenRemark': {
      if (state === 'open') return refuse('remark-not-open', { remark, state });
      const { by, reason } = command.data;
      return notTheirs(command, thread, sitting) ?? { type: 'RemarkReopened', data: { ...about, by, reason } };
    }
  }
}

/** Early, twice, of another window, or with nothing overdue: nothing. The window may have begun under an older id. */
export function declareOverdue({ data, now }: DeclareReworkOverdue, team: Team, rules: Rules): Decision<TeamEvent> {
  const stage = today(rules.cohort, data.stage);
  const round = lastPreDefense(team, stage);
  const isOver =
    !stageOf(rules.charter, stage) ||
    own(team.stages, stage) !== undefined ||
    round?.verdict !== 'rework' ||
    round.overdue;
  if (isOver || round.reworkUntil === null || instant(round.reworkUntil) !== instant(data.until)) return [];
  const remarks = Object.values(round.remarks).filter((thread) => isOverdue(thread, round, now));
  if (!remarks.length) return [];
  const until = round.reworkUntil;
  const overdue = { stage, round: round.round, until, remarks: remarks.map(({ remark }) => remark), occurredAt: now };
  return settled(team, [{ type: 'ReworkOverdue', data: overdue }], rules, now);
}

/** Never answered when the window ended. */
const isOverdue = ({ everAnswered }: RemarkThread, { reworkUntil }: PreDefenseRound, now: string): boolean =>
  !everAnswered && reworkUntil !== null && isAfter(now, reworkUntil);

/** A remark is accepted or reopened by its author or the chair. */
function notTheirs(
  { data: { by } }: AcceptRemark | ReopenRemark,
  { remark, author }: RemarkThread,
  sitting: Sitting | undefined,
) {
  const chair = sitting && chairOf(sitting);
  return by === author || by === chair ? undefined : refuse('remark-not-yours', { remark, author, by });
}
