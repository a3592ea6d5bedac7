// The frame of the auditor's pages: their sections, for those who may see the history.
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import { useMe } from '../../session/use-me.js';
import styles from './auditor.module.css';

const sections = [
  { to: '/auditor', text: 'log' },
  { to: '/auditor/replay', text: 'replay' },
  { to: '/auditor/what-if', text: 'what-if' },
  { to: '/auditor/findings', text: 'findings' },
] as const;

export function Component() {
  const { t } = useTranslation(['auditor', 'shell', 'domain']);
  const { role, mayWorkOn } = useMe();
  if (!mayWorkOn('history'))
    return (
      <div className={styles.notYours}>
        <h1>{t('shell:not-yours')}</h1>
        <p className="quiet">{t('shell:not-yours-hint', { role: t(`domain:role-${role}`) })}</p>
      </div>
    );
  return (
    <div className={styles.page}>
      <nav className={styles.sections} aria-label={t('sections')}>
        {sections.map(({ to, text }) => (
          <NavLink key={to} to={to} end={to === '/auditor'}>
            {t(text)}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </div>
  );
}
