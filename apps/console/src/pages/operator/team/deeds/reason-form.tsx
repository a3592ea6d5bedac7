// Deeds that need no more than a reason, some of them a document as well: a return, a withdrawal, a reinstatement.
import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeedForm } from './deed-form.js';
import type { DeedKind } from './deeds.js';
import { type DeedProps, useDeed } from './use-deed.js';

const empty = { reason: '', document: '' };
const to: Readonly<Partial<Record<DeedKind, readonly string[]>>> = {
  'return-application': ['application', 'return'],
  withdraw: ['withdraw'],
  reinstate: ['reinstate'],
};

export function ReasonForm(props: DeedProps) {
  const { t } = useTranslation('deeds');
  const { kind, stage } = props.deed;
  const needsDocument = kind === 'reinstate';
  const form = useDeed(props, empty, ({ reason, document }) => ({
    to: to[kind] ?? [kind],
    body: {
      ...(stage && { stage: stage.id }),
      reason: reason.trim(),
      ...(needsDocument && { document: document.trim() }),
    },
  }));
  const { reason, document } = form.draft;
  return (
    <DeedForm
      form={form}
      onCancel={props.onCancel}
      hint={t(`${kind}-hint`)}
      submit={t(kind)}
      isComplete={Boolean(reason.trim() && (document.trim() || !needsDocument))}
      isGrave={kind === 'withdraw'}
    >
      <Textarea
        label={t('reason')}
        description={t('reason-hint')}
        autosize
        minRows={3}
        value={reason}
        onChange={({ currentTarget }) => form.change({ reason: currentTarget.value })}
        required
        data-autofocus
      />
      {needsDocument && (
        <TextInput
          label={t('document')}
          placeholder={t('document-example')}
          value={document}
          onChange={({ currentTarget }) => form.change({ document: currentTarget.value })}
          required
        />
      )}
    </DeedForm>
  );
}
