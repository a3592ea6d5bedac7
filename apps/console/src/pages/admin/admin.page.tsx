// The frame of the administrator's pages: their sections, for those who may see to the system itself.
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import { useMe } from '../../session/use-me.js';
import styles from './admin.module.css';

const sections = [
  { to: '/admin', text: 'tokens' },
  { to: '/admin/projections', text: 'projections' },
] as const;

export function Component() {
  const { t } = useTranslation(['admin', 'shell', 'domain']);
  const { role, mayWorkOn } = useMe();
  if (!mayWorkOn('administration'))
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
          <NavLink key={to} to={to} end={to === '/admin'}>
            {t(text)}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </div>
  );
}
