// A test's result and its correction: one score of the team, or one of each member who took it, on the charter's scale.
import { type CaseMember, membersAt } from '../../../../../api/case-file.js';
import { type Field, given, moment, type Values } from '../../../../../commands/fields.js';
import { correctionFields, correctionIn } from '../../../../../commands/reason.js';
import { scoreText } from '../../../../../texts/times.js';
import { attemptsOf } from '../of-stage.js';
import { scoreOf } from '../scores.js';
import type { About, Declare } from './form.js';

/** Of the team's own score. */
const TEAM = 'team';

export const test: Declare = (about) => {
  const { file, stage, t } = about;
  const { id, per, attempts = 1, passScore = 0, take } = stage;
  const takers = (values: Values) => membersAt(file, moment(given(values, 'when') || new Date().toISOString()));
  const hint = [
    t('attempt', { attempt: attemptsOf(file, id) + 1, of: attempts }),
    t('pass-score', { score: scoreText(passScore) }),
    attempts > 1 && t(`take-${take}`),
    per === 'member' && t('per-member'),
  ];
  return {
    hint: hint.filter(Boolean).join(' '),
    fields: (values) => scoreFields(about, 'score.', takers(values)),
    isEnough: (values) => hasScore('score.', values),
    submit: t('record'),
    to: ['tests'],
    body: (values) => ({ stage: id, ...scoresIn(about, 'score.', values) }),
  };
};

export const correctTest: Declare = (about) => {
  const { file, stage, t } = about;
  const taken = file.tests.filter((each) => each.stage === stage.id);
  const attemptIn = (values: Values) => taken.find(({ attempt }) => String(attempt) === given(values, 'attempt'));
  /** Who took it, and whoever was a member then. */
  const takers = (values: Values) => {
    const record = attemptIn(values);
    if (!record) return [];
    const there = membersAt(file, record.at);
    return file.members.filter((each) => there.includes(each) || Object.hasOwn(record.scores, each.person));
  };
  const under = (values: Values) => `score.${given(values, 'attempt')}.`;
  const start = taken.flatMap(({ attempt, score, scores }) => [
    ...(score === null ? [] : [[`score.${attempt}.${TEAM}`, scoreTyped(score)]]),
    ...Object.entries(scores).map(([person, each]) => [`score.${attempt}.${person}`, scoreTyped(each)]),
  ]);
  return {
    hint: t('correct-hint'),
    fields: (values) => [
      {
        name: 'attempt',
        kind: 'choice',
        label: t('which-attempt'),
        options: taken.map(({ attempt }) => ({ value: String(attempt), label: t('attempt-number', { attempt }) })),
      },
      ...(attemptIn(values) ? scoreFields(about, under(values), takers(values)) : []),
      ...correctionFields(t),
    ],
    start: { ...Object.fromEntries(start), attempt: String(taken.at(-1)?.attempt ?? '') },
    isEnough: (values) => hasScore(under(values), values),
    submit: t('commands:correct'),
    to: ['tests', 'correct'],
    body: (values) => ({
      stage: stage.id,
      attempt: Number(given(values, 'attempt')),
      ...scoresIn(about, under(values), values),
      ...correctionIn(values),
    }),
    hasTime: false,
  };
};

/** Their names begin with `under`; a member's may be left empty. */
function scoreFields(
  { stage, t, personName, regionName }: About,
  under: string,
  members: readonly CaseMember[],
): readonly Field[] {
  const { per, maxScore = 0 } = stage;
  const max = scoreText(maxScore);
  const score = {
    unit: t('of-max', { max }),
    isDecimal: true,
    wrong: (typed: string) => (scoreOf(typed, maxScore) === null ? t('score-wrong', { max }) : undefined),
  };
  if (per !== 'member') return [{ ...score, name: `${under}${TEAM}`, label: t('score') }];
  return members.map(({ person, region, category }) => ({
    ...score,
    name: `${under}${person}`,
    label: personName(person),
    hint: `${regionName(region)} · ${t(`domain:category-${category}`)}`,
    isOptional: true,
  }));
}

const typedUnder = (under: string, values: Values) =>
  Object.entries(values).filter(([name, value]) => name.startsWith(under) && value.trim() !== '');

const hasScore = (under: string, values: Values): boolean => typedUnder(under, values).length > 0;

/** In hundredths, of those for whom there is one. */
function scoresIn({ stage: { per, maxScore = 0 } }: About, under: string, values: Values) {
  const scores = Object.fromEntries(
    typedUnder(under, values).map(([name, value]) => [name.slice(under.length), scoreOf(value, maxScore) ?? 0]),
  );
  return per === 'member' ? { scores } : { score: scores[TEAM] };
}

/** As a field takes it again. */
const scoreTyped = (score: number): string => String(score / 100);
