// What a stage asks of a team: when it is passed, in one sentence, and each of its rules.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { DefenseStage, RegistryStage, SessionsStage, Stage, TestStage } from '#contract/charter';
import { inLanguage } from '../../../texts/titles.js';
import type { Rule } from './rule.js';
import { useWords, type Words } from './use-words.js';

interface Saying {
  readonly t: TFunction<['program', 'domain']>;
  readonly words: Words;
}

export function useStageRules(): { passedWhen(stage: Stage): string; rulesOf(stage: Stage): readonly Rule[] } {
  const { t } = useTranslation(['program', 'domain']);
  const words = useWords();
  const saying = { t, words };
  return { passedWhen: (stage) => passedWhen(stage, saying), rulesOf: (stage) => rulesOf(stage, saying) };
}

function passedWhen(stage: Stage, { t, words }: Saying): string {
  switch (stage.kind) {
    case 'sessions':
      return t('passed-sessions', { count: stage.sessions.length, least: stage.attendAtLeast });
    case 'test': {
      const score = { score: words.score(stage.passScore), of: words.score(stage.maxScore) };
      if (stage.per === 'team') return t('passed-test', score);
      return words.isWhole(stage.memberShare)
        ? t('passed-test-each', score)
        : t('passed-test-share', { ...score, share: words.share(stage.memberShare) });
    }
    case 'pre-defense':
      return t('passed-pre-defense', { count: stage.maxOpenRemarks });
    case 'defense': {
      const said = { score: words.score(stage.passScore), total: t(`total.${stage.aggregate}`) };
      return t(stage.verdict === 'none' ? 'passed-defense-held' : `passed-defense-${stage.tie}`, said);
    }
    case 'registry':
      return t('passed-registry');
  }
}

function rulesOf(stage: Stage, saying: Saying): readonly Rule[] {
  const { t, words } = saying;
  const rule = (key: string, value: Rule['value']): Rule => ({ key, label: t(`rule.${key}`), value });
  switch (stage.kind) {
    case 'sessions':
      return ofSessions(stage, saying, rule);
    case 'test':
      return ofTest(stage, saying, rule);
    case 'pre-defense':
      return [
        rule('quorum', words.quorum(stage.quorum)),
        rule('maxOpenRemarks', String(stage.maxOpenRemarks)),
        rule('rework', words.window(stage.rework)),
        rule('rounds', String(stage.rounds)),
      ];
    case 'defense':
      return ofDefense(stage, saying, rule);
    case 'registry':
      return ofRegistry(stage, saying, rule);
  }
}

const projectKinds = ['create', 'join', 'develop'] as const;
type Make = (key: string, value: Rule['value']) => Rule;

const ofSessions = (
  { sessions, attendAtLeast, memberShare, excused }: SessionsStage,
  { t, words }: Saying,
  rule: Make,
) => [
  rule('attendAtLeast', t('of-sessions', { least: attendAtLeast, of: sessions.length })),
  rule('memberShare', t('share-of-members', { share: words.share(memberShare) })),
  rule('excused', t(`excused.${excused}`)),
  rule(
    'sessions',
    sessions.map(({ title, kind }) => t('session-of-kind', { title: inLanguage(title), kind: t(`session.${kind}`) })),
  ),
];

const ofTest = (
  { per, passScore, maxScore, attempts, take, memberShare }: TestStage,
  { t, words }: Saying,
  rule: Make,
) => [
  rule('per', t(`per.${per}`)),
  rule('passScore', t('score-of', { score: words.score(passScore), of: words.score(maxScore) })),
  ...(per === 'member'
    ? [
        rule(
          'memberShareOfTest',
          words.isWhole(memberShare) ? t('all-takers') : t('share-of-takers', { share: words.share(memberShare) }),
        ),
      ]
    : []),
  rule('attempts', String(attempts)),
  rule('take', t(`take.${take}`)),
];

function ofDefense(stage: DefenseStage, { t, words }: Saying, rule: Make): readonly Rule[] {
  const { quorum, criteria, passScore, aggregate, tie, rounds, verdict } = stage;
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const scored = [
    rule('passScore', words.score(passScore)),
    rule('aggregate', t(`aggregate.${aggregate}`)),
    rule('tie', t(`tie.${tie}`)),
    rule(
      'criteria',
      criteria.map(({ title, weight, min, max }) =>
        t('criterion', {
          title: inLanguage(title),
          ...{ weight: Math.round((1_000 * weight) / weights) / 10, min: words.score(min), max: words.score(max) },
        }),
      ),
    ),
  ];
  return [
    rule('quorum', words.quorum(quorum)),
    rule('verdict', t(`verdict.${verdict}`)),
    ...(verdict === 'none' ? [] : scored),
    rule('rounds', String(rounds)),
  ];
}

function ofRegistry({ registry, documents, validFor }: RegistryStage, { t }: Saying, rule: Make): readonly Rule[] {
  const lists = projectKinds
    .map((kind) => ({ kind, those: documents[kind] }))
    .filter(({ those }) => those.length > 0)
    .map(
      ({ kind, those }): Rule => ({
        key: `documents-${kind}`,
        label: t('documents-to', { kind: t(`domain:project-${kind}`) }),
        value: those.map(({ title }) => inLanguage(title)),
      }),
    );
  return [
    rule('registry', t(`registry.${registry}`, { defaultValue: `«${registry}»` })),
    rule('validFor', validFor === null ? t('without-end') : t('years', { count: validFor })),
    ...lists,
  ];
}
