// The entry in the registry: under which number, by which order.
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeedForm } from './deed-form.js';
import { type DeedProps, useDeed } from './use-deed.js';

const empty = { number: '', order: '' };

export function EntryForm(props: DeedProps) {
  const { t } = useTranslation('deeds');
  const { deed, onCancel } = props;
  const form = useDeed(props, empty, ({ number, order }) => ({
    to: ['registry'],
    body: { stage: deed.stage?.id, number: number.trim(), order: order.trim() },
  }));
  const { number, order } = form.draft;
  const years = deed.stage?.validFor;
  return (
    <DeedForm
      {...{ form, onCancel }}
      hint={`${t('number-hint')} ${years ? t('valid-for', { count: years }) : t('valid-without-end')}`}
      submit={t('enter-registry')}
      isComplete={Boolean(number.trim() && order.trim())}
    >
      <TextInput
        label={t('number')}
        value={number}
        maxLength={60}
        onChange={({ currentTarget }) => form.change({ number: currentTarget.value })}
        required
        data-autofocus
      />
      <TextInput
        label={t('order')}
        placeholder={t('order-example')}
        value={order}
        onChange={({ currentTarget }) => form.change({ order: currentTarget.value })}
        required
      />
    </DeedForm>
  );
}
