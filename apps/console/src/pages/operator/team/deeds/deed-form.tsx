// The frame of every deed's form: what it means by the charter, its fields, when it was, what was refused, the button.
import { Button, TextInput } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalNote } from '../../../../commands/refusal-note.js';
import styles from './deeds.module.css';

interface Props {
  readonly form: {
    readonly draft: { readonly when: string };
    readonly isSending: boolean;
    readonly error: unknown;
    change(part: { when: string }): void;
    send(): void;
  };
  readonly hint?: string;
  /** Of the button. */
  readonly submit: string;
  readonly isComplete: boolean;
  /** What cannot be taken back lightly. */
  readonly isGrave?: boolean;
  /** Whether it may have been earlier than now. */
  readonly hasTime?: boolean;
  readonly children?: ReactNode;
  onCancel(): void;
}

export function DeedForm({
  form,
  hint,
  submit,
  isComplete,
  isGrave = false,
  hasTime = true,
  children,
  onCancel,
}: Props) {
  const { t } = useTranslation('deeds');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete) form.send();
  };
  return (
    <form className={styles.form} onSubmit={send}>
      {hint && <p className="quiet">{hint}</p>}
      {children}
      {hasTime && (
        <TextInput
          type="datetime-local"
          label={t('when')}
          description={t('when-hint')}
          value={form.draft.when}
          onChange={({ currentTarget }) => form.change({ when: currentTarget.value })}
          className={styles.when}
        />
      )}
      <RefusalNote error={form.error} />
      <div className={styles.buttons}>
        <Button type="submit" loading={form.isSending} disabled={!isComplete} color={isGrave ? 'red' : undefined}>
          {submit}
        </Button>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
