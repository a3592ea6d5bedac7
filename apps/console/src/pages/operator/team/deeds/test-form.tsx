// A test's result: one score of the team, or one of each member who took it, on the charter's scale.
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { membersAt, nameOfPerson } from '../../../../api/case-file.js';
import { scoreText } from '../../../../texts/times.js';
import { useRegionName } from '../../../../texts/use-region-name.js';
import type { CharterStage } from '../../charter.js';
import { DeedForm } from './deed-form.js';
import { attemptsOf } from './deeds.js';
import { scoreOf } from './scores.js';
import { type DeedProps, useDeed } from './use-deed.js';

/** By person; under '' the team's own. As typed. */
interface Draft {
  readonly scores: Readonly<Record<string, string>>;
}
const empty: Draft = { scores: {} };

export function TestForm(props: DeedProps) {
  const { t } = useTranslation(['deeds', 'domain']);
  const nameOf = useRegionName();
  const { file, deed, onCancel } = props;
  const { id, per, maxScore = 0 } = deed.stage as CharterStage;
  const isPerMember = per === 'member';
  const form = useDeed(props, empty, ({ scores, when }) => {
    const given = given100(scores, takers(when), maxScore);
    return { to: ['tests'], body: { stage: id, ...(isPerMember ? { scores: given } : { score: given[''] }) } };
  });
  const { draft, change } = form;
  const membersOn = (when: string) => membersAt(file, when || new Date().toISOString());
  const takers = (when: string) => (isPerMember ? membersOn(when).map(({ person }) => person) : ['']);
  const score = (of: string) => ({
    value: draft.scores[of] ?? '',
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      change({ scores: { ...draft.scores, [of]: currentTarget.value } }),
    error: scoreOf(draft.scores[of] ?? '', maxScore) === null && t('score-wrong', { max: scoreText(maxScore) }),
    inputMode: 'decimal' as const,
    rightSection: <span className="quiet">{t('of-max', { max: scoreText(maxScore) })}</span>,
    rightSectionWidth: '4.5rem',
  });
  const who = takers(draft.when);
  const isWrong = who.some((each) => scoreOf(draft.scores[each] ?? '', maxScore) === null);
  return (
    <DeedForm
      {...{ form, onCancel }}
      hint={useHint(props)}
      submit={t('record')}
      isComplete={!isWrong && Object.keys(given100(draft.scores, who, maxScore)).length > 0}
    >
      {isPerMember ? (
        membersOn(draft.when).map(({ person, region, category }, index) => (
          <TextInput
            key={person}
            label={nameOfPerson(file, person)}
            description={`${nameOf(region)} · ${t(`domain:category-${category}`)}`}
            {...score(person)}
            data-autofocus={index === 0 || undefined}
          />
        ))
      ) : (
        <TextInput label={t('score')} {...score('')} required data-autofocus />
      )}
    </DeedForm>
  );
}

function useHint({ file, deed }: DeedProps): string {
  const { t } = useTranslation('deeds');
  const { id, per, attempts = 1, passScore = 0, take } = deed.stage as CharterStage;
  const parts = [
    t('attempt', { attempt: attemptsOf(file, id) + 1, of: attempts }),
    t('pass-score', { score: scoreText(passScore) }),
    attempts > 1 && t(`take-${take}`),
    per === 'member' && t('per-member'),
  ];
  return parts.filter(Boolean).join(' ');
}

/** In hundredths, of those for whom there is one. */
const given100 = (typed: Draft['scores'], who: readonly string[], max: number): Record<string, number> =>
  Object.fromEntries(
    who.flatMap((each) => {
      const score = scoreOf(typed[each] ?? '', max);
      return typeof score === 'number' ? [[each, score]] : [];
    }),
  );
