// One commissioner's scores: typed as people write them («8,5»), sent in hundredths with Enter or when the row is complete and left.
import { Button, Table, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../api/command.js';
import { RefusalNote } from '../../../commands/refusal-note.js';
import { useCommand } from '../../../commands/use-command.js';
import { useDraft } from '../../../commands/use-draft.js';
import { hundredths } from '../../../texts/hundredths.js';
import { scoreText } from '../../../texts/times.js';
import { inLanguage } from '../../../texts/titles.js';
import type { Outlook } from './use-sitting.js';
import styles from './sitting.module.css';

type Scores = Readonly<Record<string, number>>;

interface Props {
  readonly sitting: string;
  readonly item: string;
  readonly person: string;
  readonly name: string;
  readonly criteria: Outlook['criteria'];
  /** As recorded. */
  readonly given: Scores | undefined;
  readonly isEntitled: boolean;
}

export function ScoreRow({ sitting, item, person, name, criteria, given, isEntitled }: Props) {
  const { t } = useTranslation('sittings');
  const [typed, change, clear] = useDraft<Record<string, string>>(`scores.${sitting}.${item}.${person}`, {});
  const [isTouched, setTouched] = useState(false);
  const submit = useCommand((scores: Scores, key) =>
    command(['sittings', sitting, 'scores'], { item, person, scores }, key),
  );
  const shown = (id: string) => typed[id] ?? (given?.[id] === undefined ? '' : scoreText(given[id]));
  const read = criteria.map(({ id, min, max }) => {
    const score = hundredths(shown(id));
    return { id, score, isWrong: shown(id) !== '' && (score === undefined || score < min || score > max) };
  });
  const isComplete = read.every(({ score, isWrong }) => score !== undefined && !isWrong);
  const isChanged = read.some(({ id, score }) => score !== given?.[id]);
  const send = () => {
    setTouched(true);
    if (isComplete && isChanged && !submit.isPending)
      submit.mutate(Object.fromEntries(read.map(({ id, score }) => [id, score!])), { onSuccess: clear });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    send();
    if (isComplete) nextRowOf(event.currentTarget)?.focus();
  };
  if (!isEntitled) return <Recorded criteria={criteria} given={given} />;
  return (
    <>
      {criteria.map(({ id, title }, index) => (
        <Table.Td key={id} ta="right">
          <TextInput
            aria-label={`${name}: ${inLanguage(title)}`}
            inputMode="decimal"
            size="xs"
            className={styles.score}
            value={shown(id)}
            error={read[index]!.isWrong && isTouched}
            onChange={({ currentTarget }) => change({ [id]: currentTarget.value })}
            onKeyDown={onKeyDown}
            onBlur={() => setTouched(true)}
          />
          {index === criteria.length - 1 && isChanged && (
            <Button size="compact-xs" mt={4} disabled={!isComplete} loading={submit.isPending} onClick={send}>
              {t('record')}
            </Button>
          )}
          {index === 0 && <RefusalNote error={submit.error} />}
        </Table.Td>
      ))}
    </>
  );
}

function Recorded({ criteria, given }: Pick<Props, 'criteria' | 'given'>) {
  return criteria.map(({ id }) => (
    <Table.Td key={id} ta="right" className="figures">
      {given?.[id] === undefined ? '—' : scoreText(given[id])}
    </Table.Td>
  ));
}

/** The first score of the commissioner below. */
const nextRowOf = (input: HTMLElement): HTMLInputElement | null =>
  input.closest('tr')?.nextElementSibling?.querySelector('input') ?? null;
