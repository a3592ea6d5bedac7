// Revoking a token: from then on it opens nothing, whoever holds it.
import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { command } from '../../../api/command.js';
import { CommandForm } from '../../../commands/command-form.js';
import { reasonField, reasonIn } from '../../../commands/reason.js';
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
  const { t } = useTranslation(['admin', 'domain', 'commands']);
  const isOwn = useMe().token === token.token;
  return (
    <div className={styles.form}>
      <p>{t('revoke-what', { title: token.title, role: t(`domain:role-${token.role}`) })}</p>
      <CommandForm
        name={`revoke.${token.token}`}
        hint={t('revoke-means')}
        warning={isOwn ? t('revoke-own') : undefined}
        fields={[reasonField(t)]}
        submit={t('revoke')}
        isGrave
        send={(values, key) => command(['admin', 'tokens', token.token, 'revoke'], reasonIn(values), key)}
        onDone={({ position }) => {
          onDone(position);
          onClose();
        }}
        onCancel={onClose}
      />
    </div>
  );
}
