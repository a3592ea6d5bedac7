// The frame of pages that have sections of their own, for those who may work on their area.
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import { useMe } from '../session/use-me.js';
import styles from './sections.module.css';

interface Props {
  /** The area of work that they are for. */
  readonly area: string;
  readonly label: string;
  /** The first is where one comes in. */
  readonly sections: readonly { readonly to: string; readonly title: string }[];
}

export function Sections({ area, label, sections }: Props) {
  const { t } = useTranslation(['shell', 'domain']);
  const { role, mayWorkOn } = useMe();
  if (!mayWorkOn(area))
    return (
      <div className={styles.notYours}>
        <h1>{t('not-yours')}</h1>
        <p className="quiet">{t('not-yours-hint', { role: t(`domain:role-${role}`) })}</p>
      </div>
    );
  return (
    <div className={styles.page}>
      <nav className={styles.sections} aria-label={label}>
        {sections.map(({ to, title }, index) => (
          <NavLink key={to} to={to} end={index === 0}>
            {title}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </div>
  );
}
