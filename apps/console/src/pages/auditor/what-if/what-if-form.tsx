// The charter's numbers, stage by stage, to be changed.
import { Button, NumberInput, SegmentedControl } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../texts/titles.js';
import styles from '../auditor.module.css';
import type { Charter } from '../words/charters.js';
import { keyOf, numbersOf, withNumbers } from './numbers.js';

type Mode = 'cascading' | 'frozen';
interface Props {
  readonly charter: Charter;
  readonly isRunning: boolean;
  onAsk(candidate: Charter, mode: Mode): void;
}

export function WhatIfForm({ charter, isRunning, onAsk }: Props) {
  const { t } = useTranslation('auditor');
  const [changed, setChanged] = useState<Record<string, number>>({});
  const [mode, setMode] = useState<Mode>('cascading');
  const fields = numbersOf(charter);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    onAsk(withNumbers(charter, changed), mode);
  };
  return (
    <form className={`card ${styles.card}`} onSubmit={ask} aria-label={t('what-if-title')}>
      {charter.stages
        .filter(({ id }) => fields.some(({ stage }) => stage === id))
        .map(({ id, title }) => (
          <fieldset key={id} className={styles.stage}>
            <legend>{inLanguage(title)}</legend>
            <div className={styles.filters}>
              {fields
                .filter(({ stage }) => stage === id)
                .map((field) => (
                  <NumberInput
                    key={field.path}
                    label={t(`number.${field.path.replaceAll('.', '-')}`)}
                    description={t('number-was', { value: field.value.toLocaleString() })}
                    value={changed[keyOf(field)] ?? field.value}
                    onChange={(value) => setChanged((before) => ({ ...before, [keyOf(field)]: Number(value) }))}
                    {...{ min: 0, decimalScale: field.unit === 1 ? 0 : 2, w: 190 }}
                  />
                ))}
            </div>
          </fieldset>
        ))}
      <div className={styles.filters}>
        <SegmentedControl
          aria-label={t('mode')}
          data={(['cascading', 'frozen'] as const).map((value) => ({ value, label: t(`mode-${value}`) }))}
          value={mode}
          onChange={(value) => setMode(value as Mode)}
        />
        <Button type="submit" loading={isRunning}>
          {t('what-if-ask')}
        </Button>
      </div>
      <p className="quiet">{t(`mode-${mode}-hint`)}</p>
    </form>
  );
}
