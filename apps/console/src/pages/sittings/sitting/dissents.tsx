// Dissents on a closed item, and one to be filed while the protocol is not signed.
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../api/command.js';
import { CommandForm } from '../../../commands/command-form.js';
import { useMe } from '../../../session/use-me.js';
import type { Item, Sitting } from './use-sitting.js';
import styles from './sitting.module.css';

export function Dissents({ sitting, item }: { sitting: Sitting; item: Item }) {
  const { t } = useTranslation('sittings');
  return (
    <>
      {item.dissents.map(({ person, text, at }) => (
        <blockquote key={at + person} className={styles.dissent}>
          {text}
          <small>
            {t('dissent')}: {sitting.nameOf(person)}
          </small>
        </blockquote>
      ))}
      {sitting.minutes.protocol === null && <Dissent {...{ sitting, item }} />}
    </>
  );
}

function Dissent({ sitting, item }: { sitting: Sitting; item: Item }) {
  const { t } = useTranslation('sittings');
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  const { minutes, nameOf } = sitting;
  const speakers = minutes.roster.filter(({ person }) => me.mayWorkOn('sitting') || me.person === person);
  if (speakers.length === 0) return null;
  const close = () => setOpen(false);
  const who = { name: 'person', kind: 'choice', label: t('dissent-of') } as const;
  const options = speakers.map(({ person }) => ({ value: person, label: nameOf(person) }));
  return (
    <>
      <Button variant="subtle" color="gray" size="xs" className={styles.aside} onClick={() => setOpen(true)}>
        {t('file-dissent')}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('file-dissent')}>
        <CommandForm
          name={`dissent.${minutes.sitting}.${item.item}`}
          fields={[
            { ...who, options },
            { name: 'text', kind: 'text', label: t('dissent') },
          ]}
          start={{ person: speakers.length === 1 ? (speakers[0]?.person ?? '') : '' }}
          submit={t('record')}
          send={(values, key) =>
            command(['sittings', minutes.sitting, 'dissents'], { item: item.item, ...values }, key)
          }
          onDone={close}
          onCancel={close}
        />
      </Modal>
    </>
  );
}
