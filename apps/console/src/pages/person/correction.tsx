// What is known of a person, put right: the whole of it, as it should be.
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answers } from '../../api/client.js';
import { command } from '../../api/command.js';
import { CommandForm } from '../../commands/command-form.js';
import type { Values } from '../../commands/fields.js';
import { reasonField, reasonIn } from '../../commands/reason.js';

interface Props {
  readonly person: string;
  readonly personal: NonNullable<Answers['PersonDto']['personal']>;
  /** Told the place of the log at which it stands. */
  onDone(position: string): void;
}
const rest = ['post', 'email', 'phone'] as const;

export function Correction({ person, personal, onDone }: Props) {
  const { t } = useTranslation(['person', 'commands']);
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  const send = (values: Values, key: string) => {
    const known = ['name', ...rest].flatMap((each) => (values[each] ? [[each, values[each]] as const] : []));
    return command(['people', person, 'correct'], { personal: Object.fromEntries(known), ...reasonIn(values) }, key);
  };
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>
        {t('correct')}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('correct')} closeButtonProps={{ 'aria-label': t('shell:close') }}>
        <CommandForm
          name={`person.${person}`}
          hint={t('correct-hint')}
          fields={[
            { name: 'name', label: t('name'), maxLength: 300 },
            ...rest.map((name) => ({ name, label: t(name), isOptional: true, maxLength: 300 })),
            reasonField(t),
          ]}
          start={personal}
          submit={t('commands:correct')}
          {...{ send }}
          onDone={({ position }) => {
            close();
            onDone(position);
          }}
          onCancel={close}
        />
      </Modal>
    </>
  );
}
