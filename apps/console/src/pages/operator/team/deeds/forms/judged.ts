// What is decided on a team's standing: appeals, more time for its remarks, a round that is repeated.
import { given, moment, typedMoment } from '../../../../../commands/fields.js';
import { correctionFields, correctionIn, reasonField, reasonIn } from '../../../../../commands/reason.js';
import { dayText, timeText } from '../../../../../texts/times.js';
import { reworkOn, roundsOn } from '../of-stage.js';
import type { Declare } from './form.js';

export const lodgeAppeal: Declare = ({ file, charter, stage, t }) => {
  const against = roundsOn(file, stage.id).at(-1);
  const { window, atMost = 0 } = charter.appeals ?? {};
  const days = window && t(window.working ? 'appeal-working-days' : 'appeal-days', { count: window.days });
  const hint = [
    against && t('appeal-against', { day: dayText(against.at), round: against.round }),
    days,
    t('appeal-means', { count: atMost }),
  ];
  return {
    hint: hint.filter(Boolean).join(' '),
    fields: [{ name: 'grounds', kind: 'text', label: t('grounds'), hint: t('commands:reason-hint') }],
    submit: t('lodge-appeal'),
    to: ['appeals'],
    body: (values) => ({ stage: stage.id, grounds: given(values, 'grounds') }),
  };
};

export const resolveAppeal: Declare = ({ file, deed, t }) => {
  const appeal = file.appeals.find((each) => each.appeal === deed.appeal);
  const verdicts = ['upheld', 'dismissed'] as const;
  return {
    hint: appeal && t('appeal-of', { day: dayText(appeal.at), grounds: appeal.grounds }),
    fields: [
      {
        name: 'verdict',
        kind: 'choice',
        label: t('appeal-verdict'),
        hint: t('appeal-verdict-hint'),
        options: verdicts.map((value) => ({ value, label: t(`appeal-${value}`) })),
      },
      reasonField(t),
    ],
    submit: t('record'),
    to: ['appeals', deed.appeal ?? '', 'resolve'],
    body: (values) => ({ verdict: given(values, 'verdict'), ...reasonIn(values) }),
  };
};

export const extendRework: Declare = ({ file, stage, t }) => {
  const rework = reworkOn(file, stage.id);
  return {
    hint: rework && t('rework-until-now', { time: timeText(rework.until), count: rework.overdue.length }),
    fields: [{ name: 'until', kind: 'time', label: t('rework-until') }, reasonField(t)],
    start: { until: rework ? typedMoment(rework.until) : '' },
    submit: t('extend-rework'),
    to: ['rework', 'extend'],
    body: (values) => ({ stage: stage.id, until: moment(given(values, 'until')), ...reasonIn(values) }),
    hasTime: false,
  };
};

export const annulDefense: Declare = ({ file, stage, t }) => {
  const rounds = roundsOn(file, stage.id);
  return {
    hint: t('annul-defense-hint'),
    fields: [
      {
        name: 'round',
        kind: 'choice',
        label: t('which-round'),
        options: rounds.map(({ round, verdict, at }) => ({
          value: String(round),
          label: t('round-held', { round, day: dayText(at), verdict: t(`operator:verdict-${verdict}`) }),
        })),
      },
      ...correctionFields(t),
    ],
    start: { round: String(rounds.at(-1)?.round ?? '') },
    submit: t('annul-defense'),
    to: ['defense', 'annul'],
    body: (values) => ({ stage: stage.id, round: Number(given(values, 'round')), ...correctionIn(values) }),
    isGrave: true,
    hasTime: false,
  };
};
