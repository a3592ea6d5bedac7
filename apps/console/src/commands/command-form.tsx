// The one form of commands: what it means, its declared fields, what was refused, the button. What was typed and the key of
// the one decision survive a reload under the form's name.
import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldInput } from './field-input.js';
import { type Field, isAnswered, type Values, valueIn } from './fields.js';
import { RefusalNote } from './refusal-note.js';
import { useCommand } from './use-command.js';
import { useDraft } from './use-draft.js';
import styles from './command-form.module.css';

export interface Asked {
  /** What it comes to. */
  readonly hint?: string | undefined;
  /** What must be seen before it is sent. */
  readonly warning?: string | undefined;
  readonly fields: readonly Field[] | ((values: Values) => readonly Field[]);
  /** What all fields together must come to; each by itself may be left empty. */
  isEnough?(values: Values): boolean;
  /** What stands in the fields until something is typed. */
  readonly start?: Values;
  /** On the button. */
  readonly submit: string;
  /** What cannot be taken back lightly. */
  readonly isGrave?: boolean | undefined;
}

interface Props<Answer> extends Asked {
  readonly name: string;
  /** `values` are those of the fields that are asked. */
  send(values: Values, key: string): Promise<Answer>;
  onDone?(answer: Answer): void;
  onCancel?(): void;
}

const untouched: Values = {};

export function CommandForm<Answer>({ name, send, onDone, onCancel, ...asked }: Props<Answer>) {
  const { t } = useTranslation('commands');
  const [typed, change, clear] = useDraft<Values>(name, untouched);
  const sending = useCommand(send, name, (answer: Answer) => {
    clear();
    onDone?.(answer);
  });
  const { hint, warning, submit, isGrave = false, isEnough, start } = asked;
  const all = { ...start, ...typed };
  const fields = typeof asked.fields === 'function' ? asked.fields(all) : asked.fields;
  const isComplete = fields.every((field) => isAnswered(field, all)) && (isEnough?.(all) ?? true);
  const trySending = (event: FormEvent) => {
    event.preventDefault();
    if (!isComplete || sending.isPending) return;
    const values = Object.fromEntries(fields.map((field) => [field.name, valueIn(field, all).trim()]));
    sending.mutate(values);
  };
  return (
    <form className={styles.form} onSubmit={trySending}>
      {hint && <p className="quiet">{hint}</p>}
      {warning && <p className={styles.warning}>{warning}</p>}
      {fields.map((field, index) => (
        <FieldInput key={field.name} {...{ field, change }} values={all} isFirst={index === 0} />
      ))}
      <RefusalNote error={sending.error} />
      <div className={styles.buttons}>
        <Button type="submit" loading={sending.isPending} disabled={!isComplete} color={isGrave ? 'red' : undefined}>
          {submit}
        </Button>
        {onCancel && (
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
