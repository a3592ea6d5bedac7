// Revoking a token: from then on it opens nothing, whoever holds it.
import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../api/command.js';
import { RefusalNote } from '../../../commands/refusal-note.js';
import { useCommand } from '../../../commands/use-command.js';
import { useMe } from '../../../session/use-me.js';
import styles from '../admin.module.css';
import type { Token } from './tokens.js';

interface Props {
  readonly token: Token | undefined;
  onClose(): void;
  onDone(position: string): void;
}

export function Revoking({ token, onClose, onDone }: Props) {
  const { t } = useTranslation('admin');
  return (
    <Modal
      opened={token !== undefined}
      onClose={onClose}
      title={t('revoke-title')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
      centered
    >
      {token && <RevokeForm {...{ token, onClose, onDone }} />}
    </Modal>
  );
}

function RevokeForm({ token, onClose, onDone }: Props & { token: Token }) {
  const { t } = useTranslation(['admin', 'domain']);
  const isOwn = useMe().token === token.token;
  const [reason, setReason] = useState('');
  const revoke = useCommand((why: string, key) =>
    command(['admin', 'tokens', token.token, 'revoke'], { reason: why }, key),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (revoke.isPending) return;
    revoke.mutate(reason.trim(), {
      onSuccess: ({ position }) => {
        onDone(position);
        onClose();
      },
    });
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <p>{t('revoke-what', { title: token.title, role: t(`domain:role-${token.role}`) })}</p>
      <p className="quiet">{t('revoke-means')}</p>
      {isOwn && <p className={styles.warning}>{t('revoke-own')}</p>}
      <TextInput
        label={t('reason')}
        description={t('reason-hint')}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        data-autofocus
        required
      />
      <RefusalNote error={revoke.error} />
      <div className={styles.actions}>
        <Button type="submit" color="red" loading={revoke.isPending} disabled={!reason.trim()}>
          {t('revoke')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('leave-it')}
        </Button>
      </div>
    </form>
  );
}
