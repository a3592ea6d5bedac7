// An outcome: what the program was for, and what shows that it is there.
import { Select, Textarea, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../../texts/titles.js';
import { DeedForm } from './deed-form.js';
import { outcomesLeft } from './deeds.js';
import { type DeedProps, useDeed } from './use-deed.js';

export function OutcomeForm(props: DeedProps) {
  const { t } = useTranslation('deeds');
  const { file, charter, onCancel } = props;
  const left = outcomesLeft(file, charter);
  const only = left.length === 1 ? (left[0]?.id ?? '') : '';
  const empty = useMemo(() => ({ outcome: only, description: '', document: '' }), [only]);
  const form = useDeed(props, empty, ({ outcome, description, document }) => ({
    to: ['outcomes'],
    body: { outcome, description: description.trim(), document: document.trim() },
  }));
  const { outcome, description, document } = form.draft;
  const isLeft = left.some(({ id }) => id === outcome);
  return (
    <DeedForm
      {...{ form, onCancel }}
      submit={t('record')}
      isComplete={Boolean(isLeft && description.trim() && document.trim())}
    >
      <Select
        label={t('outcome-which')}
        placeholder={t('choose')}
        data={left.map(({ id, title }) => ({ value: id, label: inLanguage(title) }))}
        value={isLeft ? outcome : null}
        onChange={(chosen) => form.change({ outcome: chosen ?? '' })}
        allowDeselect={false}
        openOnFocus={false}
        required
        data-autofocus
      />
      <Textarea
        label={t('outcome-description')}
        autosize
        minRows={3}
        value={description}
        onChange={({ currentTarget }) => form.change({ description: currentTarget.value })}
        required
      />
      <TextInput
        label={t('document')}
        placeholder={t('document-example')}
        value={document}
        onChange={({ currentTarget }) => form.change({ document: currentTarget.value })}
        required
      />
    </DeedForm>
  );
}
