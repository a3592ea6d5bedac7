// Who is signed in, until when, and the way out.
import { Button, Menu } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../api/client.js';
import { queryClient, whenSignedOut } from '../api/query-client.js';
import { useMe } from '../session/use-me.js';
import { timeText } from '../texts/times.js';
import styles from './shell.module.css';

export function Account() {
  const { t } = useTranslation(['shell', 'domain']);
  const { role, token, session } = useMe();
  const navigate = useNavigate();
  const signOut = async () => {
    await api.DELETE('/api/v1/session');
    // Who leaves on purpose is not told that the session is over.
    whenSignedOut(() => undefined);
    await navigate('/sign-in?why=signed-out');
    queryClient.clear();
  };
  return (
    <Menu position="bottom-end" withArrow>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-md" className={styles.icon}>
          <IconUser size={17} aria-hidden />
          <span className={styles.role}>{t(`domain:role-${role}`)}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {t(`domain:role-${role}`)} · {token}
        </Menu.Label>
        {session && <Menu.Label>{t('signed-in-until', { time: timeText(session.until) })}</Menu.Label>}
        <Menu.Item onClick={() => void signOut()}>{t('sign-out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
