// Issuing a token: the form, and then its bearer, which is shown once and kept nowhere.
import { Button, CopyButton, Modal } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../admin.module.css';
import { IssueForm } from './issue-form.js';

export interface Issued {
  readonly title: string;
  readonly role: string;
  readonly bearer: string;
}
interface Props {
  readonly isOpen: boolean;
  onClose(): void;
  onDone(position: string): void;
}

export function Issuing({ isOpen, onClose, onDone }: Props) {
  const { t } = useTranslation('admin');
  const [issued, setIssued] = useState<Issued>();
  const close = () => {
    setIssued(undefined);
    onClose();
  };
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t(issued ? 'issued-title' : 'issue-token')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
      // What is shown once is not lost to a click beside it.
      {...{ size: 'lg', centered: true, closeOnClickOutside: !issued, closeOnEscape: !issued }}
    >
      {issued ? (
        <ShownOnce issued={issued} onClose={close} />
      ) : (
        <IssueForm
          onIssued={(made, position) => {
            setIssued(made);
            onDone(position);
          }}
        />
      )}
    </Modal>
  );
}

/** The page that takes a viewer's token in its address. */
const frameOf = ({ title, bearer }: Issued): string =>
  `<iframe src="${location.origin}/embed#${bearer}" title="${title.replaceAll('"', '&quot;')}" width="1000" height="700"></iframe>`;

function ShownOnce({ issued, onClose }: { issued: Issued; onClose(): void }) {
  const { t } = useTranslation('admin');
  const { title, bearer, role } = issued;
  return (
    <div className={styles.form}>
      <p>{t('issued-for', { title })}</p>
      <code className={styles.bearer} data-bearer>
        {bearer}
      </code>
      <p className={styles.warning} role="alert">
        {t('shown-once')}
      </p>
      <div className={styles.actions}>
        <CopyButton value={bearer} timeout={4_000}>
          {({ copied, copy }) => (
            <Button onClick={copy} leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}>
              {t(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={onClose}>
          {t('kept-it')}
        </Button>
      </div>
      {role === 'viewer' && (
        <div className={styles.form}>
          <span className="quiet">{t('embed-html')}</span>
          <code className={styles.bearer}>{frameOf(issued)}</code>
        </div>
      )}
    </div>
  );
}
